package io.quarkiverse.sluice.runtime.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StrandTest {

    private static final int THREADS = 4;
    private static final int STEPS = 10_000;

    @Test
    void run_fromManyThreads_neverTwoAtOnce() throws Exception {
        var strand = new Strand();
        var done = new CountDownLatch(THREADS * STEPS);
        // neither volatile nor atomic: the strand alone makes this safe
        int[] count = new int[1];
        for (int t = 0; t < THREADS; t++) {
            new Thread(() -> {
                for (int i = 0; i < STEPS; i++) {
                    strand.run(() -> {
                        count[0]++;
                        done.countDown();
                    });
                }
            }).start();
        }
        done.await();

        assertThat(count[0]).isEqualTo(THREADS * STEPS);
    }

    @Test
    void run_withinAStep_comesAfterIt() {
        var strand = new Strand();
        var order = new ArrayList<String>();

        strand.run(() -> {
            strand.run(() -> order.add("second"));
            order.add("first");
        });

        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void run_aStepThatFails_theNextIsRun() {
        var strand = new Strand();
        var order = new ArrayList<String>();

        strand.run(() -> {
            throw new OutOfMemoryError("as if");
        });
        strand.run(() -> order.add("next"));

        assertThat(order).containsExactly("next");
    }
}
