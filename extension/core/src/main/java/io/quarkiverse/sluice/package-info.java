/**
 * Typed in-process channels with flow control: bounded, unbounded and rendezvous channels, select, broadcast,
 * request-response and pipelines.
 * <p>
 * Frequent outcomes are values, terminal ones are exceptions: "full" and "timed out" are returned, "closed" is thrown.
 * No message may be {@code null}. All ends are thread-safe.
 */
@NullMarked
package io.quarkiverse.sluice;

import org.jspecify.annotations.NullMarked;
