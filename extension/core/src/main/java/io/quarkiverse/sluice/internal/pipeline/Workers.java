package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Brings threads to a stage's messages. One worker is started at a time, and none holds a message before it runs: whoever comes
 * first works on it, so that a thread that is slow to start holds up nobody.
 */
final class Workers {

    private final StageRunner stage;
    private final StageLine line;
    private final Intake intake;
    private final StageThreads threads;

    Workers(StageRunner stage, StageLine line, Intake intake, StageThreads threads) {
        this.stage = stage;
        this.line = line;
        this.intake = intake;
        this.threads = threads;
    }

    /** Sees to it that somebody works on what there is. */
    void call() {
        while (line.callsWorker()) {
            if (threads.executor() == null) {
                work(false);
                return;
            }
            if (!refused()) {
                return;
            }
        }
    }

    /** Likewise, from a thread that must not be kept. */
    void callElsewhere() {
        if (threads.executor() == null) {
            Infrastructure.getDefaultExecutor().execute(this::call);
        } else {
            call();
        }
    }

    /** Starts a worker; whether that was refused while nobody else was there, so that a message failed for it. */
    private boolean refused() {
        Thread caller = Thread.currentThread();
        try {
            // an executor may also run its tasks at once, in a thread that is somebody else's
            threads.executor().execute(() -> work(threads.reusable() && Thread.currentThread() != caller));
            return false;
        } catch (Throwable refused) {
            Slot left = line.workerRefused();
            if (left == null) {
                return false;
            }
            stage.failed(left, refused);
            intake.take(false);
            return true;
        }
    }

    /**
     * Works on what there is.
     *
     * @param own whether the thread is there for this alone
     */
    private void work(boolean own) {
        line.workerCame();
        for (Slot slot = next(own); slot != null; slot = next(own)) {
            if (threads.executor() != null) {
                call();
            }
            stage.process(slot);
            if (threads.executor() != null && !threads.reusable()) {
                line.workerLeft();
                stage.proceed();
                return;
            }
            if (own) {
                // an interrupt that the function left behind is not meant for the next message
                Thread.interrupted();
            }
        }
    }

    private @Nullable Slot next(boolean own) {
        intake.take(own && line.isIdle());
        return line.pick();
    }
}
