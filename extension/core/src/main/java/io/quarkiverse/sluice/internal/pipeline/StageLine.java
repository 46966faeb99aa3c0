package io.quarkiverse.sluice.internal.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.StageOrder;

/**
 * The messages that a stage has taken, and whose turn it is: to be worked on, and to have its results handed on. Each method
 * is one step under the stage's lock; nothing here sends, receives or calls a stage's function.
 */
final class StageLine {

    private final ReentrantLock lock = new ReentrantLock();
    private final StageSpec spec;
    private final OpenSlots open = new OpenSlots();
    /** Those that only wait for a thread. */
    private final ArrayDeque<Slot> runnable = new ArrayDeque<>();
    private final Keys keys = new Keys();
    private final StageEnd end = new StageEnd();
    private boolean receiving;
    private long taken;
    private long processed;
    private int workers;
    private boolean starting;

    StageLine(StageSpec spec) {
        this.spec = spec;
    }

    private <R extends @Nullable Object> R step(Supplier<R> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    // Taking

    /** Lets the caller alone take messages, at most so many; zero if none may be taken now. */
    int beginTaking() {
        lock.lock();
        try {
            int active = open.size() - keys.parked();
            long room = Math.min(spec.concurrency() - active, limit() - open.size());
            if (receiving || end.inputEnded() || room <= 0) {
                return 0;
            }
            receiving = true;
            return (int) room;
        } finally {
            lock.unlock();
        }
    }

    /** Those that wait for their key wait beside the stage, so that they do not hold up others. */
    private long limit() {
        return spec.order() == StageOrder.KEY ? (long) spec.concurrency() + spec.capacity() : spec.concurrency();
    }

    /** Takes the messages in; {@code false} if the stage goes no further and somebody else has to look after them. */
    boolean took(List<KeyedMessage> messages) {
        return step(() -> {
            receiving = false;
            if (end.inputEnded()) {
                taken += messages.size();
                processed += messages.size();
                return false;
            }
            for (KeyedMessage message : messages) {
                var slot = new Slot(++taken, message);
                open.add(slot);
                if (enters(slot)) {
                    runnable.add(slot);
                }
            }
            return true;
        });
    }

    private boolean enters(Slot slot) {
        try {
            return keys.enter(slot);
        } catch (RuntimeException unusableKey) {
            slot.keyFailure = unusableKey;
            return true;
        }
    }

    /** There is nothing more to take; {@code failure} says why unless the input was completed. */
    void inputEnded(@Nullable Throwable failure) {
        step(() -> {
            receiving = false;
            end.inputEnded(failure);
            return null;
        });
    }

    // Working

    /** Whether another worker has to be started, which the caller then does. */
    boolean callsWorker() {
        return step(() -> {
            if (runnable.isEmpty() || starting) {
                return false;
            }
            starting = true;
            return true;
        });
    }

    /** Whether nothing waits for a thread. */
    boolean isIdle() {
        return step(runnable::isEmpty);
    }

    void workerCame() {
        step(() -> {
            starting = false;
            workers++;
            return null;
        });
    }

    void workerLeft() {
        step(() -> {
            workers--;
            return null;
        });
    }

    /** The next message for a worker, who has left if there is none. */
    @Nullable
    Slot pick() {
        return step(() -> {
            Slot slot = next();
            if (slot == null) {
                workers--;
            }
            return slot;
        });
    }

    /** A worker could not be started: the message that nobody else will work on, if there is one. */
    @Nullable
    Slot workerRefused() {
        return step(() -> {
            starting = false;
            return workers > 0 ? null : next();
        });
    }

    private @Nullable Slot next() {
        Slot slot = runnable.poll();
        if (slot != null) {
            slot.state = Slot.State.RUNNING;
            slot.attempts++;
        }
        return slot;
    }

    /** The message now waits for something that can be cancelled; {@code false} if it goes no further and is closed. */
    boolean waits(Slot slot, Runnable cancellation) {
        return step(() -> {
            if (!goesFurther(slot)) {
                remove(slot);
                return false;
            }
            slot.state = Slot.State.RUNNING;
            slot.cancellation = cancellation;
            return true;
        });
    }

    /** Whether the message goes on; if not, it is closed. */
    boolean goesOn(Slot slot) {
        return step(() -> {
            boolean goesOn = goesFurther(slot);
            if (!goesOn) {
                remove(slot);
            }
            return goesOn;
        });
    }

    private boolean goesFurther(Slot slot) {
        return !slot.abandoned && slot.number < end.from();
    }

    /** What the message waited for is there; {@code false} if it is closed by now. */
    boolean arrived(Slot slot) {
        return step(() -> {
            slot.cancellation = null;
            return slot.state != Slot.State.CLOSED;
        });
    }

    /** The message is to be worked on once more; {@code false} if it is closed by now. */
    boolean again(Slot slot) {
        return step(() -> {
            slot.cancellation = null;
            if (slot.state == Slot.State.CLOSED) {
                return false;
            }
            slot.state = Slot.State.WAITING;
            runnable.addFirst(slot);
            return true;
        });
    }

    // Handing on

    enum Turn {
        /** The caller hands the results on. */
        NOW,
        /** Somebody else will. */
        LATER,
        /** The message goes no further and is closed. */
        NEVER
    }

    /** There are results. */
    Turn ready(Emission emission) {
        Slot slot = emission.slot();
        lock.lock();
        try {
            slot.emission = emission;
            slot.cancellation = null;
            if (slot.abandoned) {
                remove(slot);
                return Turn.NEVER;
            }
            boolean now = spec.order() != StageOrder.INPUT || open.oldest() == slot;
            slot.state = now ? Slot.State.EMITTING : Slot.State.READY;
            return now ? Turn.NOW : Turn.LATER;
        } finally {
            lock.unlock();
        }
    }

    /** The stage is done with the message: what the caller has to hand on next, if it is somebody's turn. */
    @Nullable
    Emission done(Slot slot) {
        lock.lock();
        try {
            remove(slot);
            Slot oldest = spec.order() == StageOrder.INPUT ? open.oldest() : null;
            if (oldest == null || oldest.state != Slot.State.READY) {
                return null;
            }
            oldest.state = Slot.State.EMITTING;
            return oldest.emission;
        } finally {
            lock.unlock();
        }
    }

    private void remove(Slot slot) {
        slot.state = Slot.State.CLOSED;
        open.remove(slot);
        processed++;
        Slot next = keys.leave(slot);
        if (next != null) {
            runnable.add(next);
        }
    }

    // Ending

    /**
     * What goes no further, for the caller to look after.
     *
     * @param closed messages that are closed by this
     * @param emissions what is handing results on, and is to stop as soon as it can
     */
    record Abandoned(List<Slot> closed, List<Emission> emissions) {
    }

    /** Ends the stage before its input is: messages from the given number on go no further. */
    Abandoned breakOff(StageEnd.Break where, @Nullable Slot failed) {
        return step(() -> {
            var abandoned = new Abandoned(new ArrayList<>(), new ArrayList<>());
            if (end.breaks(where) || failed != null) {
                open.forEach(slot -> {
                    if (slot.number >= end.from() || slot == failed) {
                        abandon(slot, slot == failed, abandoned);
                    }
                });
            }
            return abandoned;
        });
    }

    /** Closes the message, unless somebody works on it or hands its results on, who will then do so. */
    private void abandon(Slot slot, boolean failed, Abandoned abandoned) {
        if (!failed && slot.state == Slot.State.EMITTING) {
            abandoned.emissions().add(slot.emission);
        } else if (!failed && slot.state == Slot.State.RUNNING && slot.cancellation == null) {
            slot.abandoned = true;
        } else {
            if (slot.state == Slot.State.WAITING && !runnable.remove(slot) && keys.withdraw(slot)) {
                slot.line = null;
            }
            remove(slot);
            abandoned.closed().add(slot);
        }
    }

    /** What there is to do about the stage's end now; each step once. */
    StageEnd.Step nextEnd() {
        return step(() -> {
            if (end.failsOutput(open)) {
                return StageEnd.Step.FAIL;
            }
            return !receiving && end.finishes(open) ? StageEnd.Step.FINISH : StageEnd.Step.NONE;
        });
    }

    /** How the stage ends; what it says changes under the lock only. */
    StageEnd end() {
        return end;
    }

    /** Some figures, taken together. */
    record Figures(int parked, int inFlight, long taken, long processed) {
    }

    Figures figures() {
        return step(() -> new Figures(keys.parked(), open.size() - keys.parked(), taken, processed));
    }
}
