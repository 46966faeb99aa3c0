package io.quarkiverse.sluice.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the method a stage of a pipeline: it gets the message of the stage before and returns a value, a {@code Uni},
 * an {@code Optional} (filter), a {@code Multi} or a collection (one to many), or nothing (sink).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Stage {

    /** Pipeline and stage, as in {@code "etl.parse"}. */
    String value();
}
