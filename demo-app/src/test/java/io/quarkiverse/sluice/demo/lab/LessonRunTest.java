package io.quarkiverse.sluice.demo.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;

@Timeout(30)
class LessonRunTest {

    private static final About ABOUT = new About("test", "Test", "nothing", "", List.of());
    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void start_lessonWrites_linesLeaveInOrderAndEnd() throws Exception {
        var run = run((settings, transcript) -> {
            for (int i = 0; i < 1000; i++) {
                transcript.line("line " + i);
            }
        });

        var lines = run.start().collect().asList().await().atMost(LONG);

        assertThat(lines).hasSize(1000).startsWith("line 0", "line 1").endsWith("line 999");
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void start_readerTakesNothing_lessonWaits() throws Exception {
        var written = new CountDownLatch(64);
        var tooMany = new CountDownLatch(66);
        var reader = run((settings, transcript) -> {
            for (int i = 0; i < 1000; i++) {
                transcript.line("line " + i);
                written.countDown();
                tooMany.countDown();
            }
        }).start().subscribe().withSubscriber(AssertSubscriber.create(0));

        assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(tooMany.getCount()).isPositive();
        reader.request(Long.MAX_VALUE).awaitCompletion(LONG);
        assertThat(reader.getItems()).hasSize(1000);
    }

    @Test
    void start_lessonFails_lastLineSaysWhy() {
        var run = run((settings, transcript) -> {
            transcript.line("before");
            throw new IllegalArgumentException("no such thing");
        });

        assertThat(run.start().collect().asList().await().atMost(LONG)).containsExactly("before",
                "Lesson failed: java.lang.IllegalArgumentException: no such thing");
    }

    @Test
    void start_readerLeaves_lessonIsInterrupted() throws Exception {
        var started = new CountDownLatch(1);
        var reader = run((settings, transcript) -> {
            started.countDown();
            Thread.sleep(600_000);
        }).start().subscribe().withSubscriber(AssertSubscriber.create(1));
        assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();

        reader.cancel();

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void stopOverdue_lessonRuns_lastLineSaysSo() {
        var run = run((settings, transcript) -> {
            transcript.line("before");
            Thread.sleep(600_000);
        });
        var lines = run.start().onItem().invoke(run::stopOverdue).collect().asList().await().atMost(LONG);

        assertThat(lines).hasSize(2).last().asString().startsWith("Lesson stopped:");
    }

    private LessonRun run(Program program) {
        var lesson = new Lesson() {

            @Override
            public About about() {
                return ABOUT;
            }

            @Override
            public void run(Settings settings, Transcript transcript) throws Exception {
                program.run(settings, transcript);
            }
        };
        return new LessonRun(lesson, Settings.of(ABOUT, Map.of()), ended::countDown);
    }

    private interface Program {

        void run(Settings settings, Transcript transcript) throws Exception;
    }
}
