package io.quarkiverse.sluice.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;

/**
 * Calls the method for each event of a broadcaster, in order. A gap does not end the subscription: it is counted, and the next
 * call gets the oldest event that was kept.
 * <p>
 * Buffer and policy are those of the broadcaster, {@code quarkus.sluice.broadcasters.<broadcaster>.*}, unless they are set for
 * this subscriber: {@code quarkus.sluice.broadcasters.<broadcaster>.subscribers.<name>.*}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Subscribe {

    /** The broadcaster to subscribe to. */
    String value();

    /** The subscriber's name in the configuration; without one, the name of the method. Several may share one. */
    String name() default "";

    /**
     * Lets through the events that the method is called for. A bean, or a class that can become one: without a scope of its
     * own it is a singleton.
     * <p>
     * It is asked in the method's own thread. If it throws, that is logged, and the event is given up as one whose method
     * failed.
     */
    Class<? extends Predicate<?>> filter() default All.class;

    /** The filter that lets every event through. */
    final class All implements Predicate<Object> {

        @Override
        public boolean test(Object event) {
            return true;
        }
    }
}
