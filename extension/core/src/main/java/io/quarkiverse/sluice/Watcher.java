package io.quarkiverse.sluice;

import org.jspecify.annotations.Nullable;

/**
 * One party's view of a {@link Watch}. What it receives is the latest value that it has not received before: values that came
 * and went in between are skipped, and the last one never is. Thread-safe; several users of one watcher share the values.
 * <p>
 * {@code receive}, {@link #stream()}, iteration and select work as on a channel of one message that is overwritten. Closing
 * it makes the watch forget it at once.
 *
 * @param <T> the type of the value
 */
public interface Watcher<T> extends Receivable<T> {

    /**
     * The watch's value, seen before or not, also after the end; it stays new to {@code receive}. {@code null} if there has
     * been none.
     * <p>
     * <b>Blocking:</b> never. Linearizable.
     */
    @Nullable
    T value();
}
