package io.quarkiverse.sluice.demo.desk.order;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelException;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.demo.desk.DeskConfig;
import io.quarkiverse.sluice.demo.web.ProblemException;
import io.smallrye.mutiny.Uni;

/** Takes orders and shows the stored ones. */
@Path("/orders")
public class OrderResource {

    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final Sender<Order> orders;
    private final OrderStore store;
    private final DeadOrders deadOrders;
    private final DeskConfig config;

    OrderResource(@ChannelName("orders") Sender<Order> orders, OrderStore store, DeadOrders deadOrders,
            DeskConfig config) {
        this.orders = orders;
        this.store = store;
        this.deadOrders = deadOrders;
        this.config = config;
    }

    /** Accepts an order if there is room for it within the send timeout; it waits without holding a thread. */
    @POST
    public Uni<Response> accept(@NotNull(message = "must be a JSON object") @Valid OrderForm order) {
        var accepted = Order.of(order, OrderState.ACCEPTED);
        return orders.sendAsync(accepted, config.sendTimeout())
                .replaceWith(() -> Response.accepted(accepted).location(URI.create("/orders/" + accepted.id())).build())
                .onFailure(ChannelException.class).transform(this::noRoom);
    }

    /** A stored order. */
    @GET
    @Path("{id}")
    public Order find(@PathParam("id") UUID id) throws SQLException {
        return store.find(id).orElseThrow(() -> ProblemException.of(404,
                "There is no order " + id + " in the books: one that was just accepted is stored once it is packed"));
    }

    /**
     * The stored orders, page by page, oldest first.
     *
     * @param after the last order of the page before; without it, the first page
     * @param limit how many orders a page has
     */
    @GET
    public OrderPage page(
            @QueryParam("after") @Pattern(regexp = UUID_FORM, message = "must be the id of an order") @Nullable String after,
            @QueryParam("limit") @DefaultValue("20") @Pattern(regexp = "[1-9]\\d?|100", message = "must be a whole number from 1 to 100") String limit)
            throws SQLException {
        return store.page(after == null ? null : UUID.fromString(after), Integer.parseInt(limit));
    }

    /** The latest orders that were accepted and could not be fulfilled, newest first. */
    @GET
    @Path("dead")
    public List<DeadOrder> dead() {
        return deadOrders.latest();
    }

    private ProblemException noRoom(Throwable cause) {
        return ProblemException.retry(503, "The desk takes no order now: " + cause.getMessage(), config.retryAfter());
    }
}
