package io.quarkiverse.sluice;

import java.util.List;

/**
 * The receiving end of a channel. A channel may have many; each message goes to exactly one of them.
 *
 * @param <T> the type of the messages
 */
public interface Receiver<T> extends Receivable<T> {

    /**
     * Another receiver of the same channel, to be closed on its own.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws ChannelClosedException if this end is closed
     */
    Receiver<T> duplicate();

    /**
     * Closes this end and, if it was the last receiver, returns what was left in the channel, having atomically refused
     * all further sends. On another receiver it is {@link #close()} and an empty list.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws UnsupportedOperationException if this end is owned by the container; use {@link ChannelControl#drain}
     */
    List<T> closeAndDrain();
}
