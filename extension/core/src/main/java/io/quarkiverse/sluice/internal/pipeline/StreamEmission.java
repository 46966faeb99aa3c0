package io.quarkiverse.sluice.internal.pipeline;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiSubscriber;

/**
 * Hands any number of results on, each as there is room. Before it is the message's turn, as many results as the stage's
 * capacity are requested and kept, and none beyond.
 */
final class StreamEmission implements Emission, MultiSubscriber<Object> {

    private enum Send {
        NONE,
        PENDING,
        DONE,
        REFUSED
    }

    private final StageRunner stage;
    private final Slot slot;
    private final int capacity;
    private final Queue<Object> kept = new ConcurrentLinkedQueue<>();
    private final Meeting end = new Meeting();
    /** How many calls of {@link #drain} there are still to be answered by the one that is under way. */
    private final AtomicInteger calls = new AtomicInteger();
    private volatile @Nullable Subscription subscription;
    private volatile boolean turn;
    private volatile Send send = Send.NONE;
    private volatile @Nullable Throwable refused;
    private volatile boolean complete;
    private volatile @Nullable Throwable failure;
    private volatile boolean ended;
    private volatile boolean stopped;
    // the following belong to whoever drains
    private boolean requested;
    private long handedOn;

    StreamEmission(StageRunner stage, Slot slot, int capacity) {
        this.stage = stage;
        this.slot = slot;
        this.capacity = capacity;
    }

    /** Subscribes; called when the stage knows of this emission. */
    void start(Multi<?> results) {
        try {
            results.subscribe().withSubscriber(this);
        } catch (Throwable thrown) {
            onFailure(thrown);
        }
    }

    @Override
    public Slot slot() {
        return slot;
    }

    @Override
    public boolean emit() {
        turn = true;
        drain();
        return end.isLast();
    }

    @Override
    public void stop() {
        stopped = true;
        drain();
    }

    @Override
    public void cancel() {
        ended = true;
        Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
        kept.clear();
    }

    @Override
    public void onSubscribe(Subscription to) {
        subscription = to;
        if (ended) {
            to.cancel();
        }
        drain();
    }

    @Override
    public void onItem(Object result) {
        kept.add(result);
        drain();
    }

    @Override
    public void onFailure(Throwable thrown) {
        failure = thrown;
        complete = true;
        drain();
    }

    @Override
    public void onCompletion() {
        complete = true;
        drain();
    }

    private void drain() {
        if (calls.getAndIncrement() == 0) {
            int answered = 1;
            do {
                proceed();
                answered = calls.addAndGet(-answered);
            } while (answered != 0);
        }
    }

    private void proceed() {
        requestFirst();
        sent();
        stopIfAsked();
        failEarly();
        while (turn && send == Send.NONE && !ended) {
            boolean nothingComes = complete;
            Object result = kept.poll();
            if (result != null) {
                send(result);
                sent();
            } else {
                if (nothingComes) {
                    finish();
                }
                return;
            }
        }
    }

    private void requestFirst() {
        if (!requested && subscription != null && (turn || capacity > 0)) {
            requested = true;
            subscription.request(Math.max(1, capacity));
        }
    }

    /** Before anything was handed on, a failure takes back what was kept for another try, or need not wait for its turn. */
    private void failEarly() {
        Throwable thrown = failure;
        if (thrown != null && !ended && handedOn == 0 && send == Send.NONE
                && (kept.isEmpty() || stage.failures().retries(slot, thrown))) {
            ended = true;
            kept.clear();
            stage.failedLater(slot, thrown, true);
        }
    }

    private void send(Object result) {
        try {
            send = stage.output().trySend(result) ? Send.DONE : Send.PENDING;
        } catch (ChannelClosedException closed) {
            refused = closed;
            send = Send.REFUSED;
        }
        if (send == Send.PENDING) {
            stage.output().sendAsync(result).subscribe().with(done -> sendEnded(Send.DONE),
                    closed -> {
                        refused = closed;
                        sendEnded(Send.REFUSED);
                    });
        }
    }

    private void sendEnded(Send how) {
        send = how;
        drain();
    }

    /** Looks after a send that has ended, if there is one. */
    private void sent() {
        if (send == Send.DONE) {
            send = Send.NONE;
            handedOn++;
            stage.counts().out.increment();
            if (!complete) {
                subscription.request(1);
            }
        } else if (send == Send.REFUSED && !ended) {
            cancel();
            stage.refused(slot, refused);
            done();
        }
    }

    private void stopIfAsked() {
        if (stopped && send == Send.NONE && !ended) {
            cancel();
            stage.stopped(slot);
            done();
        }
    }

    private void finish() {
        ended = true;
        Throwable thrown = failure;
        if (thrown == null) {
            done();
        } else {
            stage.failedLater(slot, thrown, false);
        }
    }

    private void done() {
        if (end.isLast()) {
            stage.emittedLater(slot);
        }
    }
}
