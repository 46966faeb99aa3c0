package io.quarkiverse.sluice.internal.carry;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way through a channel together with its load. Ends unpack it: nobody but a container's handlers, which
 * ask for the load, ever sees one.
 */
public final class Carried {

    private final Object message;
    private final Object load;

    private Carried(Object message, Object load) {
        this.message = message;
        this.load = load;
    }

    /** The message with this load, or as it is if there is none. */
    @SuppressWarnings("unchecked")
    public static <T> T pack(T message, @Nullable Object load) {
        return load == null ? message : (T) new Carried(message, load);
    }

    /** The message without its load. */
    @SuppressWarnings("unchecked")
    public static <T> T unpack(T message) {
        return message instanceof Carried carried ? (T) carried.message : message;
    }

    /** The messages without their loads. */
    public static <T> List<T> unpackAll(List<T> messages) {
        return messages.stream().map(Carried::unpack).toList();
    }

    /** The load of a message, or {@code null} if there is none. */
    public static @Nullable Object load(Object message) {
        return message instanceof Carried carried ? carried.load : null;
    }

    /** Shows neither: a payload appears nowhere. */
    @Override
    public String toString() {
        return "Carried";
    }
}
