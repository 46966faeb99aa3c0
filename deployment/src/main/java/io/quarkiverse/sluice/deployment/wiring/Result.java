package io.quarkiverse.sluice.deployment.wiring;

import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.ResultShape;

/**
 * What a handler method returns.
 *
 * @param shape how the results come
 * @param type the type of each result, or {@code null} if there is none or it cannot be told
 */
record Result(ResultShape shape, @Nullable Type type) {

    /** Reads the return type. A responder's collection is one reply, everybody else's is as many messages as it holds. */
    static Result of(Type returned, HandlerKind kind) {
        if (returned.kind() == Type.Kind.VOID || returned.name().equals(Names.VOID)) {
            return new Result(ResultShape.NOTHING, null);
        }
        ResultShape shape = shape(returned, kind);
        return new Result(shape, shape == ResultShape.VALUE ? returned : argument(returned));
    }

    private static ResultShape shape(Type returned, HandlerKind kind) {
        if (returned.kind() != Type.Kind.CLASS && returned.kind() != Type.Kind.PARAMETERIZED_TYPE) {
            return ResultShape.VALUE;
        } else if (returned.name().equals(Names.UNI)) {
            return ResultShape.UNI;
        } else if (Names.STAGES.contains(returned.name())) {
            return ResultShape.COMPLETION_STAGE;
        } else if (kind == HandlerKind.RESPOND) {
            return ResultShape.VALUE;
        } else if (returned.name().equals(Names.MULTI)) {
            return ResultShape.MULTI;
        } else if (returned.name().equals(Names.OPTIONAL)) {
            return ResultShape.OPTIONAL;
        }
        return Names.COLLECTIONS.contains(returned.name()) ? ResultShape.EACH : ResultShape.VALUE;
    }

    private static @Nullable Type argument(Type returned) {
        if (returned.kind() != Type.Kind.PARAMETERIZED_TYPE) {
            return null;
        }
        Type argument = returned.asParameterizedType().arguments().get(0);
        return argument.name().equals(Names.VOID) ? null : argument;
    }

    /** Whether there is something to hand on. */
    boolean hasValue() {
        return type != null;
    }
}
