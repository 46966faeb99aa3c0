package io.quarkiverse.sluice.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the method for each message of a channel: {@code void}, or {@code Uni<Void>} to go on without a thread. With
 * {@link SendTo} the result goes to the named channels. A method that takes a {@code List} of what the channel carries is
 * called with several messages at once.
 * <p>
 * The method runs on a worker thread, on a virtual thread ({@code @RunOnVirtualThread}), or on an event loop
 * ({@code @NonBlocking}, or a {@code Uni} returned without {@code @Blocking}).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Receive {

    /** The channel to receive from. */
    String value();

    /** Whether another method may receive from the same channel; each message then goes to one of them. */
    boolean competing() default false;

    /**
     * How many calls of the method there may be at once, unless {@code quarkus.sluice.channels.*.concurrency} says otherwise;
     * 0 leaves it to that property, which is 1 by default.
     */
    int concurrency() default 0;
}
