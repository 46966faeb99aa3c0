package io.quarkiverse.sluice.internal.pipeline;

import java.util.concurrent.atomic.LongAdder;

/** What a stage counts besides what its line does. Thread-safe. */
final class StageCounts {

    final LongAdder out = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder skipped = new LongAdder();
    final LongAdder retried = new LongAdder();
    final LongAdder deadLettered = new LongAdder();
    final LongAdder undelivered = new LongAdder();
}
