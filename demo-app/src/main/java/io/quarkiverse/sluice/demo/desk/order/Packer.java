package io.quarkiverse.sluice.demo.desk.order;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkiverse.sluice.cdi.Undelivered;
import io.quarkiverse.sluice.demo.desk.DeskConfig;

/** Packs orders, which takes a while: this is what the channel of orders waits for. */
@ApplicationScoped
public class Packer {

    private static final Logger LOG = Logger.getLogger(Packer.class);

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

    /** An accepted order that will not be packed was promised to somebody: it must not vanish without a word. */
    @Undelivered("orders")
    void lost(Order order, UndeliveredReason why) {
        LOG.errorf("Order %s was accepted and will not be packed (%s): take it again", order.id(), why);
    }
}
