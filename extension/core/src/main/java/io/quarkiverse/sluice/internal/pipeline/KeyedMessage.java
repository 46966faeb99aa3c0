package io.quarkiverse.sluice.internal.pipeline;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A message with its key.
 *
 * @param message the message
 * @param key its key, if it has one
 * @param failure why the key could not be told, if so
 */
record KeyedMessage(Object message, @Nullable Object key, @Nullable Throwable failure) {

    static KeyedMessage of(Object message, @Nullable Function<Object, ? extends @Nullable Object> keyOf) {
        if (keyOf == null) {
            return new KeyedMessage(message, null, null);
        }
        try {
            return new KeyedMessage(message, keyOf.apply(message), null);
        } catch (Throwable failure) {
            return new KeyedMessage(message, null, failure);
        }
    }
}
