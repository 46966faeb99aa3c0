package io.quarkiverse.sluice.classics;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Receivable;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.fixture.Op;

/** Three ways to put one operation, which have to come to the same. */
public enum Style {
    /** The operation itself. */
    DIRECT,
    /** A select with the operation as its only clause. */
    SELECT,
    /** A select with the operation between two clauses that are never ready. */
    SELECT_AMONG;

    public <T> Op<?> send(Scenario scenario, Sender<T> to, T message) {
        return this == DIRECT ? scenario.crew.send(to, message) : scenario.start(sending(to, message));
    }

    public <T> Op<Boolean> send(Scenario scenario, Sender<T> to, T message, Duration timeout) {
        return this == DIRECT ? scenario.crew.send(to, message, timeout)
                : scenario.start(sending(to, message).timeout(timeout, () -> false));
    }

    public <T> boolean trySend(Scenario scenario, Sender<T> to, T message) throws InterruptedException {
        return this == DIRECT ? to.trySend(message) : scenario.choose(sending(to, message).otherwise(() -> false));
    }

    public <T> Op<T> receive(Scenario scenario, Receivable<T> from) {
        return this == DIRECT ? scenario.crew.receive(from) : scenario.start(receiving(from));
    }

    public <T> Op<T> receive(Scenario scenario, Receivable<T> from, Duration timeout) {
        return this == DIRECT ? scenario.crew.receive(from, timeout)
                : scenario.start(receiving(from).timeout(timeout, () -> null));
    }

    public <T> @Nullable T tryReceive(Scenario scenario, Receivable<T> from) throws InterruptedException {
        return this == DIRECT ? from.tryReceive() : scenario.choose(receiving(from).otherwise(() -> null));
    }

    private <T> Select<Boolean> sending(Sender<T> to, T message) {
        return idle(idle(Select.<Boolean> first()).send(to, message, () -> true));
    }

    private <T> Select<T> receiving(Receivable<T> from) {
        return idle(idle(Select.<T> first()).receive(from, message -> message));
    }

    private <R> Select<R> idle(Select<R> select) {
        return this == SELECT ? select : select.receive(Channels.<R> rendezvous().receiver(), message -> message);
    }
}
