package io.quarkiverse.sluice.runtime.registry;

import io.quarkiverse.sluice.runtime.node.ChannelNode;

/**
 * A channel that was made while the application runs.
 *
 * @param node the channel
 * @param template the template it was made from
 * @param type the type of its messages, as Java writes it
 */
public record DynamicChannel(ChannelNode node, String template, String type) {
}
