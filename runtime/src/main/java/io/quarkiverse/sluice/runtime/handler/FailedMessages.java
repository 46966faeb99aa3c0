package io.quarkiverse.sluice.runtime.handler;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.internal.wait.Time;
import io.quarkiverse.sluice.runtime.context.Entered;
import io.quarkiverse.sluice.runtime.context.MessageContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Deals with the messages whose handler failed: logs, and sends dead letters where that is configured. Thread-safe. */
final class FailedMessages implements FailurePolicy<Object> {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.sluice");

    private final String method;
    private final String source;
    private final int maxAttempts;
    private final @Nullable Sender<Object> deadLetters;
    private final MessageContext context;

    FailedMessages(String method, String source, int maxAttempts, @Nullable Sender<Object> deadLetters,
            MessageContext context) {
        this.context = context;
        this.method = method;
        this.source = source;
        this.maxAttempts = maxAttempts;
        this.deadLetters = deadLetters;
    }

    /** In one line: the stack comes with the last attempt, if that fails too. */
    @Override
    public void retried(Task<Object> task, Duration delay) {
        Entered resumed = context.resume(task.messages().get(0));
        try {
            logRetry(task, delay);
        } finally {
            resumed.leave();
        }
    }

    private void logRetry(Task<Object> task, Duration delay) {
        LOG.warnf("%s failed on %s of '%s' with %s at attempt %d of %d and is called again in %d ms", method, what(task),
                source, failure(task).getClass().getName(), task.attempts(), maxAttempts, delay.toMillis());
    }

    @Override
    public CompletableFuture<Void> giveUp(Task<Object> task) {
        Entered resumed = context.resume(task.messages().get(0));
        try {
            logEnd(task);
        } finally {
            resumed.leave();
        }
        return deadLetters == null ? MessageHandler.DONE : send(task, deadLetters);
    }

    private void logEnd(Task<Object> task) {
        String fate = deadLetters == null ? "given up" : "sent to '" + deadLetters.name() + "'";
        LOG.errorf(failure(task), "%s failed on %s of '%s' at attempt %d, which is %s", method, what(task), source,
                task.attempts(), fate);
    }

    private CompletableFuture<Void> send(Task<Object> task, Sender<Object> target) {
        Instant now = Time.instant();
        return Multi.createFrom().iterable(task.messages())
                .onItem().transformToUniAndConcatenate(message -> send(message,
                        new DeadLetter<>(source, Carried.unpack(message), failure(task), now, task.attempts()), target))
                .onItem().ignoreAsUni().subscribeAsCompletionStage();
    }

    /** Subscribed at once, in the context of the message, which goes with the letter. */
    private Uni<Void> send(Object message, DeadLetter<Object> letter, Sender<Object> target) {
        Entered resumed = context.resume(message);
        CompletableFuture<Void> sent;
        try {
            sent = target.sendAsync(letter).subscribeAsCompletionStage();
        } finally {
            resumed.leave();
        }
        return Uni.createFrom().completionStage(sent)
                .onFailure().invoke(refused -> LOG.errorf(refused, "A dead letter of '%s' was refused and is lost", source))
                .onFailure().recoverWithNull();
    }

    private static Throwable failure(Task<Object> task) {
        Throwable failure = task.failure();
        return failure == null ? new IllegalStateException("The handler was ended") : failure;
    }

    private static String what(Task<Object> task) {
        int messages = task.messages().size();
        return messages == 1 ? "a message" : messages + " messages";
    }
}
