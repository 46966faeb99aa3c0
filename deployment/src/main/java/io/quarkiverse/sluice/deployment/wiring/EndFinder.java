package io.quarkiverse.sluice.deployment.wiring;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;

import io.quarkus.arc.processor.InjectionPointInfo;

/** Finds the injected ends. */
public final class EndFinder {

    private EndFinder() {
    }

    /** The ends among the application's injection points. */
    public static List<End> find(Collection<InjectionPointInfo> injectionPoints) {
        return injectionPoints.stream().map(EndFinder::end).flatMap(Optional::stream).toList();
    }

    private static Optional<End> end(InjectionPointInfo point) {
        AnnotationInstance qualifier = point.getRequiredQualifier(Names.CHANNEL_NAME);
        if (qualifier == null) {
            return Optional.empty();
        }
        return EndKind.of(point.getRequiredType().name()).map(kind -> new End(kind, qualifier.value().asString(),
                point.getRequiredType(), point.getTargetInfo(), member(point),
                point.getTargetBean().map(bean -> bean.getBeanClass()).orElse(null), marks(point)));
    }

    private static String member(InjectionPointInfo point) {
        AnnotationTarget target = point.getAnnotationTarget();
        if (target != null && target.kind() == AnnotationTarget.Kind.FIELD) {
            return target.asField().name();
        }
        boolean named = target != null && target.kind() == AnnotationTarget.Kind.METHOD_PARAMETER
                && target.asMethodParameter().name() != null;
        return named ? target.asMethodParameter().name() : "";
    }

    private static Set<Mark> marks(InjectionPointInfo point) {
        Set<Mark> marks = Mark.of(point.getAnnotationTarget());
        if (point.isProgrammaticLookup()) {
            marks.add(Mark.OPTIONAL);
        }
        if (point.getRequiredQualifier(Names.AFTER_COMMIT) != null) {
            marks.add(Mark.AFTER_COMMIT);
        }
        return marks;
    }
}
