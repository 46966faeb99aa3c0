package io.quarkiverse.sluice.demo.desk.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.demo.LineClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Timeout(120)
class EventResourceTest {

    @TestHTTPResource("/events")
    URI events;

    @Inject
    @ChannelName("desk-events")
    Broadcaster<DeskEvent> broadcaster;

    @Test
    void events_twoClients_bothSeeTheOrderAndAreForgottenWhenTheyGo() throws Exception {
        Awaitility.await().until(() -> subscribers() == 0);
        try (var one = LineClient.get(events, "text/event-stream"); var two = LineClient.get(events, "text/event-stream")) {
            one.nextStartingWith("event:subscribed");
            two.nextStartingWith("event:subscribed");
            assertThat(subscribers()).isEqualTo(2);

            var id = given().contentType("application/json")
                    .body("{\"customer\": \"Ada\", \"article\": \"rope\", \"quantity\": 3}").post("/orders").then()
                    .statusCode(202).extract().<String> path("id");

            for (var client : new LineClient[] { one, two }) {
                client.nextStartingWith("event:order-stored");
                assertThat(client.nextStartingWith("data:")).contains(id, "3 x rope for Ada");
            }
            two.close();
            Awaitility.await().until(() -> subscribers() == 1);
        }
        Awaitility.await().until(() -> subscribers() == 0);
    }

    @Test
    void events_import_isTold() throws Exception {
        try (var client = LineClient.get(events, "text/event-stream")) {
            client.nextStartingWith("event:subscribed");

            given().contentType("text/csv").body("Ada,rope,1\nAda,rope,none\n").post("/imports").then().statusCode(200);

            client.nextStartingWith("event:import-finished");
            assertThat(client.nextStartingWith("data:")).contains("1 of 2 lines stored, 1 rejected");
        }
    }

    private int subscribers() {
        return broadcaster.statistics().subscribers();
    }
}
