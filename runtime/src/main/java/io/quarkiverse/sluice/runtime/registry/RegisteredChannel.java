package io.quarkiverse.sluice.runtime.registry;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.NamedChannel;
import io.quarkiverse.sluice.runtime.node.ChannelNode;

/**
 * A channel as the registry hands it out.
 *
 * @param <T> the type of the messages, which the registry has compared
 */
final class RegisteredChannel<T> implements NamedChannel<T> {

    private final ChannelNode node;
    private final @Nullable String template;

    RegisteredChannel(ChannelNode node, @Nullable String template) {
        this.node = node;
        this.template = template;
    }

    @Override
    public String name() {
        return node.ref().name();
    }

    @Override
    public Optional<String> template() {
        return Optional.ofNullable(template);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Sender<T> newSender() {
        return (Sender<T>) node.newSender(false);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Receiver<T> newReceiver() {
        return (Receiver<T>) node.channel().newReceiver();
    }

    @Override
    @SuppressWarnings("unchecked")
    public ChannelControl<T> control() {
        return (ChannelControl<T>) node.control();
    }

    @Override
    public String toString() {
        return "NamedChannel[name=" + name() + ", template=" + template + "]";
    }
}
