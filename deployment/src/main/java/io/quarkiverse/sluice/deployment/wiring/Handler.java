package io.quarkiverse.sluice.deployment.wiring;

import java.util.Set;

import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.deployment.check.PayloadTypes;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.HandlerSpec;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;
import io.quarkiverse.sluice.runtime.wiring.ReceiveSpec;
import io.quarkus.arc.processor.BeanInfo;

/**
 * A handler method.
 *
 * @param spec what the running application needs to know of it
 * @param bean the bean it is called through
 * @param method the method
 * @param payload what it takes
 * @param result what it hands on, one by one, or {@code null} if it hands nothing on
 */
public record Handler(HandlerSpec spec, BeanInfo bean, MethodInfo method, Type payload, @Nullable Type result) {

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

    /** Whether it shares its channel with other handlers. */
    public boolean competing() {
        return spec.receive() != null && spec.receive().competing();
    }

    /** The same handler, taking several messages of this type at once. */
    Handler batchOf(Type message) {
        ReceiveSpec receive = spec.receive();
        return new Handler(receive == null ? spec
                : spec.with(new ReceiveSpec(PayloadTypes.display(message),
                        receive.keyed(), true, receive.concurrency(), receive.competing())),
                bean, method, message, result);
    }

    /** The same handler, with messages that have a key. */
    Handler keyed() {
        ReceiveSpec receive = spec.receive();
        return receive == null ? this
                : new Handler(spec.with(new ReceiveSpec(receive.payload(), true, receive.batch(),
                        receive.concurrency(), receive.competing())), bean, method, payload, result);
    }

    /** The method as messages name it. */
    public String place() {
        return spec.method();
    }
}
