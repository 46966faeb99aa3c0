package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RetryPolicy policy = RetryPolicy.attempts(5).withDelay(SECOND).withFactor(3)
            .withMaxDelay(SECOND.multipliedBy(10)).withJitter(0);

    @Test
    void delayAfter_growsByTheFactorUpToTheLongest() {
        assertThat(policy.delayAfter(1, 0.5)).isEqualTo(SECOND);
        assertThat(policy.delayAfter(2, 0.5)).isEqualTo(SECOND.multipliedBy(3));
        assertThat(policy.delayAfter(3, 0.5)).isEqualTo(SECOND.multipliedBy(9));
        assertThat(policy.delayAfter(4, 0.5)).isEqualTo(SECOND.multipliedBy(10));
        assertThat(policy.delayAfter(Integer.MAX_VALUE, 0.5)).isEqualTo(SECOND.multipliedBy(10));
    }

    @Test
    void delayAfter_withJitter_isShorterByUpToThatPart() {
        var jittery = policy.withJitter(0.5);

        assertThat(jittery.delayAfter(1, 0)).isEqualTo(SECOND);
        assertThat(jittery.delayAfter(1, 0.5)).isEqualTo(Duration.ofMillis(750));
        assertThat(jittery.delayAfter(1, 1)).isEqualTo(Duration.ofMillis(500));
        assertThat(jittery.delayAfter(9, 1)).isEqualTo(SECOND.multipliedBy(5));
    }

    @Test
    void withDelay_longerThanTheLongest_movesThatAlong() {
        assertThat(RetryPolicy.attempts(2).withDelay(Duration.ofMinutes(1)).maxDelay()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void values_outOfRange_areRefusedWithNameAndValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.attempts(0))
                .withMessageContaining("maxAttempts").withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withDelay(Duration.ofMillis(-1)))
                .withMessageContaining("delay").withMessageContaining("PT-0.001S");
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withFactor(0.5)).withMessageContaining("factor")
                .withMessageContaining("0.5");
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withFactor(Double.NaN)).withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withMaxDelay(Duration.ofMillis(1)))
                .withMessageContaining("maxDelay").withMessageContaining("PT1S");
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withJitter(1.5)).withMessageContaining("jitter")
                .withMessageContaining("1.5");
    }
}
