package io.quarkiverse.sluice.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends what a {@link Receive} method returns to each of the named channels, waiting for room without holding a thread.
 * A {@code null} or an empty {@code Optional} sends nothing. When one of the channels is closed the others still get the
 * result, and the message that was handled counts as failed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SendTo {

    /** The channels to send to. */
    String[] value();
}
