package io.quarkiverse.sluice.runtime.handler;

import java.time.Instant;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Sender;
import io.smallrye.mutiny.Uni;

/** Deals with the messages whose handler failed: logs, and sends a dead letter where that is configured. Thread-safe. */
final class FailedMessages {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.sluice");

    private final String method;
    private final String source;
    private final @Nullable Sender<Object> deadLetters;

    FailedMessages(String method, String source, @Nullable Sender<Object> deadLetters) {
        this.method = method;
        this.source = source;
        this.deadLetters = deadLetters;
    }

    /** What is left to do with a message whose handler failed; it does not fail itself. */
    Uni<Void> handle(Object message, Throwable failure) {
        if (deadLetters == null) {
            LOG.errorf(failure, "%s failed on a message of '%s', which is given up", method, source);
            return Uni.createFrom().voidItem();
        }
        LOG.errorf(failure, "%s failed on a message of '%s', which goes to '%s'", method, source, deadLetters.name());
        return deadLetters.sendAsync(new DeadLetter<>(source, message, failure, Instant.now()))
                .onFailure().invoke(refused -> LOG.errorf(refused, "A dead letter of '%s' was refused and is lost", source))
                .onFailure().recoverWithNull();
    }
}
