package io.quarkiverse.sluice.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gets every message that the channel accepted and nobody will receive: the method takes the message and, if it wishes,
 * the {@link io.quarkiverse.sluice.UndeliveredReason}.
 * <p>
 * With the name of a pipeline it gets the messages that went in and will not come out, as the stage that they got to would
 * have got them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Undelivered {

    /** The channel or pipeline whose messages are handed over. */
    String value();
}
