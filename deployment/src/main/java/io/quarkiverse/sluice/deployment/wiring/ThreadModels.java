package io.quarkiverse.sluice.deployment.wiring;

import java.util.Optional;

import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.MethodInfo;

import io.quarkiverse.sluice.runtime.wiring.ResultShape;
import io.quarkiverse.sluice.runtime.wiring.ThreadModel;

/** Decides where a handler runs: by its annotation, else by that of its class, else by what it returns. */
final class ThreadModels {

    private ThreadModels() {
    }

    static ThreadModel of(MethodInfo method, ResultShape result) {
        return annotated(method).or(() -> annotated(method.declaringClass()))
                .orElse(result.isAsynchronous() ? ThreadModel.EVENT_LOOP : ThreadModel.WORKER);
    }

    /** Whether the method says two things at once. */
    static boolean contradictory(MethodInfo method) {
        return method.hasDeclaredAnnotation(Names.NON_BLOCKING)
                && (method.hasDeclaredAnnotation(Names.BLOCKING)
                        || method.hasDeclaredAnnotation(Names.RUN_ON_VIRTUAL_THREAD));
    }

    /** {@code @RunOnVirtualThread} goes with {@code @Blocking} and says more. */
    private static Optional<ThreadModel> annotated(AnnotationTarget target) {
        if (target.hasDeclaredAnnotation(Names.RUN_ON_VIRTUAL_THREAD)) {
            return Optional.of(ThreadModel.VIRTUAL_THREAD);
        }
        if (target.hasDeclaredAnnotation(Names.BLOCKING)) {
            return Optional.of(ThreadModel.WORKER);
        }
        return target.hasDeclaredAnnotation(Names.NON_BLOCKING) ? Optional.of(ThreadModel.EVENT_LOOP) : Optional.empty();
    }
}
