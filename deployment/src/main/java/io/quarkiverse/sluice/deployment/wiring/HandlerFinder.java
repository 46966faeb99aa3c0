package io.quarkiverse.sluice.deployment.wiring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.deployment.check.Faults;
import io.quarkiverse.sluice.deployment.check.PayloadTypes;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.HandlerSpec;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;
import io.quarkiverse.sluice.runtime.wiring.ReceiveSpec;
import io.quarkiverse.sluice.runtime.wiring.SubscriberSpec;
import io.quarkus.arc.processor.BeanInfo;

/** Finds the handler methods of beans, and refuses those that cannot be called as their annotation says. */
public final class HandlerFinder {

    private final Faults faults;
    private final IndexView index;
    private final Set<NodeRef> refused = new HashSet<>();

    public HandlerFinder(Faults faults, IndexView index) {
        this.faults = faults;
        this.index = index;
    }

    /** What would have had a handler, if that could be called. */
    public Set<NodeRef> refused() {
        return new HashSet<>(refused);
    }

    /** The handler methods of these beans, in a fixed order. */
    public List<Handler> find(Iterable<BeanInfo> classBeans) {
        var handlers = new ArrayList<Handler>();
        for (BeanInfo bean : classBeans) {
            for (MethodInfo method : methods(bean.getTarget().orElseThrow().asClass())) {
                for (Map.Entry<DotName, HandlerKind> entry : Names.HANDLERS.entrySet()) {
                    Optional.ofNullable(method.declaredAnnotation(entry.getKey()))
                            .flatMap(annotation -> handler(bean, method, entry.getValue(), annotation))
                            .ifPresent(handlers::add);
                }
            }
        }
        handlers.sort(Comparator.comparing((Handler handler) -> handler.spec().kind())
                .thenComparing(handler -> handler.spec().name()).thenComparing(Handler::place));
        return handlers;
    }

    /** Its own methods, and those it has from abstract classes, which are no beans themselves. */
    private List<MethodInfo> methods(ClassInfo bean) {
        var methods = new ArrayList<>(bean.methods());
        ClassInfo parent = parent(bean);
        while (parent != null && parent.isAbstract()) {
            parent.methods().stream().filter(inherited -> methods.stream().noneMatch(own -> overrides(own, inherited)))
                    .forEach(methods::add);
            parent = parent(parent);
        }
        return methods;
    }

    private @Nullable ClassInfo parent(ClassInfo type) {
        return type.superName() == null ? null : index.getClassByName(type.superName());
    }

    private static boolean overrides(MethodInfo own, MethodInfo inherited) {
        return own.name().equals(inherited.name()) && own.parameterTypes().equals(inherited.parameterTypes());
    }

    private Optional<Handler> handler(BeanInfo bean, MethodInfo method, HandlerKind kind, AnnotationInstance annotation) {
        Result result = Result.of(method.returnType(), kind);
        List<String> targets = Optional.ofNullable(method.declaredAnnotation(Names.SEND_TO))
                .map(sendTo -> List.of(sendTo.value().asStringArray())).orElse(List.of());
        String place = place(method);
        int concurrency = annotation.value("concurrency") == null ? 0 : annotation.value("concurrency").asInt();
        String name = annotation.value().asString();
        int dot = kind == HandlerKind.STAGE ? name.lastIndexOf('.') : -1;
        String fault = new Signature(method, kind, result, targets, concurrency, name).fault();
        if (fault != null) {
            faults.add(place + " cannot be a @" + annotation.name().withoutPackagePrefix() + " handler of '"
                    + name + "': " + fault);
            refused.add(Handler.node(kind, name.substring(0, dot < 0 ? name.length() : dot)));
            targets.forEach(target -> refused.add(new NodeRef(NodeKind.CHANNEL, target)));
            return Optional.empty();
        }
        var spec = new HandlerSpec(kind, dot < 0 ? name : name.substring(0, dot), dot < 0 ? null : name.substring(dot + 1),
                place, ThreadModels.of(method, result.shape()), result.shape(), targets, method.parametersCount() == 2,
                kind == HandlerKind.SUBSCRIBE ? subscriber(method, annotation) : null,
                kind == HandlerKind.RECEIVE ? receive(method, annotation, concurrency) : null);
        return Optional.of(new Handler(spec, bean, method, method.parameterType(0), result.type()));
    }

    private static ReceiveSpec receive(MethodInfo method, AnnotationInstance annotation, int concurrency) {
        boolean competing = annotation.value("competing") != null && annotation.value("competing").asBoolean();
        return new ReceiveSpec(PayloadTypes.display(method.parameterType(0)), false, false, concurrency, competing);
    }

    private static SubscriberSpec subscriber(MethodInfo method, AnnotationInstance annotation) {
        AnnotationValue name = annotation.value("name");
        AnnotationValue filter = annotation.value("filter");
        return new SubscriberSpec(name == null || name.asString().isEmpty() ? method.name() : name.asString(),
                filter == null ? null : filter.asClass().name().toString());
    }

    private static String place(MethodInfo method) {
        return method.declaringClass().name() + "#" + method.name() + "()";
    }
}
