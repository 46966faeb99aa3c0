package io.quarkiverse.sluice.musthold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;

class MassClosingTest {

    private static final int MESSAGES = 5_000_000;

    private int next;
    private int outOfOrder;

    @Test
    void c4_fiveMillionBuffered_lastReceiverCloses_eachIsHandedOverOnceInOrder() {
        assertHandedOver(channel -> channel.receiver().close());
    }

    @Test
    void c4_fiveMillionBuffered_failNow_eachIsHandedOverOnceInOrder() {
        assertHandedOver(channel -> channel.control().failNow(new Exception("over")));
    }

    private void assertHandedOver(Consumer<ChannelPair<Integer>> ending) {
        var channel = Channels.<Integer> builder("orders").unbounded().onUndelivered((message, reason) -> {
            outOfOrder += message == next ? 0 : 1;
            next++;
        }).build();
        for (int i = 0; i < MESSAGES; i++) {
            channel.sender().trySend(i);
        }

        ending.accept(channel);

        assertThat(next).isEqualTo(MESSAGES);
        assertThat(outOfOrder).isZero();
        assertThat(channel.receiver().depth()).isZero();
    }
}
