package io.quarkiverse.sluice.demo.desk.order;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Undelivered;

/** Sees to orders that were accepted and went wrong: they were promised to somebody and must not vanish without a word. */
@ApplicationScoped
public class Complaints {

    private static final Logger LOG = Logger.getLogger(Complaints.class);

    private final DeadOrders deadOrders;
    private final Mishaps mishaps;

    Complaints(DeadOrders deadOrders, Mishaps mishaps) {
        this.deadOrders = deadOrders;
        this.mishaps = mishaps;
    }

    /** An order on which a handler failed, as often as it was tried. */
    @Receive("orders-dead")
    void failed(DeadLetter<Order> letter) {
        LOG.errorf("Order %s was accepted and failed at '%s' (attempts: %d): see to it by hand", letter.message().id(),
                letter.channel(), letter.attempts());
        mishaps.forget(letter.message());
        deadOrders.add(DeadOrder.of(letter));
    }

    /** An order that was still queued when the service went down. */
    @Undelivered("orders")
    void notPacked(Order order, UndeliveredReason why) {
        LOG.errorf("Order %s was accepted and will not be packed (%s): take it again", order.id(), why);
    }

    /** A packed order that was still queued when the service went down. */
    @Undelivered("parcels")
    void notStored(Order order, UndeliveredReason why) {
        LOG.errorf("Order %s is packed and will not be stored (%s): enter it by hand", order.id(), why);
    }
}
