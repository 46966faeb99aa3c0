package io.quarkiverse.sluice;

import java.util.List;

/**
 * A {@link Sender} on one side, a {@link Receiver} on the other, and named stages between, each with its own concurrency,
 * capacity and order. Back-pressure reaches the sender. Thread-safe.
 * <p>
 * Closing the input drains the stages one after another and then completes the output. Closing the output disconnects the
 * input, and nothing new starts.
 *
 * @param <I> the type of what goes in
 * @param <O> the type of what comes out
 */
public interface Pipeline<I, O> extends AutoCloseable {

    /** The pipeline's name. */
    String name();

    /** Where messages go in. */
    Sender<I> input();

    /** Where results come out. A pipeline that ends in a sink hands over nothing here and completes when it is done. */
    Receiver<O> output();

    /** The figures of each stage, in order. */
    List<StageStatistics> statistics();

    /** The same as closing {@link #input()}. */
    @Override
    void close();
}
