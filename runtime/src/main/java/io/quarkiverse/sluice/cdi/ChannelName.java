package io.quarkiverse.sluice.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;

/**
 * Injects an end of the named channel: a {@code Sender<T>}, {@code Receiver<T>}, {@code ChannelControl<T>},
 * {@code Broadcaster<T>}, {@code Requester<Q, R>} or {@code Pipeline<I, O>}.
 * <p>
 * Each injection point gets an end of its own, closed with the bean it belongs to; the channel itself stays open for the
 * application's life.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE })
public @interface ChannelName {

    /** The channel's name; without one, the name of the field or parameter. */
    String value() default "";

    /** The qualifier as an object, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<ChannelName> implements ChannelName {

        private static final long serialVersionUID = 1L;

        private final String name;

        private Literal(String name) {
            this.name = name;
        }

        public static Literal of(String name) {
            return new Literal(name);
        }

        @Override
        public String value() {
            return name;
        }
    }
}
