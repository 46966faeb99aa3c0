package io.quarkiverse.sluice.deployment.wiring;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jboss.jandex.AnnotationInstance;

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
                point.getRequiredType(), point.getTargetInfo(),
                point.getTargetBean().map(bean -> bean.getBeanClass()).orElse(null),
                point.getRequiredQualifier(Names.AFTER_COMMIT) != null));
    }
}
