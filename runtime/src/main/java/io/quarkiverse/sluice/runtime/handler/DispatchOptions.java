package io.quarkiverse.sluice.runtime.handler;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.UndeliveredHandler;
import io.quarkiverse.sluice.internal.carry.Carried;

/**
 * How a dispatcher treats its messages.
 *
 * @param limit how many tasks it has in hand at most, at least 1
 * @param key reads what messages are kept in order by, or {@code null} if they are not
 * @param batching how messages are put together
 * @param backoff how tasks that fail are tried again
 * @param held whether handlers are held back at the moment
 * @param undelivered gets the messages in hand that are never handled
 * @param <T> the type of the messages
 */
public record DispatchOptions<T>(int limit, @Nullable Function<Object, @Nullable Object> key, Batching batching,
        Backoff backoff, BooleanSupplier held, UndeliveredHandler<? super T> undelivered) {

    /** Hands over one message at a time, as many at once as there are places. */
    static <T> DispatchOptions<T> plain(int concurrency) {
        return new DispatchOptions<>(concurrency, null, Batching.NONE, Backoff.NONE, () -> false, (message, reason) -> {
        });
    }

    @Nullable
    Object keyOf(List<T> messages) {
        return key == null ? null : key.apply(Carried.unpack(messages.get(0)));
    }
}
