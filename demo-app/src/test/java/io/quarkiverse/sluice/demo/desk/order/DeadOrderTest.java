package io.quarkiverse.sluice.demo.desk.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Timeout(60)
class DeadOrderTest {

    @Inject
    @ChannelName("parcels")
    Sender<Order> parcels;

    @Inject
    @ChannelName("orders-dead")
    ChannelControl<DeadLetter<Order>> dead;

    @Test
    void parcel_databaseRefusesIt_goesToTheDeadOrdersAndTheNextIsStored() throws Exception {
        long before = dead.statistics().received();
        var tooLong = Order.of(new OrderForm("x".repeat(81), "rope", 1), OrderState.PACKED);
        var good = Order.of(new OrderForm("Ada", "rope", 1), OrderState.PACKED);

        parcels.send(tooLong);
        parcels.send(good);

        Awaitility.await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(dead.statistics().received()).isEqualTo(before + 1));
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/orders/" + good.id()).then().statusCode(200));
        given().get("/orders/" + tooLong.id()).then().statusCode(404);
    }
}
