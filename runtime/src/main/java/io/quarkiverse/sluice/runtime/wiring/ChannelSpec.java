package io.quarkiverse.sluice.runtime.wiring;

import org.jspecify.annotations.Nullable;

/**
 * A named channel as the build found it.
 *
 * @param name its name
 * @param type the type of its messages, as Java writes it, or {@code null} if its ends agree on none
 * @param deadLetter the channel for messages whose handler failed, if there is one
 */
public record ChannelSpec(String name, @Nullable String type, @Nullable String deadLetter) {
}
