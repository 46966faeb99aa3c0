package io.quarkiverse.sluice.deployment.check;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

import io.quarkiverse.sluice.deployment.wiring.EndKind;
import io.quarkiverse.sluice.deployment.wiring.Names;
import io.quarkus.arc.processor.InjectionPointInfo;

/** Finds annotations that are of no effect where they are. */
public final class StrayCheck {

    private final Faults faults;

    public StrayCheck(Faults faults) {
        this.faults = faults;
    }

    /**
     * Checks that what is asked for by channel name is an end.
     *
     * @param own the qualifiers of beans that the application makes itself
     */
    public void ends(Collection<InjectionPointInfo> injectionPoints, Set<AnnotationInstance> own) {
        for (InjectionPointInfo point : injectionPoints) {
            AnnotationInstance qualifier = point.getRequiredQualifier(Names.CHANNEL_NAME);
            if (qualifier != null && EndKind.of(point.getRequiredType().name()).isEmpty()
                    && own.stream().noneMatch(made -> made.name().equals(qualifier.name())
                            && made.value() != null && made.value().equals(qualifier.value()))) {
                faults.add(point.getTargetInfo() + " asks for " + PayloadTypes.display(point.getRequiredType()) + " of '"
                        + qualifier.value().asString() + "', which is no end of anything: inject a "
                        + Arrays.stream(EndKind.values()).map(kind -> kind.type().getSimpleName())
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    /** Checks that whatever is annotated as a handler can become one. */
    public void handlers(IndexView index) {
        for (DotName annotation : Names.HANDLERS.keySet()) {
            methods(index, annotation).filter(method -> Modifier.isAbstract(method.flags())
                    || method.declaringClass().isInterface())
                    .forEach(method -> faults.add(place(method) + " is annotated with @" + annotation.withoutPackagePrefix()
                            + " where it has no effect: annotate the method of the bean that implements it"));
        }
        methods(index, Names.SEND_TO).filter(method -> Names.HANDLERS.keySet().stream()
                .noneMatch(method::hasDeclaredAnnotation))
                .forEach(method -> faults.add(place(method) + " has @SendTo, but is no handler: add @Receive, or inject a"
                        + " Sender and send to that"));
    }

    private static Stream<MethodInfo> methods(IndexView index, DotName annotation) {
        return index.getAnnotations(annotation).stream().map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD).map(AnnotationTarget::asMethod);
    }

    private static String place(MethodInfo method) {
        return method.declaringClass().name() + "#" + method.name() + "()";
    }
}
