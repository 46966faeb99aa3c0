package io.quarkiverse.sluice.demo.desk.event;

import java.time.Instant;

/**
 * Something that happened at the desk.
 *
 * @param kind {@code subscribed}, {@code order-stored} or {@code import-finished}
 * @param subject the id of the order or import, if it is about one
 * @param text what happened, in words
 * @param at when
 */
public record DeskEvent(String kind, String subject, String text, Instant at) {
}
