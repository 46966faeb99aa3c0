package io.quarkiverse.sluice.it;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@TestMethodOrder(MethodOrderer.MethodName.class)
class ApplicationTest {

    private static final int CALLERS = 64;

    @Test
    void boundedChannel_full_refusesTheFifthUntilOneIsTaken() {
        for (int i = 1; i <= 4; i++) {
            order(i).then().statusCode(200).body(is(String.valueOf(i)));
        }
        order(5).then().statusCode(503);
        get("/orders/next").then().statusCode(200).body("count", is(1));
        order(6).then().statusCode(200);
        given().delete("/orders").then().body(is("4"));
    }

    @Test
    void receiveAndSendTo_blocking_runsOnAWorkerOfSluice() {
        given().contentType(ContentType.JSON).body(new Order("tea", 2)).post("/handlers/paid").then().statusCode(200)
                .body(matchesPattern("2 x tea by sluice-worker-\\d+"));
    }

    @Test
    void receiveAndSendTo_nonBlocking_runsOnAnEventLoop() {
        get("/handlers/thread").then().statusCode(200).body(matchesPattern("vert.x-eventloop-thread-\\d+"));
    }

    @Test
    void failingHandler_isCalledAgain_thenSendsADeadLetter() {
        given().post("/handlers/risky/x").then().statusCode(200).body(equalTo("risky: x: refused 2 times"));
    }

    @Test
    void batch_full_isHandledAtOnce() {
        given().post("/handlers/batch/4").then().statusCode(200).body(equalTo("10"));
    }

    @Test
    void latest_handsWhatItReplacesToTheUndeliveredHandler() {
        given().post("/handlers/latest/3").then().statusCode(200).body("$", contains("1 DROPPED", "2 DROPPED"));
    }

    @Test
    void request_isAnswered_late_timesOut() {
        get("/quotes/tea").then().statusCode(200).body("cents", is(300));
        get("/quotes/later/cake").then().statusCode(200).body("cents", is(400));
        get("/quotes/slow/tea").then().statusCode(504);
    }

    @Test
    void broadcast_reachesEverySubscriberInOrder() {
        for (int cents = 1; cents <= 5; cents++) {
            given().post("/prices/" + cents).then().statusCode(204);
        }
        for (String subscriber : List.of("shown", "printed")) {
            await().untilAsserted(() -> get("/prices/" + subscriber).then().body("$", contains(1, 2, 3, 4, 5)));
        }
    }

    @Test
    void pipeline_keepsOrderAndFilters() {
        given().contentType(ContentType.JSON).body(List.of("1 tea", "0 milk", "3 cake")).post("/etl").then()
                .statusCode(200).body("$", contains("tea=1", "cake=3"));
    }

    @Test
    void blockingCallers_moreThanThreads_allFinish() throws Exception {
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<String>> answers = IntStream.range(0, CALLERS)
                    .mapToObj(i -> callers.submit(() -> get("/starvation/" + i).then().statusCode(200).extract().asString()))
                    .toList();
            for (int i = 0; i < CALLERS; i++) {
                assertThat(answers.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(String.valueOf(2 * i));
            }
        } finally {
            callers.shutdownNow();
        }
    }

    static Response order(int count) {
        return given().contentType(ContentType.JSON).body(new Order("tea", count)).post("/orders");
    }
}
