package io.quarkiverse.sluice.deployment.wiring;

import java.util.EnumSet;
import java.util.Set;

import org.jboss.jandex.AnnotationTarget;
import org.jspecify.annotations.Nullable;

/** What is said of an injected end or a handler beyond its name and type. */
public enum Mark {

    /** An {@code Instance} of the end is injected, which need not have one. */
    OPTIONAL,
    /** What is sent through it waits for a commit. */
    AFTER_COMMIT,
    /** The other side is reached in a way that the build cannot see. */
    REACHED_BY_REGISTRY,
    /** Somebody vouches for the messages. */
    VOUCHED;

    /** The marks that annotations put there. */
    public static Set<Mark> of(@Nullable AnnotationTarget target) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (target != null && target.hasDeclaredAnnotation(Names.REACHED_BY_REGISTRY)) {
            marks.add(REACHED_BY_REGISTRY);
        }
        if (target != null && target.hasDeclaredAnnotation(Names.MESSAGE_SAFE)) {
            marks.add(VOUCHED);
        }
        return marks;
    }
}
