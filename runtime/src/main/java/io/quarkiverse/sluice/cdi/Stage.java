package io.quarkiverse.sluice.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the method a stage of a pipeline: it gets the message of the stage before and returns a value, a {@code Uni},
 * an {@code Optional} (filter), a {@code Multi} or a collection (one to many), or nothing (sink).
 * <p>
 * It runs where {@link Receive} methods run: on a worker thread, on a virtual thread ({@code @RunOnVirtualThread}), or on an
 * event loop ({@code @NonBlocking}, or a {@code Uni} or {@code Multi} returned without {@code @Blocking}). How many messages it
 * works on at once, in which order, and what is done when it throws, is configured under
 * {@code quarkus.sluice.pipelines."pipeline".stage."stage"}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Stage {

    /** Pipeline and stage, as in {@code "etl.parse"}. */
    String value();
}
