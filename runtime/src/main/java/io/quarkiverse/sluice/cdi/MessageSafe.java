package io.quarkiverse.sluice.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Vouches that a message may go from one thread to another although its type looks as if it could be changed: nobody
 * changes it once it is sent, or it is safe for use by several threads.
 * <p>
 * On a class it vouches for all its instances; on a field of a message for what is in that field; on an injected end or a
 * handler method for the messages of that channel, for types that one cannot change.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD })
public @interface MessageSafe {
}
