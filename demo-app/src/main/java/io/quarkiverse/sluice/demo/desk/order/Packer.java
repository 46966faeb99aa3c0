package io.quarkiverse.sluice.demo.desk.order;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkiverse.sluice.demo.desk.DeskConfig;

/** Packs orders, which takes a while: this is what the channel of orders waits for. */
@ApplicationScoped
public class Packer {

    private final DeskConfig config;

    Packer(DeskConfig config) {
        this.config = config;
    }

    @Receive("orders")
    @SendTo("parcels")
    Order pack(Order order) throws InterruptedException {
        Thread.sleep(config.packingTime().toMillis());
        return order.packed();
    }
}
