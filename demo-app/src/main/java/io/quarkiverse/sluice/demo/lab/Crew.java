package io.quarkiverse.sluice.demo.lab;

import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one program, started together and ended together: none outlives {@link #close()}. They belong to the
 * program, so a lesson that sleeps holds up nobody else. For use by one thread, {@link #execute} excepted.
 */
public final class Crew implements Executor, AutoCloseable {

    private final ExecutorService threads;
    private final CompletionService<Void> ends;
    private int running;

    /** A crew without threads so far; theirs are named after it. */
    public Crew(String name) {
        var number = new AtomicInteger();
        threads = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        ends = new ExecutorCompletionService<>(threads);
    }

    /** Starts a thread. */
    public void start(Task task) {
        ends.submit(() -> {
            task.run();
            return null;
        });
        running++;
    }

    /** Runs what a pipeline or the like wants to run; {@link #join} does not wait for it. */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /**
     * Waits for every thread that was started.
     * <p>
     * <b>Blocking:</b> until all have ended, or one has failed.
     *
     * @throws ExecutionException if one failed; the others go on until {@link #close()}
     * @throws InterruptedException if the calling thread is interrupted
     */
    public void join() throws InterruptedException, ExecutionException {
        while (running > 0) {
            ends.take().get();
            running--;
        }
    }

    /**
     * Interrupts the threads that still run.
     * <p>
     * <b>Blocking:</b> until they have ended.
     */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a thread does. */
    @FunctionalInterface
    public interface Task {

        /**
         * @throws Exception what the thread failed with
         */
        void run() throws Exception;
    }
}
