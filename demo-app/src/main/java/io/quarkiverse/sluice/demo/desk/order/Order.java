package io.quarkiverse.sluice.demo.desk.order;

import java.time.Instant;
import java.util.UUID;

/**
 * An order.
 *
 * @param id its id; ids of later orders are greater
 * @param customer who ordered
 * @param article the article's code
 * @param quantity how many
 * @param acceptedAt when it came in
 * @param state how far it is
 */
public record Order(UUID id, String customer, String article, int quantity, Instant acceptedAt, OrderState state) {

    /**
     * A new order.
     *
     * @param form a valid form
     */
    public static Order of(OrderForm form, OrderState state) {
        return new Order(OrderIds.next(), form.customer(), form.article(), form.quantity(), Instant.now(), state);
    }

    /** This order, packed. */
    public Order packed() {
        return new Order(id, customer, article, quantity, acceptedAt, OrderState.PACKED);
    }
}
