package io.quarkiverse.sluice.internal.pipeline;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.StageOptions;
import io.quarkiverse.sluice.StageStatistics;

/**
 * Runs one stage without a thread of its own: it takes a message while fewer than {@code concurrency} are open, runs the
 * function on the executor, and hands the results on, by default those of the oldest open message first. A message stays
 * open until its last result has found room, so that back-pressure reaches the channel before the stage.
 */
final class StageRunner {

    private static final System.Logger LOG = System.getLogger("io.quarkiverse.sluice");

    private final String pipeline;
    private final StageSpec spec;
    private final Receiver<Object> input;
    private final Sender<Object> output;
    private final Executor executor;

    private final ReentrantLock lock = new ReentrantLock();
    /** The open messages, oldest first. */
    private final ArrayDeque<Slot> open = new ArrayDeque<>();
    private boolean receiving;
    private boolean inputEnded;
    /** Whether this stage itself has failed, or nobody takes its results any more. */
    private boolean broken;
    private @Nullable Throwable failure;
    private boolean finished;
    private long processed;
    private long failed;

    StageRunner(String pipeline, StageSpec spec, Receiver<Object> input, Sender<Object> output, Executor executor) {
        this.pipeline = pipeline;
        this.spec = spec;
        this.input = input;
        this.output = output;
        this.executor = executor;
    }

    void start() {
        output.whenClosed().subscribe().with(this::outputClosed);
        take();
    }

    /** Takes the next message when there is one, if another may be open. */
    private void take() {
        if (beginReceive()) {
            input.receiveAsync().subscribe().with(message -> dispatch(opened(), message), this::inputEnded);
        }
    }

    private void dispatch(Slot slot, Object message) {
        try {
            executor.execute(() -> run(slot, message));
        } catch (RuntimeException refused) {
            returned(slot, new Results.Failed(refused));
        }
        take();
    }

    /** Processes a message, and then in the same thread what there is to take. */
    private void run(Slot slot, Object message) {
        process(slot, message);
        while (beginReceive()) {
            Object next;
            try {
                next = input.tryReceive();
            } catch (ChannelClosedException ended) {
                inputEnded(ended);
                return;
            }
            if (next == null) {
                endReceive();
                take();
                return;
            }
            Slot another = opened();
            take();
            process(another, next);
        }
    }

    private void process(Slot slot, Object message) {
        Results results;
        try {
            results = spec.call().apply(message);
        } catch (Throwable thrown) {
            results = new Results.Failed(thrown);
        }
        returned(slot, results);
    }

