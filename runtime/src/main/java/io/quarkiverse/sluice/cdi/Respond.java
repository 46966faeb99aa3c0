package io.quarkiverse.sluice.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Answers the requests of a requester with what the method returns, a value or a {@code Uni}. What it throws reaches the
 * caller.
 * <p>
 * The method takes what is asked and, if it wishes, the {@link io.quarkiverse.sluice.Request} itself, to see how much time is
 * left and whether the caller has given up. A {@code Uni} is cancelled as soon as the caller has.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Respond {

    /** The requester whose requests are answered. */
    String value();
}
