package io.quarkiverse.sluice.demo.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.sluice.demo.LineClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Timeout(120)
class LessonHangUpTest {

    @TestHTTPResource("/lessons/")
    URI lessons;

    @Inject
    LessonRunner runner;

    @ParameterizedTest
    @CsvSource({
            "asynchronous-channel, messages=1000&producer-pause=5000",
            "synchronous-channel, messages=1000&consumer-pause=5000",
            "selection, messages=1000&timeout=60000",
            "request-response, work=5000",
            "broadcasting, events=1000",
            "pipeline, items=1000&stage-2=5000",
            "disconnection, messages=1000",
            "timeouts, messages=1000&consumer-pause=5000",
            "memory, messages=1000000",
            "exercise-1, messages=1000",
            "exercise-2, messages=1000",
            "exercise-3, messages=1000",
    })
    void run_clientHangsUp_noThreadOfTheRunIsLeft(String lesson, String query) throws Exception {
        Awaitility.await().until(() -> runner.running() == 0);

        try (var client = LineClient.get(lessons.resolve(lesson + "?" + query), "*/*")) {
            assertThat(client.next()).isNotNull();
            assertThat(runner.running()).isEqualTo(1);
        }

        Awaitility.await().until(() -> runner.running() == 0);
        Awaitility.await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .noneMatch(name -> name.equals("lesson " + lesson) || name.startsWith(lesson + "-")));
    }
}
