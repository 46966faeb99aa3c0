package io.quarkiverse.sluice.internal.pipeline;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** The open messages of a stage, oldest first; each is removed in constant time. Guarded by the stage's lock. */
final class OpenSlots {

    private @Nullable Slot oldest;
    private @Nullable Slot youngest;
    private int size;

    int size() {
        return size;
    }

    @Nullable
    Slot oldest() {
        return oldest;
    }

    void add(Slot slot) {
        slot.older = youngest;
        if (youngest == null) {
            oldest = slot;
        } else {
            youngest.younger = slot;
        }
        youngest = slot;
        size++;
    }

    void remove(Slot slot) {
        if (slot.older == null) {
            oldest = slot.younger;
        } else {
            slot.older.younger = slot.younger;
        }
        if (slot.younger == null) {
            youngest = slot.older;
        } else {
            slot.younger.older = slot.older;
        }
        slot.older = null;
        slot.younger = null;
        size--;
    }

    /** Visits each, also if it is removed by that. */
    void forEach(Consumer<Slot> visitor) {
        for (Slot slot = oldest; slot != null;) {
            Slot next = slot.younger;
            visitor.accept(slot);
            slot = next;
        }
    }
}
