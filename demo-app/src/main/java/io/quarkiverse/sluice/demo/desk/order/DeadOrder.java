package io.quarkiverse.sluice.demo.desk.order;

import java.time.Instant;

import io.quarkiverse.sluice.DeadLetter;

/**
 * An order that was accepted and could not be fulfilled.
 *
 * @param order the order
 * @param failedAt when it was given up
 * @param channel where it was to be handled
 * @param failure what it failed with
 * @param attempts how often it was tried
 */
public record DeadOrder(Order order, Instant failedAt, String channel, String failure, int attempts) {

    static DeadOrder of(DeadLetter<Order> letter) {
        return new DeadOrder(letter.message(), letter.failedAt(), letter.channel(), String.valueOf(letter.failure()),
                letter.attempts());
    }
}
