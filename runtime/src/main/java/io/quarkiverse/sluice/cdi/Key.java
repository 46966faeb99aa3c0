package io.quarkiverse.sluice.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the part of a message by which messages are told apart where they are handled several at once: two messages with
 * equal keys are handled one after the other, in the order they came, while messages with different keys do not wait for
 * each other. A message whose key is {@code null} waits for no other.
 *
 * <pre>{@code
 * record Booking(@Key String account, BigDecimal amount) {
 * }
 * }</pre>
 *
 * It holds for a pipeline's stages ({@link Stage}) and for the handlers of a channel ({@link Receive}) that take such a
 * message; with a concurrency of 1 it makes no difference.
 * <p>
 * A stage that takes such a message is ordered by key unless {@code quarkus.sluice.pipelines."name".stage."name".ordered}
 * says otherwise.
 * <p>
 * A message type has one key at most: a record component, a field that is not private, or a method that is not private and
 * takes no parameters. The key needs {@code equals} and {@code hashCode}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD })
public @interface Key {
}
