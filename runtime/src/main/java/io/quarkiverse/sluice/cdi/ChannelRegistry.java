package io.quarkiverse.sluice.cdi;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.util.TypeLiteral;

import io.quarkiverse.sluice.UndeliveredHandler;

/**
 * Makes and finds channels by name while the application runs; to be injected.
 * <p>
 * A dynamic channel takes its settings from a template of the configuration
 * ({@code quarkus.sluice.templates.<template>.*}), stays open until it is closed here or the application ends, and is listed
 * in health like the others. Its figures go into the meters of its template.
 * <p>
 * Thread-safe. Nothing here waits.
 */
public interface ChannelRegistry {

    /**
     * Makes a channel.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @param name its name, which no open channel may have
     * @param template the template that its settings are taken from
     * @param type the type of its messages
     * @throws IllegalArgumentException if the name is blank, or there is no such template
     * @throws IllegalStateException if a channel has that name, or before the application has started, or when it is ending
     */
    <T> NamedChannel<T> create(String name, String template, Class<T> type);

    /**
     * Makes a channel whose messages have a generic type.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws IllegalArgumentException if the name is blank, there is no such template, or the type has a type variable
     * @throws IllegalStateException if a channel has that name, or before the application has started, or when it is ending
     */
    <T> NamedChannel<T> create(String name, String template, TypeLiteral<T> type);

    /**
     * Makes a channel with somebody who gets what it took and nobody will receive.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws IllegalArgumentException if the name is blank, or there is no such template
     * @throws IllegalStateException if a channel has that name, or before the application has started, or when it is ending
     */
    <T> NamedChannel<T> create(String name, String template, Class<T> type, UndeliveredHandler<? super T> undelivered);

    /**
     * Finds a channel, or makes it if there is none: of several callers at once, one makes it.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws IllegalArgumentException if the name is blank, there is no such template, or the channel that is there has
     *         messages of another type
     * @throws IllegalStateException before the application has started, or when it is ending
     */
    <T> NamedChannel<T> findOrCreate(String name, String template, Class<T> type);

    /**
     * Finds a channel: a dynamic one, or one of the application's wiring.
     * <p>
     * A channel of the wiring has the type that all those take who take from it, or, if nobody does, that all those send who
     * send to it.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws IllegalArgumentException if it has messages of another type
     * @throws IllegalStateException before the application has started
     */
    <T> Optional<NamedChannel<T>> find(String name, Class<T> type);

    /**
     * Finds a channel whose messages have a generic type.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws IllegalArgumentException if it has messages of another type
     * @throws IllegalStateException before the application has started
     */
    <T> Optional<NamedChannel<T>> find(String name, TypeLiteral<T> type);

    /**
     * The names of all channels that are open, in alphabetical order, those of the wiring among them.
     * <p>
     * <b>Blocking:</b> never.
     */
    List<String> names();

    /**
     * Ends a dynamic channel: it refuses further messages, what is in it is still received, and its name is free. What is
     * never received goes to the undelivered handler when the application ends.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return whether there was such a channel
     * @throws IllegalArgumentException if it is a channel of the application's wiring, which only its {@code ChannelControl}
     *         can end
     */
    boolean close(String name);
}
