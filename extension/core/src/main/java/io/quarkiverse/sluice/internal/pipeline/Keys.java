package io.quarkiverse.sluice.internal.pipeline;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which keys are being worked on, and who waits for them. Guarded by the stage's lock, under which {@code equals} and
 * {@code hashCode} of the keys run.
 */
final class Keys {

    private final Map<Object, Line> lines = new HashMap<>();
    private int parked;

    /** Whether the message may be worked on at once; else it waits for its key. */
    boolean enter(Slot slot) {
        if (slot.key == null) {
            return true;
        }
        Line line = lines.computeIfAbsent(slot.key, key -> new Line());
        slot.line = line;
        if (!line.busy) {
            line.busy = true;
            return true;
        }
        line.waiting.add(slot);
        parked++;
        return false;
    }

    /** The message is done: the next one with its key, if there is one. */
    @Nullable
    Slot leave(Slot slot) {
        Line line = slot.line;
        if (line == null) {
            return null;
        }
        Slot next = line.waiting.poll();
        if (next != null) {
            parked--;
        } else {
            // a key that has changed meanwhile leaves its line behind, which must not hold up anybody
            line.busy = false;
            lines.remove(slot.key, line);
        }
        return next;
    }

    /** Takes a message out that waits for its key; {@code false} if it does not. */
    boolean withdraw(Slot slot) {
        if (slot.line == null || !slot.line.waiting.remove(slot)) {
            return false;
        }
        parked--;
        return true;
    }

    /** How many messages wait for their key. */
    int parked() {
        return parked;
    }

    /** Those with the same key. */
    static final class Line {

        private final ArrayDeque<Slot> waiting = new ArrayDeque<>(1);
        private boolean busy;
    }
}
