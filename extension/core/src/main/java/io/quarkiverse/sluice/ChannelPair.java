package io.quarkiverse.sluice;

/**
 * A new channel: its first sender, its first receiver, and the control over both sides.
 *
 * @param <T> the type of the messages
 */
public record ChannelPair<T>(Sender<T> sender, Receiver<T> receiver, ChannelControl<T> control) {
}
