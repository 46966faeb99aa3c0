package io.quarkiverse.sluice.deployment.wiring;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
 * @param member the field or parameter it is injected into
 * @param bean the class of the bean it is injected into, if it is known
 * @param marks what is said of it besides
 */
public record End(EndKind kind, String name, Type type, String place, String member,
        @Nullable DotName bean, Set<Mark> marks) {

    /** What it is an end of. */
    public NodeRef node() {
        return new NodeRef(kind.node(), name);
    }

    /** Whether what is sent through it waits for a commit. */
    public boolean afterCommit() {
        return marks.contains(Mark.AFTER_COMMIT);
    }

    /** The same end without a wait for a commit. */
    public End atOnce() {
        var others = new HashSet<>(marks);
        others.remove(Mark.AFTER_COMMIT);
        return new End(kind, name, type, place, member, bean, others);
    }

    /** Its type arguments; none for a raw type. */
    public List<Type> arguments() {
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE ? type.asParameterizedType().arguments() : List.of();
    }
}
