package io.quarkiverse.sluice.runtime.wiring;

import org.jspecify.annotations.Nullable;

/**
 * What is particular to a subscriber method.
 *
 * @param name its name in the configuration
 * @param filter the class of its filter, if it has one
 */
public record SubscriberSpec(String name, @Nullable String filter) {
}
