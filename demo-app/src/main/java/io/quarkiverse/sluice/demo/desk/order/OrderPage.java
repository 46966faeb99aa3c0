package io.quarkiverse.sluice.demo.desk.order;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Some of the stored orders.
 *
 * @param total how many there are in all
 * @param orders those of this page, oldest first
 * @param next the {@code after} of the next page, or {@code null} on the last one
 */
public record OrderPage(long total, List<Order> orders, @Nullable UUID next) {
}
