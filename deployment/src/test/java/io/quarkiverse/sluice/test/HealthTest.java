package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Respond;
import io.quarkiverse.sluice.cdi.Stage;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.health.SmallRyeHealthReporter;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HealthTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class))
            .overrideConfigKey("quarkus.sluice.pipelines.etl.stages", "parse")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.capacity", "8")
            .overrideRuntimeConfigKey("quarkus.sluice.requesters.quotes.capacity", "3")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.idle.capacity", "unbounded")
            .overrideRuntimeConfigKey("quarkus.sluice.health.stalled-after", "1ms");

    @Inject
    SmallRyeHealthReporter health;

    @Inject
    @ChannelName
    Sender<String> orders;

    @Inject
    @ChannelName("orders")
    ChannelControl<String> control;

    @Inject
    @ChannelName
    Sender<String> idle;

    @Inject
    @ChannelName("idle")
    ChannelControl<String> idleControl;

    @Inject
    Floor floor;

    @Test
    @Order(1)
    void everyNode_isListedWithItsFigures() {
        JsonObject data = check().getJsonObject("data");

        assertThat(check().getString("status")).isEqualTo("UP");
        assertThat(data.getString("channels.orders.state")).isEqualTo("open");
        assertThat(data.getInt("channels.orders.capacity")).isEqualTo(8);
        assertThat(data.getInt("channels.orders.depth")).isZero();
        assertThat(data.getInt("channels.orders.receivers")).isEqualTo(1);
        assertThat(data.getInt("channels.orders.senders")).isEqualTo(1);
        assertThat(data.getString("channels.idle.capacity")).isEqualTo("unbounded");
        assertThat(data.getInt("broadcasters.prices.subscribers")).isEqualTo(1);
        assertThat(data.getInt("requesters.quotes.in-flight")).isZero();
        assertThat(data.getInt("requesters.quotes.capacity")).isEqualTo(3);
        assertThat(data.getString("pipelines.etl.state")).isEqualTo("open");
        assertThat(data.getInt("pipelines.etl.stage.parse.capacity")).isEqualTo(16);
    }

    @Test
    @Order(2)
    void busyHandler_isNotStalled() throws Exception {
        orders.send("first");
        floor.entered.await();
        orders.send("second");

        await().untilAsserted(() -> assertThat(data("channels.orders.oldest-age-ms")).isGreaterThan(1));
        assertThat(check().getString("status")).isEqualTo("UP");
        assertThat(data("channels.orders.depth")).isEqualTo(1);
        floor.mayGoOn.countDown();
    }

    @Test
    @Order(3)
    void queuedAndNotTaken_isStalled_unlessPaused() throws Exception {
        idleControl.pause();
        idle.send("nobody takes this");
        await().untilAsserted(() -> assertThat(data("channels.idle.oldest-age-ms")).isGreaterThan(1));
        assertThat(check().getString("status")).isEqualTo("UP");
        assertThat(check().getJsonObject("data").getString("channels.idle.state")).isEqualTo("paused");

        idleControl.resume();

        assertThat(check().getString("status")).isEqualTo("DOWN");
        assertThat(check().getJsonObject("data").getString("channels.idle.state")).isEqualTo("open, stalled");
        idleControl.drain();
        assertThat(check().getString("status")).isEqualTo("UP");
    }

    @Test
    @Order(4)
    void failedChannel_isDown() {
        control.fail(new IllegalStateException("broken"));

        await().untilAsserted(() -> assertThat(check().getJsonObject("data").getString("channels.orders.state"))
                .isEqualTo("failed, no handler is running"));
        assertThat(check().getString("status")).isEqualTo("DOWN");
    }

    private int data(String key) {
        return check().getJsonObject("data").getInt(key);
    }

    private JsonObject check() {
        return health.getReadiness().getPayload().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("name").equals("Sluice channels")).findFirst().orElseThrow();
    }

    @Singleton
    static class Floor {

        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch mayGoOn = new CountDownLatch(1);

        @ChannelName
        Broadcaster<String> prices;

        @ChannelName
        Requester<String, String> quotes;

        @ChannelName
        Receiver<String> idle;

        @ChannelName
        Pipeline<String, String> etl;

        @Receive("orders")
        void pack(String order) throws InterruptedException {
            entered.countDown();
            mayGoOn.await();
        }

        @Subscribe("prices")
        void show(String price) {
        }

        @Respond("quotes")
        String quote(String request) {
            return request;
        }

        @Stage("etl.parse")
        String parse(String line) {
            return line;
        }
    }
}
