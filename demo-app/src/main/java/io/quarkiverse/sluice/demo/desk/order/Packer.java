package io.quarkiverse.sluice.demo.desk.order;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkiverse.sluice.demo.desk.DeskConfig;

/**
 * Packs orders, which takes a while: this is what the channel of orders waits for. What breaks is packed again, as often as the
 * channel's retry allows.
 */
@ApplicationScoped
public class Packer {

    private final DeskConfig config;
    private final Mishaps mishaps;

    Packer(DeskConfig config, Mishaps mishaps) {
        this.config = config;
        this.mishaps = mishaps;
    }

    @Receive("orders")
    @SendTo("parcels")
    Order pack(Order order) throws InterruptedException {
        Thread.sleep(config.packingTime().toMillis());
        mishaps.maybe(order);
        return order.packed();
    }
}
