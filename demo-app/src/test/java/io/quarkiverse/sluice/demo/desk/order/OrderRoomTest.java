package io.quarkiverse.sluice.demo.desk.order;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@Timeout(120)
class OrderRoomTest {

    @Inject
    @ChannelName("orders")
    ChannelControl<Order> orders;

    @Test
    void accept_noRoomInTime_503WithRetryAfterAndLaterThereIs() {
        orders.pause();
        int capacity = orders.statistics().capacity();
        orders.resize(1);
        try {
            var waiting = post().statusCode(202).extract().header("Location");
            post().statusCode(503).header("Retry-After", "1").body("detail", containsString("orders"));

            orders.resume();
            Awaitility.await().untilAsserted(() -> given().get(waiting).then().statusCode(200));
            post().statusCode(202);
        } finally {
            orders.resize(capacity);
            orders.resume();
        }
    }

    private static ValidatableResponse post() {
        return given().contentType("application/json")
                .body("{\"customer\": \"Ada\", \"article\": \"rope\", \"quantity\": 3}").post("/orders").then();
    }
}
