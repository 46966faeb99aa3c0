package io.quarkiverse.sluice.it;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** Health and metrics agree with each other and with what was sent. */
@QuarkusTest
class FiguresTest {

    private static final List<String> CHANNELS = List.of("orders", "paid", "parcels", "threads", "thread-names", "risky",
            "risky-dead", "latest", "narrow");

    @Test
    void ready_listsEveryChannelWithDepthAndCapacity() {
        Map<String, Object> data = ready();

        for (String channel : CHANNELS) {
            assertThat(data).containsKeys("channels." + channel + ".depth", "channels." + channel + ".capacity",
                    "channels." + channel + ".receivers", "channels." + channel + ".oldest-age-ms");
        }
        assertThat(data).containsEntry("channels.orders.capacity", 4).containsEntry("channels.parcels.capacity", 256)
                .containsEntry("broadcasters.prices.subscribers", 2).containsKey("requesters.quotes.in-flight")
                .containsKey("pipelines.etl.stage.parse.depth");
    }

    @Test
    void figures_agreeWithWhatWasSent() {
        double sentBefore = channel("sent", "orders");
        double receivedBefore = channel("received", "orders");

        for (int i = 0; i < 3; i++) {
            ApplicationTest.order(i).then().statusCode(200);
        }
        get("/orders/next").then().statusCode(200);

        assertThat(channel("sent", "orders") - sentBefore).isEqualTo(3);
        assertThat(channel("received", "orders") - receivedBefore).isEqualTo(1);
        assertThat(meter("sluice_channel_depth{channel=\"orders\"}")).isEqualTo(2);
        assertThat(meter("sluice_channel_capacity{channel=\"orders\"}")).isEqualTo(4);
        assertThat(ready()).containsEntry("channels.orders.depth", 2).containsEntry("channels.orders.state", "open");
        given().delete("/orders").then().statusCode(200);
        assertThat(ready()).containsEntry("channels.orders.depth", 0);
    }

    @Test
    void requestsAndStages_areCounted() {
        double answered = meter("sluice_request_seconds_count{outcome=\"answered\",requester=\"quotes\"}");
        double timedOut = meter("sluice_request_seconds_count{outcome=\"timed-out\",requester=\"slow\"}");
        double broadcast = meter("sluice_broadcaster_sent_total{broadcaster=\"prices\"}");

        get("/quotes/tea").then().statusCode(200);
        get("/quotes/slow/tea").then().statusCode(504);
        given().post("/prices/7").then().statusCode(204);

        assertThat(meter("sluice_request_seconds_count{outcome=\"answered\",requester=\"quotes\"}"))
                .isEqualTo(answered + 1);
        assertThat(meter("sluice_request_seconds_count{outcome=\"timed-out\",requester=\"slow\"}"))
                .isEqualTo(timedOut + 1);
        assertThat(meter("sluice_broadcaster_sent_total{broadcaster=\"prices\"}")).isEqualTo(broadcast + 1);
        assertThat(meter("sluice_broadcaster_subscribers{broadcaster=\"prices\"}")).isEqualTo(2);
        await().untilAsserted(() -> assertThat(meter("sluice_stage_inflight{pipeline=\"etl\",stage=\"parse\"}")).isZero());
    }

    @Test
    void handledMessages_areTimed() {
        String wait = "sluice_channel_wait_seconds_count{channel=\"paid\"}";
        String handler = "sluice_channel_handler_seconds_count{channel=\"paid\"}";
        String stage = "sluice_stage_seconds_count{pipeline=\"etl\",stage=\"parse\"}";
        double waited = meter(wait);
        double handled = meter(handler);
        double staged = meter(stage);

        given().contentType(ContentType.JSON).body(new Order("tea", 2)).post("/handlers/paid").then().statusCode(200);
        given().contentType(ContentType.JSON).body(List.of("1 tea")).post("/etl").then().statusCode(200);

        await().untilAsserted(() -> {
            assertThat(meter(wait)).isEqualTo(waited + 1);
            assertThat(meter(handler)).isEqualTo(handled + 1);
            assertThat(meter(stage)).isEqualTo(staged + 1);
        });
    }

    private static double channel(String meter, String name) {
        return meter("sluice_channel_" + meter + "_total{channel=\"" + name + "\"}");
    }

    private static double meter(String series) {
        return get("/q/metrics").then().statusCode(200).extract().asString().lines()
                .filter(line -> line.startsWith(series + " ")).map(line -> line.substring(series.length() + 1))
                .mapToDouble(Double::parseDouble).findFirst()
                .orElseThrow(() -> new AssertionError("No series " + series));
    }

    private static Map<String, Object> ready() {
        return get("/q/health/ready").then().statusCode(200).extract().jsonPath()
                .getMap("checks.find { it.name == 'Sluice channels' }.data");
    }
}
