package io.quarkiverse.sluice.runtime.registry;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.UndeliveredHandler;
import io.quarkiverse.sluice.internal.ManagedChannel;
import io.quarkiverse.sluice.runtime.config.CapacitySetting;
import io.quarkiverse.sluice.runtime.config.NearestName;
import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.config.TemplateConfig;
import io.quarkiverse.sluice.runtime.node.ChannelNode;

/** Makes channels from the templates of the configuration. */
final class ChannelMaker {

    private final SluiceRuntimeConfig config;

    ChannelMaker(SluiceRuntimeConfig config) {
        this.config = config;
    }

    /**
     * Makes a channel.
     *
     * @throws IllegalArgumentException if the name is blank, there is no such template, or the type has a type variable
     */
    DynamicChannel make(String name, String template, Type type, @Nullable UndeliveredHandler<Object> undelivered) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a channel is '" + name + "': give it one that is not blank");
        }
        if (hasVariable(type)) {
            throw new IllegalArgumentException("Channel '" + name + "' is asked for with the type " + type.getTypeName()
                    + ", in which a type variable stands for something: say what");
        }
        TemplateConfig settings = config.templates().get(template);
        if (settings == null) {
            throw new IllegalArgumentException("Channel '" + name + "' asks for the template '" + template
                    + "', which is not configured: " + NearestName.of(template, config.templates().keySet())
                            .map(near -> "did you mean '" + near + "'? Else set ").orElse("set ")
                    + "quarkus.sluice.templates." + template + ".capacity");
        }
        var builder = Channels.<Object> builder(name).overflow(settings.overflow());
        int capacity = CapacitySetting.messages(settings.capacity(), settings.overflow());
        if (capacity == Channels.UNBOUNDED) {
            builder.unbounded();
        } else {
            builder.capacity(capacity);
        }
        if (undelivered != null) {
            builder.onUndelivered(undelivered);
        }
        // it has no handler methods, so nothing has to go with its messages
        return new DynamicChannel(new ChannelNode(name, ManagedChannel.of(builder.build()), undelivered, null), template,
                type.getTypeName());
    }

    private static boolean hasVariable(Type type) {
        return type instanceof TypeVariable<?> || type instanceof ParameterizedType generic
                && Stream.of(generic.getActualTypeArguments()).anyMatch(ChannelMaker::hasVariable);
    }
}
