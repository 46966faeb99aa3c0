package io.quarkiverse.sluice.it;

import java.time.Duration;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServiceUnavailableException;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;

/** A bounded channel whose both ends are used by hand. */
@Path("/orders")
public class OrderResource {

    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final Sender<Order> orders;
    private final Receiver<Order> receiver;
    private final ChannelControl<Order> control;

    OrderResource(@ChannelName Sender<Order> orders, @ChannelName("orders") Receiver<Order> receiver,
            @ChannelName("orders") ChannelControl<Order> control) {
        this.orders = orders;
        this.receiver = receiver;
        this.control = control;
    }

    @POST
    public long add(Order order) throws InterruptedException {
        if (!orders.send(order, PATIENCE)) {
            throw new ServiceUnavailableException(1L);
        }
        return orders.depth();
    }

    @GET
    @Path("/next")
    public Order next() {
        return receiver.tryReceive();
    }

    @GET
    @Path("/capacity")
    public int capacity() {
        return orders.capacity();
    }

    @DELETE
    public int drain() {
        return control.drain().size();
    }
}
