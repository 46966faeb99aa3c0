package io.quarkiverse.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Overflow;
import io.quarkiverse.sluice.UndeliveredHandler;

/** What a channel is made of. */
public record ChannelOptions<T>(String name, int capacity, Overflow overflow,
        @Nullable UndeliveredHandler<? super T> undelivered) {
}
