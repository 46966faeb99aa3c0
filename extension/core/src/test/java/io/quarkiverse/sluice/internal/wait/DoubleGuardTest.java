package io.quarkiverse.sluice.internal.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;

class DoubleGuardTest {

    private final SpinLock first = new SpinLock() {
    };
    private final SpinLock second = new SpinLock() {
    };
    private final AtomicBoolean freed = new AtomicBoolean();
    private final Guard guard = new DoubleGuard(first, second) {
        @Override
        protected void beforeFree() {
            freed.set(true);
        }
    };
    private final Crew crew = new Crew(Caller.VIRTUAL);

    @AfterEach
    void stop() {
        crew.close();
    }

    @Test
    void lock_onAVirtualThreadThatHoldsOneAndWantsTheOther_keepsItsCarrier() {
        assumeTrue(Caller.VIRTUAL.isAvailable(), "This JDK has no virtual threads");
        second.lock();
        var locked = crew.call("lock", () -> {
            guard.lock();
            guard.unlock();
            return true;
        });
        Await.until("the thread holds the first lock", () -> first.isHeld());

        int mounted = 0;
        for (int look = 0; look < 1_000; look++) {
            // The carrier is named behind the state.
            if (String.valueOf(locked.thread()).contains("@")) {
                mounted++;
            }
        }
        second.unlock();

        assertThat(mounted).isEqualTo(1_000);
        assertThat(locked.value()).isTrue();
        assertThat(freed).isTrue();
    }
}
