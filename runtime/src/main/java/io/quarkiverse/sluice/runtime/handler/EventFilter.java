package io.quarkiverse.sluice.runtime.handler;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.jboss.logging.Logger;

import io.quarkiverse.sluice.internal.carry.Carried;

/** Handles only the events that a predicate lets through, asked in the thread of the call. Thread-safe. */
final class EventFilter implements MessageHandler<Object> {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.sluice");

    private final MethodCall call;
    private final Predicate<Object> wanted;
    private final MessageHandler<Object> handler;

    EventFilter(MethodCall call, Predicate<Object> wanted, MessageHandler<Object> handler) {
        this.call = call;
        this.wanted = wanted;
        this.handler = handler;
    }

    @Override
    public CompletableFuture<Void> handle(List<Object> events) {
        List<Object> wantedOnes = events.stream().filter(this::isWanted).toList();
        return wantedOnes.isEmpty() ? DONE : handler.handle(wantedOnes);
    }

    private boolean isWanted(Object event) {
        CallScope scope = CallScope.open();
        try {
            return wanted.test(Carried.unpack(event));
        } catch (Throwable failure) {
            LOG.errorf(failure, "The filter of %s failed on an event of '%s', which is given up", call.spec().method(),
                    call.spec().name());
            return false;
        } finally {
            scope.endHere();
        }
    }
}
