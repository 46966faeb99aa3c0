package io.quarkiverse.sluice.internal.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;

class SpinTest {

    /** Spins and yields that together take microseconds. */
    private static final int BOUND = 200;

    @Test
    void w5_looksBeforeParking_areBoundedAndNoneOnOneProcessor() {
        assertThat(looks(Caller.PLATFORM)).isLessThanOrEqualTo(BOUND);
        if (Runtime.getRuntime().availableProcessors() == 1) {
            assertThat(looks(Caller.PLATFORM)).isZero();
        }
    }

    @Test
    void w5_virtualThread_looksOnceAndParks() {
        assumeTrue(Caller.VIRTUAL.isAvailable(), "This JDK has no virtual threads");
        assertThat(looks(Caller.VIRTUAL)).isZero();
    }

    private static int looks(Caller caller) {
        try (var crew = new Crew(caller)) {
            return crew.call("look", Spin::looks).value();
        }
    }
}
