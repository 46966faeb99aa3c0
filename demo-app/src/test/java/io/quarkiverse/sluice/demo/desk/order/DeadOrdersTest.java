package io.quarkiverse.sluice.demo.desk.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DeadOrdersTest {

    @Test
    void add_moreThanAreKept_theOldestGo() {
        var dead = new DeadOrders();
        var order = Order.of(new OrderForm("Ada", "rope", 1), OrderState.ACCEPTED);
        for (int i = 0; i < DeadOrders.KEPT + 5; i++) {
            dead.add(new DeadOrder(order, Instant.EPOCH, "orders", "failure", i));
        }

        assertThat(dead.latest()).extracting(DeadOrder::attempts).hasSize(DeadOrders.KEPT)
                .startsWith(DeadOrders.KEPT + 4).endsWith(5);
    }
}
