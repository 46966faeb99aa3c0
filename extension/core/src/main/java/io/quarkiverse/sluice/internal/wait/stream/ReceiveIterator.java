package io.quarkiverse.sluice.internal.wait.stream;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelInterruptedException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.SubscriptionLaggedException;
import io.quarkiverse.sluice.internal.wait.AbstractReceivable;

/** Iterates until completion. Not thread-safe; it holds the one message that {@code hasNext} has fetched. */
public final class ReceiveIterator<T> implements Iterator<T> {

    private final AbstractReceivable<T> source;
    private @Nullable T next;
    private boolean completed;

    public ReceiveIterator(AbstractReceivable<T> source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !completed) {
            try {
                next = source.receive();
            } catch (SubscriptionLaggedException gap) {
                source.skipped(gap.skipped());
            } catch (ChannelClosedException closed) {
                if (closed.reason() != CloseReason.COMPLETED) {
                    throw closed;
                }
                completed = true;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ChannelInterruptedException(source.name(), interrupted);
            }
        }
        return next != null;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("'" + source.name() + "' is completed: ask hasNext() first");
        }
        T message = next;
        next = null;
        return message;
    }
}
