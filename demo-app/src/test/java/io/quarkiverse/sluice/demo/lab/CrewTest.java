package io.quarkiverse.sluice.demo.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CrewTest {

    @Test
    void join_threadFails_throwsAndCloseStopsTheOthers() throws Exception {
        var interrupted = new AtomicBoolean();
        var sleeping = new CountDownLatch(1);
        try (var crew = new Crew("test")) {
            crew.start(() -> {
                sleeping.countDown();
                try {
                    Thread.sleep(600_000);
                } catch (InterruptedException e) {
                    interrupted.set(true);
                }
            });
            assertThat(sleeping.await(20, TimeUnit.SECONDS)).isTrue();
            crew.start(() -> {
                throw new IllegalStateException("broken");
            });

            assertThatThrownBy(crew::join).isInstanceOf(ExecutionException.class).hasRootCauseMessage("broken");
        }
        assertThat(interrupted).isTrue();
    }

    @Test
    void join_allEnd_returnsWhenTheLastHas() throws Exception {
        var done = new CountDownLatch(3);
        try (var crew = new Crew("test")) {
            for (int i = 0; i < 3; i++) {
                crew.start(done::countDown);
            }
            crew.join();
            assertThat(done.getCount()).isZero();
        }
    }
}
