package io.quarkiverse.sluice.demo.lab;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.demo.LineClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Timeout(120)
class LessonResourceTest {

    private static final String ENDLESS = "exercise-1?messages=1000&pause=10000";

    @TestHTTPResource("/lessons/")
    URI lessons;

    @Test
    void list_always_namesEveryLessonWithItsParameters() {
        given().get("/lessons").then().statusCode(200)
                .body("name", contains("asynchronous-channel", "benchmark", "broadcasting", "disconnection", "exercise-1",
                        "exercise-2", "exercise-3", "memory", "pipeline", "request-response", "selection",
                        "synchronous-channel", "timeouts"))
                .body("find { it.name == 'synchronous-channel' }.parameters.find { it.name == 'capacity' }.defaultValue",
                        equalTo(3))
                .body("find { it.name == 'memory' }.parameters.find { it.name == 'messages' }.max", equalTo(1_000_000))
                .body("findAll { it.title && it.shows && it.tryThis }", hasSize(13));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            asynchronous-channel | producer-pause=1&consumer-pause=1           | 30 | Received: Producer 2: Message 4
            synchronous-channel  | producer-pause=1&consumer-pause=1           | 41 | Sent: Producer 1: Message 4
            selection            | pause-1=1&pause-2=1                         |  8 | Channel 2 disconnected
            request-response     | work=1                                      | 18 | Client 2 received response: Response { id: 21, result: "Processed: Client 2: Request 1" }
            broadcasting         | pause=1                                     | 26 | Subscriber 2 ended
            pipeline             | input-pause=1&stage-1=1&stage-2=1           | 40 | Output: DataItem { id: 10, value: 300, stage: 2 }
            disconnection        | pause=1                                     | 28 | Channel disconnected, stopping consumer
            timeouts             | producer-pause=1&send-timeout=10000         | 19 | Channel disconnected, stopping consumer
            benchmark            | messages=1000                               |  3 | Performance ratio
            memory               | messages=100&bounded-messages=100&report=50 | 410 | Consumed: 100
            exercise-1           | pause=1                                     |  5 | Received: 5
            exercise-2           | pause=1                                     |  9 | Received: Producer 2: Message 2
            exercise-3           | pause=1                                     | 20 | Received: 10
            """)
    void run_plain_wholeTranscriptArrivesAndEnds(String lesson, String query, int lines, String line) {
        var transcript = given().get("/lessons/" + lesson + "?" + query).then().statusCode(200)
                .contentType("text/plain").extract().body().asString();

        assertThat(transcript.lines()).hasSize(lines).anyMatch(each -> each.startsWith(line));
    }

    @Test
    void run_ndjson_eachLineIsNumbered() {
        var body = given().accept("application/x-ndjson").get("/lessons/exercise-1?messages=2&pause=1").then()
                .statusCode(200).contentType("application/x-ndjson").extract().body().asString();

        assertThat(body.lines()).containsExactly("{\"line\":1,\"text\":\"Received: 1\"}",
                "{\"line\":2,\"text\":\"Received: 2\"}");
    }

    @Test
    void run_serverSentEvents_lastEventSaysEnd() {
        var body = given().accept("text/event-stream").get("/lessons/exercise-1?messages=2&pause=1").then()
                .statusCode(200).contentType("text/event-stream").extract().body().asString();

        assertThat(body.lines().filter(line -> !line.isEmpty())).containsExactly("id:1", "data:Received: 1", "id:2",
                "data:Received: 2", "event:end", "data:2 lines");
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/plain", "application/x-ndjson", "text/event-stream" })
    void run_anyFormat_firstLineArrivesWhileTheLessonRuns(String accept) throws Exception {
        try (var client = LineClient.get(lessons.resolve(ENDLESS), accept)) {
            // The run takes hours: a line that is here cannot have waited for its end.
            assertThat(client.nextStartingWith(accept.equals("text/event-stream") ? "data" : "")).contains("Received: 1");
        }
    }

    @Test
    void run_unknownLesson_404NamesTheKnownOnes() {
        given().get("/lessons/rust").then().statusCode(404).body("detail", containsString("'rust'"))
                .body("detail", containsString("exercise-1, exercise-2"));
    }

    @Test
    void run_outOfRange_400NamesParameterValueAndRange() {
        given().get("/lessons/exercise-1?pause=10001").then().statusCode(400)
                .body("faults.field", contains("pause")).body("faults.value", contains("10001"))
                .body("faults.remedy", contains("must be a whole number from 0 to 10000 (milliseconds)"));
    }

    @Test
    void run_unknownParameter_400NamesTheKnownOnes() {
        given().accept("text/event-stream").get("/lessons/exercise-1?speed=1").then().statusCode(400)
                .body("faults.field", hasItems("speed"))
                .body("faults.remedy", contains("is no parameter of lesson exercise-1: use messages, pause"));
    }

    @Test
    void run_asManyAsMayRun_429UntilOneHangsUp() throws Exception {
        List<LineClient> clients = new ArrayList<>();
        try {
            Awaitility.await().untilAsserted(() -> {
                var client = LineClient.get(lessons.resolve(ENDLESS), "*/*");
                clients.add(client);
                assertThat(client.status()).isEqualTo(429);
            });
            assertThat(clients.stream().filter(client -> client.status() == 200)).hasSizeBetween(1, 4);
            given().accept("text/event-stream").get("/lessons/exercise-1").then().statusCode(429)
                    .header("Retry-After", "5").body("detail", containsString("demo.lessons.max-concurrent"));
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
        Awaitility.await().untilAsserted(() -> given().get("/lessons/exercise-1?pause=1").then().statusCode(200));
    }
}
