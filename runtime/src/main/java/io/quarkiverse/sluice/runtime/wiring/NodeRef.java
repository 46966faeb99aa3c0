package io.quarkiverse.sluice.runtime.wiring;

/**
 * A node of the application's wiring.
 *
 * @param kind what it is
 * @param name its name
 */
public record NodeRef(NodeKind kind, String name) {
}
