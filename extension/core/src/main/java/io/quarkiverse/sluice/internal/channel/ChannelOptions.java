package io.quarkiverse.sluice.internal.channel;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Overflow;
import io.quarkiverse.sluice.UndeliveredHandler;
import io.quarkiverse.sluice.internal.channel.flavour.Bounded;
import io.quarkiverse.sluice.internal.channel.flavour.DropNewest;
import io.quarkiverse.sluice.internal.channel.flavour.DropOldest;
import io.quarkiverse.sluice.internal.channel.flavour.Flavour;
import io.quarkiverse.sluice.internal.channel.flavour.Latest;
import io.quarkiverse.sluice.internal.channel.flavour.Rejecting;
import io.quarkiverse.sluice.internal.channel.flavour.Rendezvous;
import io.quarkiverse.sluice.internal.channel.flavour.Unbounded;

/** What a channel is made of. */
public record ChannelOptions<T>(String name, Flavour<T> flavour, @Nullable Comparator<? super T> priority,
        @Nullable UndeliveredHandler<? super T> undelivered) {

    /** The flavour for a capacity and an overflow policy that go together. */
    public static <T> Flavour<T> flavour(int capacity, Overflow overflow) {
        return switch (overflow) {
            case BLOCK -> switch (capacity) {
                case 0 -> new Rendezvous<>();
                case Channels.UNBOUNDED -> new Unbounded<>();
                default -> new Bounded<>(capacity);
            };
            case REJECT -> new Rejecting<>(capacity);
            case DROP_OLDEST -> new DropOldest<>(capacity);
            case DROP_NEWEST -> new DropNewest<>(capacity);
            case LATEST -> new Latest<>();
        };
    }
}
