package io.quarkiverse.sluice.deployment.wiring;

import java.util.Set;

import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.HandlerSpec;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;
import io.quarkus.arc.processor.BeanInfo;

/**
 * A handler method.
 *
 * @param spec what the running application needs to know of it
 * @param bean the bean it is called through
 * @param method the method
 * @param payload what it takes
 * @param result what it hands on, one by one, or {@code null} if it hands nothing on
 * @param competing whether it shares its channel with other handlers
 */
public record Handler(HandlerSpec spec, BeanInfo bean, MethodInfo method, Type payload, @Nullable Type result,
        boolean competing) {

    /** What it handles the messages of. */
    public NodeRef node() {
        return node(spec.kind(), spec.name());
    }

    /** What a handler of a kind handles the messages of. */
    static NodeRef node(HandlerKind kind, String name) {
        return new NodeRef(switch (kind) {
            case RECEIVE, UNDELIVERED -> NodeKind.CHANNEL;
            case RESPOND -> NodeKind.REQUESTER;
            case SUBSCRIBE -> NodeKind.BROADCASTER;
            case STAGE -> NodeKind.PIPELINE;
        }, name);
    }

    /** What is said of it besides. */
    public Set<Mark> marks() {
        return Mark.of(method);
    }

    /** The method as messages name it. */
    public String place() {
        return spec.method();
    }
}
