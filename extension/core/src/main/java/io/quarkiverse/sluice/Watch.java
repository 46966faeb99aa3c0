package io.quarkiverse.sluice;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/**
 * A value that changes, and those who watch it: a new value replaces the old one, whether it was seen or not, and whether it
 * equals it or not. Thread-safe.
 * <p>
 * Nobody waits for watchers. The last value stays readable after the end.
 *
 * @param <T> the type of the value
 */
public interface Watch<T> extends AutoCloseable {

    /** The name it was given. */
    String name();

    /**
     * Replaces the value.
     * <p>
     * <b>Blocking:</b> never. Linearizable.
     *
     * @throws ChannelClosedException if this watch has ended
     */
    void set(T value);

    /**
     * Replaces the value by what the function makes of it, as one step.
     * <p>
     * <b>Blocking:</b> never. The function runs without a lock and again if another value was set meanwhile, so it must have
     * no effect of its own. What it throws is thrown, and nothing is set.
     *
     * @return the new value
     * @throws ChannelClosedException if this watch has ended
     * @throws IllegalStateException if there is no value yet
     */
    T update(UnaryOperator<T> change);

    /**
     * The value, also after the end; {@code null} if there has been none.
     * <p>
     * <b>Blocking:</b> never. Linearizable.
     */
    @Nullable
    T value();

    /** How many values there have been. It grows by one with each, and two values of one version are the same object. */
    long version();

    /** How many watchers were made here and have not been closed. */
    int watchers();

    /**
     * A watcher of its own, to whom the value that is there now is new. After the end it sees the last value and then the
     * end.
     * <p>
     * <b>Blocking:</b> never.
     */
    Watcher<T> watch();

    /**
     * Ends it: each watcher sees the latest value it has not seen, then {@link CloseReason#COMPLETED}. Idempotent.
     * <p>
     * <b>Blocking:</b> never.
     */
    void complete();

    /**
     * Ends it: each watcher sees the latest value it has not seen, then {@link CloseReason#FAILED} with this cause. Without
     * effect if it has ended before.
     * <p>
     * <b>Blocking:</b> never.
     */
    void fail(Throwable cause);

    /** Whether it has ended. */
    boolean isClosed();

    /**
     * Completes with the reason once it has ended.
     * <p>
     * <b>Blocking:</b> never. At once when it has ended already.
     */
    Uni<CloseReason> whenClosed();

    /** The same as {@link #complete()}. */
    @Override
    void close();
}
