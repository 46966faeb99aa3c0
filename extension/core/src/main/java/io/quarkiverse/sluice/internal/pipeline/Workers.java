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
                work();
                return;
            }
            if (start()) {
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

    private boolean start() {
        try {
            threads.executor().execute(this::work);
            return true;
        } catch (Throwable refused) {
            Slot left = line.workerRefused();
            if (left != null) {
                stage.failed(left, refused);
                intake.take();
            }
            return false;
        }
    }

    private void work() {
        line.workerCame();
        for (Slot slot = next(); slot != null; slot = next()) {
            if (threads.executor() != null) {
                call();
            }
            stage.process(slot);
            if (threads.executor() != null && !threads.reusable()) {
                line.workerLeft();
                stage.proceed();
                return;
            }
            if (threads.reusable()) {
                // an interrupt that the function left behind is not meant for the next message
                Thread.interrupted();
            }
        }
    }

    private @Nullable Slot next() {
        intake.take();
        return line.pick();
    }
}