    private boolean beginReceive() {
        lock.lock();
        try {
            if (receiving || inputEnded || broken || open.size() >= spec.options().concurrency()) {
                return false;
            }
            receiving = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void endReceive() {
        lock.lock();
        try {
            receiving = false;
        } finally {
            lock.unlock();
        }
    }

    private Slot opened() {
        var slot = new Slot();
        lock.lock();
        try {
            receiving = false;
            open.add(slot);
        } finally {
            lock.unlock();
        }
        return slot;
    }

    private void returned(Slot slot, Results results) {
        lock.lock();
        try {
            if (broken) {
                // Behind a failed one: it goes no further.
                open.remove(slot);
            } else {
                slot.results = results;
            }
        } finally {
            lock.unlock();
        }
        emitReady();
        finishIfDone();
    }

    /** Hands on the results of those whose turn it is. */
    private void emitReady() {
        for (Slot slot = nextToEmit(); slot != null; slot = nextToEmit()) {
            emit(slot, slot.results);
        }
    }

    private @Nullable Slot nextToEmit() {
        lock.lock();
        try {
            for (Slot slot : open) {
                if (slot.results != null && !slot.emitting) {
                    slot.emitting = true;
                    return slot;
                }
                if (spec.options().ordered()) {
                    return null;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void emit(Slot slot, Results results) {
        if (results instanceof Results.One one) {
            emitOne(slot, one.result());
        } else if (results instanceof Results.Later later) {
            later.result().subscribe().with(result -> {
                if (result == null) {
                    emittedLater(slot, returnedNull());
                } else {
                    emitLater(slot, result);
                }
            }, thrown -> emittedLater(slot, thrown));
        } else if (results instanceof Results.Many many) {
            many.results().onItem().transformToUniAndConcatenate(output::sendAsync)
                    .subscribe().with(sent -> {
                    }, thrown -> emittedLater(slot, thrown), () -> emittedLater(slot, null));
        } else {
            emitted(slot, failure(results));
        }
    }

    private @Nullable Throwable failure(Results results) {
        if (results == Results.NULL) {
            return returnedNull();
        }
        return results instanceof Results.Failed failed ? failed.failure() : null;
    }

    private NullPointerException returnedNull() {
        return new NullPointerException("Stage '" + spec.name() + "' of pipeline '" + pipeline
                + "' returned null: return an Optional to hand nothing on");
    }

    private void emitOne(Slot slot, Object result) {
        boolean sent;
        try {
            sent = output.trySend(result);
        } catch (ChannelClosedException closed) {
            emitted(slot, closed);
            return;
        }
        if (sent) {
            emitted(slot, null);
        } else {
            emitLater(slot, result);
        }
    }

    private void emitLater(Slot slot, Object result) {
        output.sendAsync(result).subscribe().with(done -> emittedLater(slot, null),
                thrown -> emittedLater(slot, thrown));
    }

    private void emittedLater(Slot slot, @Nullable Throwable thrown) {
        emitted(slot, thrown);
        emitReady();
        take();
    }

    private void emitted(Slot slot, @Nullable Throwable thrown) {
        // With nobody left to take the results there is nothing to fail.
        boolean fails = thrown != null && !output.isClosed();
        lock.lock();
        try {
            open.remove(slot);
            processed++;
            if (fails) {
                failed++;
            }
            if (thrown != null && !broken) {
                broken = true;
                failure = thrown;
                open.removeIf(behind -> behind.results != null && !behind.emitting);
            }
        } finally {
            lock.unlock();
        }
        if (fails) {
            fail(thrown);
        }
        if (thrown != null) {
            input.close();
        }
        finishIfDone();
    }

    /** A failing stage ends the pipeline: what came before has been handed on, what comes after is handed over. */
    private void fail(Throwable thrown) {
        LOG.log(System.Logger.Level.ERROR, "Stage '" + spec.name() + "' of pipeline '" + pipeline
                + "' failed; the pipeline ends", thrown);
        output.fail(thrown);
    }

    private void inputEnded(Throwable ended) {
        lock.lock();
        try {
            receiving = false;
            inputEnded = true;
            if (failure == null && !(ended instanceof ChannelClosedException closed
                    && closed.reason() == CloseReason.COMPLETED)) {
                failure = ended.getCause() != null ? ended.getCause() : ended;
            }
        } finally {
            lock.unlock();
        }
        finishIfDone();
    }

    /** Nobody takes the results any more: nothing new starts. */
    private void outputClosed(CloseReason reason) {
        input.close();
    }

    private void finishIfDone() {
        Throwable cause;
        lock.lock();
        try {
            if (finished || !inputEnded || !open.isEmpty()) {
                return;
            }
            finished = true;
            cause = failure;
        } finally {
            lock.unlock();
        }
        if (cause != null && !output.isClosed()) {
            output.fail(cause);
        }
        output.close();
        input.close();
    }

    boolean isFinished() {
        lock.lock();
        try {
            return finished;
        } finally {
            lock.unlock();
        }
    }

    StageStatistics statistics() {
        StageOptions options = spec.options();
        lock.lock();
        try {
            return new StageStatistics(spec.name(), input.depth(), options.capacity(), options.concurrency(), open.size(),
                    processed, failed);
        } finally {
            lock.unlock();
        }
    }
}
