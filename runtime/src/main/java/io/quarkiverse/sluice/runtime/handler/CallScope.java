package io.quarkiverse.sluice.runtime.handler;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.runtime.context.Entered;
import io.quarkiverse.sluice.runtime.context.MessageContext;
import io.quarkiverse.sluice.runtime.wiring.ThreadModel;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;

/**
 * The request context of one handler call. Opened and left in the thread of the call; ended in any thread.
 */
final class CallScope {

    private final ManagedContext requests;
    private final @Nullable ContextState before;
    private final ContextState own;
    private @Nullable Entered entered;
    private @Nullable Throwable failure;

    private CallScope(ManagedContext requests) {
        this.requests = requests;
        this.before = requests.getStateIfActive();
        this.own = requests.activate();
    }

    /** Activates a new request context in this thread. */
    static CallScope open() {
        return new CallScope(Arc.requireContainer().requestContext());
    }

    /**
     * Enters what went with the message from its sender.
     *
     * @throws RuntimeException if the call must not be made with it
     */
    void enter(MessageContext context, Object message, ThreadModel threads) {
        entered = context.enter(message, threads == ThreadModel.EVENT_LOOP);
    }

    /** Enters what went with the messages of a batch from their senders. */
    void enterAll(MessageContext context, List<?> messages, ThreadModel threads) {
        entered = context.enterAll(messages, threads == ThreadModel.EVENT_LOOP);
    }

    /** Notes, before the end, that the call has failed. */
    void failed(Throwable thrown) {
        failure = thrown;
    }

    /** Gives this thread back the context it had. The call's own lives on for what is still going on. */
    void leave() {
        if (entered != null) {
            entered.leave();
        }
        if (before != null) {
            requests.activate(before);
        } else {
            requests.deactivate();
        }
    }

    /** Destroys the beans of the call. */
    void end() {
        if (entered != null) {
            entered.end(failure);
        }
        requests.destroy(own);
    }

    /** Ends the call in the thread in which it was opened. */
    void endHere() {
        try {
            end();
        } finally {
            leave();
        }
    }
}
