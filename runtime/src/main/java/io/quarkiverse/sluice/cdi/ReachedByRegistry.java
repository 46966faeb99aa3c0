package io.quarkiverse.sluice.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an injected end or a handler method that the other side of its channel is reached in a way that the build cannot
 * see, by {@link ChannelRegistry} above all. Without it, a channel that is sent to and never received from, or the other way
 * round, fails the build.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD })
public @interface ReachedByRegistry {
}
