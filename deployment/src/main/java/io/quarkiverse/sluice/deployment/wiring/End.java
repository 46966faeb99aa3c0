package io.quarkiverse.sluice.deployment.wiring;

import java.util.List;

import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/**
 * An end that is injected somewhere.
 *
 * @param kind what kind of end
 * @param name the name it is an end of
 * @param type the required type, generics included
 * @param place where it is injected, as messages name it
 * @param bean the class of the bean it is injected into, if it is known
 * @param afterCommit whether what is sent through it waits for a commit
 */
public record End(EndKind kind, String name, Type type, String place, @Nullable DotName bean, boolean afterCommit) {

    /** What it is an end of. */
    public NodeRef node() {
        return new NodeRef(kind.node(), name);
    }

    /** The same end without a wait for a commit. */
    public End atOnce() {
        return new End(kind, name, type, place, bean, false);
    }

    /** Its type arguments; none for a raw type. */
    public List<Type> arguments() {
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE ? type.asParameterizedType().arguments() : List.of();
    }
}
