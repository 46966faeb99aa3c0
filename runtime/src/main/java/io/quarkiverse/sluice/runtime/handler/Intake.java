package io.quarkiverse.sluice.runtime.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.Receivable;
import io.quarkiverse.sluice.SubscriptionLaggedException;
import io.quarkiverse.sluice.internal.wait.Time;
import io.quarkiverse.sluice.spi.TimeSource.Scheduled;

/**
 * Takes messages from a source and puts them together to tasks. It waits for a message without a thread, and never takes one
 * while it waits for another: that one would be overtaken. Everything but the constructor is called on its strand.
 *
 * @param <T> the type of the messages
 */
final class Intake<T> {

    private final Receivable<T> source;
    private final Batching batching;
    private final Dispatcher<T> dispatcher;

    private List<T> gathered = new ArrayList<>(1);
    private @Nullable Scheduled limit;
    private boolean waiting;
    private @Nullable Throwable end;

    Intake(Receivable<T> source, Batching batching, Dispatcher<T> dispatcher) {
        this.source = source;
        this.batching = batching;
        this.dispatcher = dispatcher;
    }

    /** Why there will be no more, or {@code null} while there may be. */
    @Nullable
    Throwable end() {
        return end;
    }

    /** Whether it has begun to gather messages for a task. */
    boolean isGathering() {
        return !gathered.isEmpty();
    }

    /** The messages of the next task if they are there. Without them, the dispatcher is told when it is worth another look. */
    @Nullable
    List<T> take() {
        while (!waiting && end == null) {
            T message = tryReceive();
            if (message == null) {
                break;
            }
            List<T> full = add(message);
            if (full != null) {
                return full;
            }
        }
        if (isGathering() && (end != null || batching.time().isZero())) {
            return flush();
        }
        if (!waiting && end == null) {
            waiting = true;
            dispatcher.onPlainThread(() -> source.receiveAsync().subscribe().with(arrival(), this::refused));
        }
        return null;
    }

    /** Everything that was gathered. */
    List<T> flush() {
        if (limit != null) {
            limit.cancel();
            limit = null;
        }
        List<T> task = gathered;
        gathered = new ArrayList<>(1);
        return List.copyOf(task);
    }

    private @Nullable T tryReceive() {
        // counted before it leaves the source, so that nobody finds it in neither
        dispatcher.taken(1);
        T message = null;
        try {
            message = source.tryReceive();
        } catch (SubscriptionLaggedException gap) {
            dispatcher.lagged(gap);
            return tryReceive();
        } catch (ChannelClosedException closed) {
            end = closed;
        } finally {
            if (message == null) {
                dispatcher.taken(-1);
            }
        }
        return message;
    }

    /** The messages of a task if this one makes it full. */
    private @Nullable List<T> add(T message) {
        if (batching.size() == 1) {
            return List.of(message);
        }
        gathered.add(message);
        if (gathered.size() >= batching.size()) {
            return flush();
        }
        if (gathered.size() == 1 && !batching.time().isZero()) {
            List<T> begun = gathered;
            limit = Time.schedule(() -> dispatcher.later(() -> timeUp(begun)), Time.nanos() + batching.nanos());
        }
        return null;
    }

    private void timeUp(List<T> begun) {
        if (begun == gathered && isGathering()) {
            dispatcher.ready(flush());
        }
    }

    private Consumer<T> arrival() {
        return message -> {
            dispatcher.taken(1);
            dispatcher.step(() -> {
                waiting = false;
                List<T> full = add(message);
                if (full != null) {
                    dispatcher.ready(full);
                }
            });
        };
    }

    private void refused(Throwable failure) {
        dispatcher.step(() -> {
            waiting = false;
            if (failure instanceof SubscriptionLaggedException gap) {
                dispatcher.lagged(gap);
            } else {
                end = failure;
            }
        });
    }
}
