package io.quarkiverse.sluice.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;

/**
 * Injects, together with {@link ChannelName}, a {@code Sender<T>} whose messages leave when the current JTA transaction has
 * committed, and never if it rolls back. Outside a transaction they leave at once.
 * <p>
 * Room for them is reserved before the transaction commits: a full channel makes it wait, and fail when there is no room in
 * time. The property {@code quarkus.sluice.channels."name".send=after-commit} does the same for every injected sender of a
 * channel.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE })
public @interface AfterCommit {

    /** The qualifier as an object, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<AfterCommit> implements AfterCommit {

        public static final Literal INSTANCE = new Literal();

        private static final long serialVersionUID = 1L;

        private Literal() {
        }
    }
}
