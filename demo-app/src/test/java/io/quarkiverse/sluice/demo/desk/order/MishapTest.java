package io.quarkiverse.sluice.demo.desk.order;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Timeout(120)
class MishapTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void fragileArticle_breaksTwice_isPackedAtTheThirdAttempt() {
        String id = order("fragile-vase");

        Awaitility.await().atMost(LONG).untilAsserted(() -> given().get("/orders/" + id).then().statusCode(200)
                .body("state", equalTo("PACKED")));
        given().get("/orders/dead").then().statusCode(200)
                .body("findAll { it.order.id == '" + id + "' }.size()", equalTo(0));
    }

    @Test
    void unpackableArticle_isTriedThreeTimes_andListedAsDead() {
        String id = order("unpackable-cloud");

        Awaitility.await().atMost(LONG).untilAsserted(() -> given().get("/orders/dead").then().statusCode(200)
                .root("find { it.order.id == '" + id + "' }").body("channel", equalTo("orders"))
                .body("failure", containsString("There is no box for it")).body("attempts", equalTo(3)));
        given().get("/orders/" + id).then().statusCode(404);
    }

    private static String order(String article) {
        return given().contentType("application/json")
                .body("{\"customer\": \"Ada\", \"article\": \"" + article + "\", \"quantity\": 1}").post("/orders").then()
                .statusCode(202).extract().path("id");
    }
}
