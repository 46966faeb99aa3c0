package io.quarkiverse.sluice.demo.desk.order;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.demo.desk.event.DeskEvent;

/** Enters packed orders in the books and tells everybody. */
@ApplicationScoped
public class Storekeeper {

    private static final Logger LOG = Logger.getLogger(Storekeeper.class);

    private final OrderStore store;
    private final Broadcaster<DeskEvent> events;

    Storekeeper(OrderStore store, @ChannelName("desk-events") Broadcaster<DeskEvent> events) {
        this.store = store;
        this.events = events;
    }

    @Receive("parcels")
    void enter(Order order) throws SQLException, InterruptedException {
        store.add(List.of(order));
        events.broadcast(new DeskEvent("order-stored", order.id().toString(),
                order.quantity() + " x " + order.article() + " for " + order.customer(), Instant.now()));
    }

    /** An order that could not be entered is on the dead-letter channel with its failure. */
    @Receive("parcels-dead")
    void failed(DeadLetter<Order> letter) {
        LOG.errorf(letter.failure(), "Order %s is packed and could not be stored: enter it by hand", letter.message().id());
    }
}
