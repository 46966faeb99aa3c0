package io.quarkiverse.sluice.runtime.registry;

import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.UndeliveredHandler;
import io.quarkiverse.sluice.cdi.ChannelRegistry;
import io.quarkiverse.sluice.cdi.NamedChannel;
import io.quarkiverse.sluice.runtime.ChannelHub;
import io.quarkiverse.sluice.runtime.OpenHub;
import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.node.ChannelNode;
import io.quarkiverse.sluice.runtime.wiring.ChannelSpec;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;

/** The registry of the running application. Thread-safe. */
@Singleton
public class DefaultChannelRegistry implements ChannelRegistry {

    private final ChannelHub hub;
    private final ChannelMaker maker;

    DefaultChannelRegistry(ChannelHub hub, SluiceRuntimeConfig config) {
        this.hub = hub;
        this.maker = new ChannelMaker(config);
    }

    @Override
    public <T> NamedChannel<T> create(String name, String template, Class<T> type) {
        return create(name, template, boxed(type), null);
    }

    @Override
    public <T> NamedChannel<T> create(String name, String template, TypeLiteral<T> type) {
        return create(name, template, type.getType(), null);
    }

    /** Through the ends that are handed out, the channel gets messages of that type only. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> NamedChannel<T> create(String name, String template, Class<T> type,
            UndeliveredHandler<? super T> undelivered) {
        return create(name, template, boxed(type), (UndeliveredHandler<Object>) undelivered);
    }

    private <T> NamedChannel<T> create(String name, String template, Type type,
            @Nullable UndeliveredHandler<Object> undelivered) {
        if (spec(name).isPresent()) {
            throw taken(name);
        }
        var made = new AtomicBoolean();
        DynamicChannel channel = hub.dynamic().findOrAdd(name, () -> {
            made.set(true);
            return maker.make(name, template, type, undelivered);
        });
        if (!made.get()) {
            throw taken(name);
        }
        return new RegisteredChannel<>(channel.node(), channel.template());
    }

    @Override
    public <T> NamedChannel<T> findOrCreate(String name, String template, Class<T> type) {
        Optional<NamedChannel<T>> found = find(name, type);
        if (found.isPresent()) {
            return found.get();
        }
        DynamicChannel channel = hub.dynamic().findOrAdd(name, () -> maker.make(name, template, boxed(type), null));
        return handle(channel, boxed(type));
    }

    @Override
    public <T> Optional<NamedChannel<T>> find(String name, Class<T> type) {
        return find(name, boxed(type));
    }

    @Override
    public <T> Optional<NamedChannel<T>> find(String name, TypeLiteral<T> type) {
        return find(name, type.getType());
    }

    private <T> Optional<NamedChannel<T>> find(String name, Type type) {
        Optional<ChannelSpec> wired = spec(name);
        if (wired.isPresent()) {
            String own = wired.get().type();
            if (!type.getTypeName().equals(own)) {
                throw new IllegalArgumentException("Channel '" + name + "' of the application's wiring "
                        + (own == null ? "has no one type that all its ends agree on: inject an end of it"
                                : "carries " + own + ", not " + type.getTypeName() + ": ask for the former"));
            }
            ChannelNode node = hub.channel(name);
            return Optional.of(new RegisteredChannel<>(node, null));
        }
        return hub.dynamic().find(name).map(channel -> handle(channel, type));
    }

    private static <T> NamedChannel<T> handle(DynamicChannel channel, Type type) {
        if (!type.getTypeName().equals(channel.type())) {
            throw new IllegalArgumentException("Channel '" + channel.node().ref().name() + "' was made for " + channel.type()
                    + ", not for " + type.getTypeName() + ": ask for the former");
        }
        return new RegisteredChannel<>(channel.node(), channel.template());
    }

    @Override
    public List<String> names() {
        var names = new TreeSet<>(opened().wiring().names(NodeKind.CHANNEL));
        hub.dynamic().open().forEach(channel -> names.add(channel.node().ref().name()));
        return List.copyOf(names);
    }

    @Override
    public boolean close(String name) {
        if (spec(name).isPresent()) {
            throw new IllegalArgumentException("Channel '" + name + "' is part of the application's wiring and ends with it:"
                    + " use its ChannelControl to end it before");
        }
        Optional<DynamicChannel> closed = hub.dynamic().remove(name);
        closed.ifPresent(channel -> channel.node().complete());
        return closed.isPresent();
    }

    private Optional<ChannelSpec> spec(String name) {
        return opened().wiring().channels().stream().filter(channel -> channel.name().equals(name)).findFirst();
    }

    private OpenHub opened() {
        OpenHub open = hub.opened();
        if (open == null) {
            throw new IllegalStateException(
                    "The registry of channels is used before the application has opened them: use it when it has started");
        }
        return open;
    }

    private static Type boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static IllegalStateException taken(String name) {
        return new IllegalStateException("There is a channel '" + name
                + "' already: take another name, find the channel, or close it before");
    }
}
