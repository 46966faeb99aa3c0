package io.quarkiverse.sluice.demo.lab;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.demo.web.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Runs lessons, so many at once and each for so long. */
@ApplicationScoped
public class LessonRunner {

    private final LessonConfig config;
    private final Semaphore slots;
    private final Set<LessonRun> running = ConcurrentHashMap.newKeySet();

    LessonRunner(LessonConfig config) {
        this.config = config;
        slots = new Semaphore(config.maxConcurrent());
    }

    /**
     * Starts a lesson.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return its transcript; who cancels it stops the lesson
     * @throws ProblemException (429) if enough lessons run already
     */
    public Multi<String> run(Lesson lesson, Settings settings) {
        if (!slots.tryAcquire()) {
            throw ProblemException.retry(429, config.maxConcurrent()
                    + " lessons are running, which is as many as may (demo.lessons.max-concurrent): try again later",
                    config.retryAfter());
        }
        return start(lesson, settings);
    }

    /** How many lessons run now. */
    public int running() {
        return running.size();
    }

    private Multi<String> start(Lesson lesson, Settings settings) {
        var run = new LessonRun[1];
        run[0] = new LessonRun(lesson, settings, () -> ended(run[0]));
        running.add(run[0]);
        var limit = Infrastructure.getDefaultWorkerPool().schedule(run[0]::stopOverdue,
                config.maxDuration().toMillis(), TimeUnit.MILLISECONDS);
        return run[0].start().onTermination().invoke(() -> limit.cancel(false));
    }

    private void ended(LessonRun run) {
        running.remove(run);
        slots.release();
    }

    @PreDestroy
    void stopAll() {
        running.forEach(LessonRun::stop);
    }
}
