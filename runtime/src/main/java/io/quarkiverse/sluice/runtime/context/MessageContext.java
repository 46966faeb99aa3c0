package io.quarkiverse.sluice.runtime.context;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.internal.carry.Carrier;

/** The context that goes with the messages of one node, from its senders to its handlers. Thread-safe. */
public final class MessageContext implements Carrier {

    private final Probe probe;
    private final ContextPart<Object>[] parts;

    @SuppressWarnings("unchecked")
    MessageContext(Probe probe, List<? extends ContextPart<?>> parts) {
        this.probe = probe;
        this.parts = parts.toArray(ContextPart[]::new);
    }

    /** What times the messages once there are meters. */
    public Probe probe() {
        return probe;
    }

    /** The message with what the calling thread has to carry, if it has anything. */
    public <T> T pack(T message) {
        return message instanceof Carried ? message : Carried.pack(message, load());
    }

    /** The send of a message made by {@link #pack} has ended. */
    public void sent(Object packed, boolean accepted) {
        Object load = Carried.load(packed);
        if (load != null) {
            ended(load, accepted);
        }
    }

    @Override
    public @Nullable Object load() {
        return load(false);
    }

    /** What goes with the dead letters that are sent to this node. */
    public Carrier forDeadLetters() {
        return new Carrier() {
            @Override
            public @Nullable Object load() {
                return MessageContext.this.load(true);
            }

            @Override
            public void ended(Object load, boolean accepted) {
                MessageContext.this.ended(load, accepted);
            }
        };
    }

    private @Nullable Object load(boolean deadLetter) {
        @Nullable
        Object @Nullable [] load = null;
        for (int i = 0; i < parts.length; i++) {
            Object captured = deadLetter && !parts[i].goesWithDeadLetters() ? null : parts[i].capture();
            if (captured != null) {
                if (load == null) {
                    load = new @Nullable Object[parts.length];
                }
                load[i] = captured;
            }
        }
        return load;
    }

    @Override
    public void ended(Object load, boolean accepted) {
        var captured = (@Nullable Object[]) load;
        for (int i = 0; i < parts.length; i++) {
            if (captured[i] != null) {
                parts[i].sent(captured[i], accepted);
            }
        }
    }

    /**
     * Enters, in the thread of a handler's call, what the message carried.
     *
     * @param message as it came, with its load
     * @param ownContext whether the call has a Vert.x context of its own
     */
    public Entered enter(Object message, boolean ownContext) {
        var load = (@Nullable Object @Nullable []) Carried.load(message);
        var entered = new EnteredParts(parts.length);
        try {
            for (int i = 0; i < parts.length; i++) {
                entered.add(parts[i].enter(load == null ? null : load[i], ownContext));
            }
        } catch (RuntimeException | Error failure) {
            entered.leave();
            entered.end(failure);
            throw failure;
        }
        return entered;
    }

    /** Enters what the messages of a batch carried. */
    public Entered enterAll(List<?> messages, boolean ownContext) {
        var entered = new EnteredParts(parts.length);
        for (int i = 0; i < parts.length; i++) {
            var captured = new ArrayList<@Nullable Object>(messages.size());
            for (Object message : messages) {
                var load = (@Nullable Object @Nullable []) Carried.load(message);
                captured.add(load == null ? null : load[i]);
            }
            entered.add(parts[i].enterAll(captured, ownContext));
        }
        return entered;
    }

    /** Makes what a message carried current in this thread, for something that is done on its behalf after its call. */
    public Entered resume(Object message) {
        var resumed = new EnteredParts(parts.length);
        var load = (@Nullable Object @Nullable []) Carried.load(message);
        for (int i = 0; load != null && i < parts.length; i++) {
            if (load[i] != null) {
                resumed.add(parts[i].resume(load[i]));
            }
        }
        return resumed;
    }

    /** What was entered, left and ended in the opposite order. */
    private static final class EnteredParts implements Entered {

        private final @Nullable Entered[] parts;
        private int size;

        EnteredParts(int most) {
            this.parts = new @Nullable Entered[most];
        }

        void add(@Nullable Entered part) {
            if (part != null) {
                parts[size++] = part;
            }
        }

        @Override
        public void leave() {
            for (int i = size - 1; i >= 0; i--) {
                parts[i].leave();
            }
        }

        @Override
        public void end(@Nullable Throwable failure) {
            for (int i = size - 1; i >= 0; i--) {
                parts[i].end(failure);
            }
        }
    }
}
