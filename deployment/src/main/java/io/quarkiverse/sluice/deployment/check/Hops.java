package io.quarkiverse.sluice.deployment.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

import io.quarkiverse.sluice.deployment.wiring.DeadLetters;
import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/**
 * Finds where messages go from node to node: by results, by dead letters, and by the injected ends that a handler method
 * uses.
 */
final class Hops {

    private final List<End> ends;
    private final DeadLetters deadLetters;
    private final IndexView index;

    Hops(List<End> ends, DeadLetters deadLetters, IndexView index) {
        this.ends = ends;
        this.deadLetters = deadLetters;
        this.index = index;
    }

    List<Hop> of(List<Handler> handlers) {
        var hops = new ArrayList<Hop>();
        for (Handler handler : handlers) {
            // an undelivered handler runs when its channel is done with the message
            if (handler.spec().kind() != HandlerKind.UNDELIVERED) {
                targets(handler).forEach(target -> hops.add(new Hop(handler.node(), name(handler), target)));
            }
        }
        return hops;
    }

    private List<NodeRef> targets(Handler handler) {
        var targets = new ArrayList<NodeRef>();
        handler.spec().targets().forEach(target -> targets.add(channel(target)));
        deadLetters.of(handler).ifPresent(target -> targets.add(channel(target)));
        DotName bean = handler.bean().getBeanClass();
        List<End> own = ends.stream().filter(end -> end.kind().sends() && bean.equals(end.bean())).toList();
        if (!own.isEmpty()) {
            Optional<Set<String>> reads = FieldReads.of(bean, handler.method());
            own.stream().filter(end -> reads.isEmpty() || fields(end).stream().anyMatch(reads.get()::contains))
                    .forEach(end -> targets.add(end.node()));
        }
        return targets;
    }

    /** Where an end may be kept: in the field it is injected into, or, if it is a parameter, in one of its name or type. */
    private Set<String> fields(End end) {
        var ofType = new HashSet<String>();
        ClassInfo type = index.getClassByName(end.bean());
        while (type != null) {
            type.fields().stream().filter(field -> field.type().name().equals(end.type().name()))
                    .map(FieldInfo::name).forEach(ofType::add);
            type = type.superName() == null ? null : index.getClassByName(type.superName());
        }
        return ofType.contains(end.member()) || ofType.isEmpty() ? Set.of(end.member()) : ofType;
    }

    private static String name(Handler handler) {
        String bean = handler.method().declaringClass().name().withoutPackagePrefix();
        return bean.substring(bean.lastIndexOf('$') + 1) + "." + handler.method().name();
    }

    private static NodeRef channel(String name) {
        return new NodeRef(NodeKind.CHANNEL, name);
    }
}
