package io.quarkiverse.sluice.demo.desk.order;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.demo.desk.event.DeskEvent;

/** Enters packed orders in the books and tells everybody. */
@ApplicationScoped
public class Storekeeper {

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
}
