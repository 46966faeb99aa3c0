package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.smallrye.mutiny.subscription.Cancellable;

/** Timers by the system's time: what they hold, and in which threads they yield. */
@Isolated("counts the threads of the JVM")
class TimerThreadTest {

    private static final Duration BRIEF = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofHours(1);

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @Test
    void w2_after_isNeverEarly() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            Channels.after(BRIEF).receive();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(BRIEF.toNanos());
        }
    }

    @Test
    void w7_manyTimers_shareOneThread() {
        var before = Thread.getAllStackTraces().keySet();
        var waits = new ArrayList<Cancellable>();
        for (int i = 0; i < 200; i++) {
            waits.add((i % 2 == 0 ? Channels.after(LONG) : Channels.tick(LONG)).receiveAsync().subscribe().with(due -> {
            }));
        }

        assertThat(Thread.getAllStackTraces().keySet().stream().filter(thread -> !before.contains(thread)))
                .hasSizeLessThanOrEqualTo(1);
        waits.forEach(Cancellable::cancel);
    }

    /** What may have been done with a timer before it is forgotten. */
    enum Past {
        UNUSED {
            @Override
            void happen(Receiver<?> timer) {
            }
        },
        TRIED {
            @Override
            void happen(Receiver<?> timer) {
                timer.tryReceive();
            }
        },
        TIMED_OUT {
            @Override
            void happen(Receiver<?> timer) throws InterruptedException {
                timer.receive(Duration.ofNanos(1));
            }
        },
        CANCELLED {
            @Override
            void happen(Receiver<?> timer) {
                timer.receiveAsync().subscribe().with(due -> {
                }).cancel();
            }
        },
        OUTVOTED {
            @Override
            void happen(Receiver<?> timer) {
                var orders = Channels.<Integer> bounded(1);
                Select.<Object> first().receive(timer, due -> due).receive(orders.receiver(), order -> order).awaitAsync()
                        .subscribe().with(done -> {
                        });
                orders.sender().trySend(1);
            }
        };

        abstract void happen(Receiver<?> timer) throws InterruptedException;
    }

    @ParameterizedTest
    @EnumSource
    void w7_timerThatNobodyCanReach_isCollected(Past past) throws InterruptedException {
        for (Supplier<Receiver<?>> kind : List.<Supplier<Receiver<?>>> of(() -> Channels.after(LONG),
                () -> Channels.tick(LONG), Channels::never)) {
            Await.collected(forgotten(kind.get(), past));
        }
    }

    private static WeakReference<?> forgotten(Receiver<?> timer, Past past) throws InterruptedException {
        past.happen(timer);
        return new WeakReference<>(timer);
    }
}
