package io.quarkiverse.sluice.demo.desk.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class OrderIdsTest {

    @Test
    void next_many_allDifferAndSayVersion7() {
        var ids = new HashSet<UUID>();
        for (int i = 0; i < 10_000; i++) {
            var id = OrderIds.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            ids.add(id);
        }
        assertThat(ids).hasSize(10_000);
    }

    @Test
    void next_always_beginsWithTheTime() {
        long before = System.currentTimeMillis();
        long time = OrderIds.next().getMostSignificantBits() >>> 16;

        assertThat(time).isBetween(before, System.currentTimeMillis());
    }
}
