package io.quarkiverse.sluice.verification.lincheck;

import io.quarkiverse.sluice.verification.Flavour;

/**
 * What Lincheck lets the threads do, with outcomes as text. The names of the parameters tell {@link ScenarioGenerator} what
 * to pass: {@code end} one of two ends, {@code message} a message of its own, {@code slot} the place of a new asynchronous
 * operation or permit, {@code started} that of one begun anywhere, {@code permit} that of one taken by the same thread.
 * <p>
 * Every outcome tells also what went to the undelivered handler meanwhile in the same thread.
 */
interface ChannelOperations {

    /** Makes the channel. Comes first; a scenario cut down to one without it is about {@link Flavour#BOUNDED_1}. */
    void open(Flavour flavour);

    String trySend(int end, int message);

    String tryReceive(int end);

    /** Waits for room, holding the thread. */
    String send(int end, int message);

    /** Waits for a message, holding the thread. */
    String receive(int end);

    /** Waits for room by a {@code Uni}. */
    String awaitSend(int end, int message);

    /** Waits for a message by a {@code Uni}. */
    String awaitReceive(int end);

    /** Begins to send; the outcome is seen in {@link #outcomes()}. */
    String sendAsync(int end, int slot);

    /** Begins to receive; the outcome is seen in {@link #outcomes()}. */
    void receiveAsync(int end, int slot);

    /** Begins to reserve; the outcome is seen in {@link #outcomes()}. */
    void reserveAsync(int end, int slot);

    /** Cancels an asynchronous operation, perhaps before it begins. */
    void cancel(int started);

    String tryReserve(int end, int slot);

    String usePermit(int permit, int message);

    void closePermit(int permit);

    void closeSender(int end);

    String closeReceiver(int end);

    String closeAndDrain(int end);

    String fail(int end);

    String failNow(int end);

    void pause();

    void resume();

    void resize(int capacity);

    long depth();

    boolean isSenderClosed(int end);

    boolean isReceiverClosed(int end);

    boolean isDrained();

    /** How every asynchronous operation stands, what was withdrawn, and what is left in the channel. Comes last. */
    String outcomes();
}
