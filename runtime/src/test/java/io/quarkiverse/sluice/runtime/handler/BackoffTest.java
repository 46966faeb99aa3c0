package io.quarkiverse.sluice.runtime.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class BackoffTest {

    @Test
    void nanosAfter_withoutJitter_growsByTheFactorUpToTheLimit() {
        var backoff = new Backoff(9, Duration.ofMillis(10), 3, Duration.ofMillis(100), 0);

        assertThat(IntStream.rangeClosed(1, 5).mapToObj(attempts -> millis(backoff, attempts, 0.7)))
                .containsExactly(10L, 30L, 90L, 100L, 100L);
    }

    @Test
    void nanosAfter_withJitter_isShorterByItsShareAtMost() {
        var backoff = new Backoff(9, Duration.ofMillis(100), 2, Duration.ofMillis(100), 0.2);

        assertThat(millis(backoff, 1, 0)).isEqualTo(100);
        assertThat(millis(backoff, 1, 0.5)).isEqualTo(90);
        assertThat(millis(backoff, 3, 1)).isEqualTo(80);
    }

    @Test
    void nanosAfter_longerThanNanosecondsCanSay_isStillAhead() {
        var backoff = new Backoff(Integer.MAX_VALUE, Duration.ofSeconds(Long.MAX_VALUE), 10,
                Duration.ofSeconds(Long.MAX_VALUE), 0);

        assertThat(backoff.nanosAfter(Integer.MAX_VALUE, 0)).isPositive();
        assertThat(System.nanoTime() + backoff.nanosAfter(Integer.MAX_VALUE, 0) - System.nanoTime()).isPositive();
    }

    private static long millis(Backoff backoff, int attempts, double chance) {
        return Duration.ofNanos(backoff.nanosAfter(attempts, chance)).toMillis();
    }
}
