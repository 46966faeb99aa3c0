package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Op;

class WatchUpdateTest {

    private static final int THREADS = 4;
    private static final int UPDATES = 5_000;

    private final Watch<Integer> sum = Channels.watch("sum", 0);
    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @Test
    void update_fromManyThreads_losesNone() {
        var updates = new ArrayList<Op<Integer>>();
        for (int i = 0; i < THREADS; i++) {
            updates.add(crew.call("update", () -> {
                for (int n = 0; n < UPDATES; n++) {
                    sum.update(value -> value + 1);
                }
                return 0;
            }));
        }
        updates.forEach(Op::value);

        assertThat(sum.value()).isEqualTo(THREADS * UPDATES);
        assertThat(sum.version()).isEqualTo(1 + THREADS * UPDATES);
    }

    @Test
    void update_anotherValueSetMeanwhile_isMadeOfThat() {
        var made = new ArrayList<Integer>();

        int updated = sum.update(value -> {
            made.add(value);
            if (made.size() == 1) {
                // Another thread, so that a lock held around this function would show.
                crew.call("set", () -> {
                    sum.set(10);
                    return 0;
                }).value();
            }
            return value + 1;
        });

        assertThat(updated).isEqualTo(11);
        assertThat(sum.value()).isEqualTo(11);
        assertThat(made).containsExactly(0, 10);
    }

    @Test
    void update_equalValueSetMeanwhile_isMadeAgain() {
        var made = new ArrayList<Integer>();

        sum.update(value -> {
            made.add(value);
            if (made.size() == 1) {
                sum.set(value);
            }
            return value + 1;
        });

        assertThat(made).containsExactly(0, 0);
        assertThat(sum.version()).isEqualTo(3);
    }

    @Test
    void update_functionThatThrowsOrReturnsNull_setsNothing() {
        assertThatThrownBy(() -> sum.update(value -> {
            throw new IllegalArgumentException("boom");
        })).hasMessage("boom");
        assertThatThrownBy(() -> sum.update(value -> null)).isInstanceOf(NullPointerException.class);

        assertThat(sum.value()).isZero();
        assertThat(sum.version()).isEqualTo(1);
    }

    @Test
    void update_withoutAValue_isRefused() {
        Watch<Integer> empty = Channels.watch("empty");

        assertThatThrownBy(() -> empty.update(value -> 1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void setAndUpdate_afterTheEnd_areRefused() {
        sum.fail(new IllegalStateException("boom"));

        assertThatThrownBy(() -> sum.set(1)).isInstanceOf(ChannelClosedException.class).hasMessageContaining("sum")
                .hasRootCauseMessage("boom");
        assertThatThrownBy(() -> sum.update(value -> 1)).isInstanceOf(ChannelClosedException.class);
        assertThat(sum.value()).isZero();
        assertThat(sum.isClosed()).isTrue();
    }

    @Test
    void update_whoseFunctionEndsTheWatch_isRefused() {
        assertThatThrownBy(() -> sum.update(value -> {
            sum.complete();
            return 1;
        })).isInstanceOf(ChannelClosedException.class);
        assertThat(sum.value()).isZero();
    }
}
