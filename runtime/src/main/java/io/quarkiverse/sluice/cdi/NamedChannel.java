package io.quarkiverse.sluice.cdi;

import java.util.Optional;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;

/**
 * A channel found or made by {@link ChannelRegistry}. Thread-safe; nothing here waits.
 * <p>
 * Each end belongs to whoever asked for it and is to be closed by them; that ends nothing for others. As injected ones do,
 * these ends refuse {@code fail}, {@code failNow} and {@code closeAndDrain}: that is what {@link #control()} is for.
 *
 * @param <T> the type of the messages
 */
public interface NamedChannel<T> {

    /** The channel's name. */
    String name();

    /** The template it was made from; none for a channel of the application's wiring. */
    Optional<String> template();

    /** A sender of its own for the caller; of a channel that has ended, one that is refused what it sends. */
    Sender<T> newSender();

    /** A receiver of its own for the caller; of a channel that has ended, one that gets what is left. */
    Receiver<T> newReceiver();

    /** The control over the channel as a whole. */
    ChannelControl<T> control();
}
