package io.quarkiverse.sluice.demo.lab;

import java.time.Duration;

import org.jboss.logging.Logger;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.smallrye.mutiny.Multi;

/**
 * One run of a lesson on a thread of its own. Its transcript is a bounded channel, read by whoever asked for the run: a slow
 * reader slows the lesson, and one who leaves stops it.
 */
final class LessonRun implements Transcript {

    private static final Logger LOG = Logger.getLogger(LessonRun.class);
    private static final int LINES_AHEAD = 64;
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final Lesson lesson;
    private final Settings settings;
    private final Runnable onEnd;
    private final ChannelPair<String> lines;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean overdue;

    LessonRun(Lesson lesson, Settings settings, Runnable onEnd) {
        this.lesson = lesson;
        this.settings = settings;
        this.onEnd = onEnd;
        var name = "lesson " + lesson.about().name();
        lines = Channels.<String> builder(name).capacity(LINES_AHEAD).build();
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Starts the run; the lines are there as they are written, and who cancels stops it. */
    Multi<String> start() {
        thread.start();
        return lines.receiver().stream().onCancellation().invoke(this::stop);
    }

    /** Stops the run, which nobody reads any more. */
    void stop() {
        stopped = true;
        thread.interrupt();
    }

    /** Stops the run because it has taken too long, and says so to the reader. */
    void stopOverdue() {
        overdue = true;
        thread.interrupt();
    }

    @Override
    public void line(String text) throws InterruptedException {
        lines.sender().send(text);
    }

    private void run() {
        try {
            lesson.run(settings, this);
        } catch (Exception e) {
            conclude(e);
        } finally {
            onEnd.run();
            lines.sender().close();
        }
    }

    private void conclude(Exception failure) {
        if (stopped) {
            LOG.debugf("Lesson %s was stopped", lesson.about().name());
        } else if (overdue) {
            lastWord("Lesson stopped: it has run for longer than demo.lessons.max-duration allows");
        } else {
            LOG.errorf(failure, "Lesson %s failed", lesson.about().name());
            lastWord("Lesson failed: " + failure);
        }
    }

    private void lastWord(String text) {
        try {
            lines.sender().send(text, LAST_WORD);
        } catch (InterruptedException readerLeft) {
            LOG.debugf("Nobody reads how lesson %s ended", lesson.about().name());
        }
    }
}
