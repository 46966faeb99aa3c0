package io.quarkiverse.sluice.classics;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.quarkiverse.sluice.fixture.Await;
import io.smallrye.mutiny.Uni;

/** Awaits an asynchronous operation as if it were a blocking one. */
final class Async {

    private Async() {
    }

    /** The item, or the failure thrown as it is; an interrupt cancels the operation. */
    static <T> T await(Uni<T> uni) throws InterruptedException {
        var outcome = new CompletableFuture<T>();
        var subscription = uni.subscribe().with(outcome::complete, outcome::completeExceptionally);
        try {
            return outcome.get(Await.LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            subscription.cancel();
            throw e;
        } catch (ExecutionException e) {
            throw Async.<RuntimeException> asItIs(e.getCause());
        } catch (TimeoutException e) {
            subscription.cancel();
            throw new AssertionError("An asynchronous operation did not end within " + Await.LIMIT.toSeconds() + " s", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asItIs(Throwable failure) throws E {
        throw (E) failure;
    }
}
