package io.quarkiverse.sluice.deployment.wiring;

import java.lang.reflect.Modifier;
import java.util.List;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.ParameterizedType;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.deployment.check.PayloadTypes;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.ResultShape;

/** Judges whether a method can be called as its annotation says. */
record Signature(MethodInfo method, HandlerKind kind, Result result, List<String> targets, int concurrency, String name) {

    private static final DotName REASON = DotName.createSimple(UndeliveredReason.class);
    private static final DotName REQUEST = DotName.createSimple(Request.class);

    /** Why it cannot, with the remedy, or {@code null} if it can. */
    @Nullable
    String fault() {
        if (Modifier.isStatic(method.flags()) || Modifier.isPrivate(method.flags())) {
            return "it is static or private; make it an instance method that is not private";
        }
        if (name.isBlank() || targets.stream().anyMatch(String::isBlank)) {
            return "it names nothing; give it a name";
        }
        if (ThreadModels.contradictory(method)) {
            return "it is both blocking and non-blocking; keep one of the annotations";
        }
        if (concurrency < 0) {
            return "it says concurrency=" + concurrency + "; give the number of calls there may be at once, or leave it out";
        }
        String fault = parameters();
        return fault != null ? fault : returned();
    }

    private @Nullable String parameters() {
        List<Type> types = method.parameterTypes();
        if (types.size() != 1 && !(types.size() == 2 && isDetail(types.get(0), types.get(1)))) {
            return switch (kind) {
                case UNDELIVERED -> "it must take the message and, if it wishes, the UndeliveredReason";
                case RESPOND -> "it must take what is asked and, if it wishes, the Request of it and of its reply";
                default -> "it must take exactly one parameter, the message";
            };
        }
        return PayloadTypes.isComplete(types.get(0)) ? null
                : "its parameter has the type " + PayloadTypes.display(types.get(0))
                        + "; give it a type without wildcards, type variables or missing type arguments";
    }

    private boolean isDetail(Type payload, Type second) {
        return switch (kind) {
            case UNDELIVERED -> second.name().equals(REASON);
            case RESPOND -> result.type() != null && PayloadTypes.same(second, ParameterizedType.create(REQUEST,
                    PayloadTypes.boxed(payload), PayloadTypes.boxed(result.type())));
            default -> false;
        };
    }

    private @Nullable String returned() {
        if (kind == HandlerKind.STAGE && (name.lastIndexOf('.') < 1 || name.endsWith("."))) {
            return "it names no stage; write @Stage(\"pipeline.stage\")";
        }
        if (method.hasDeclaredAnnotation(Names.SEND_TO)) {
            String fault = sentTo();
            if (fault != null) {
                return fault;
            }
        }
        if (result.type() != null && !PayloadTypes.isComplete(result.type())) {
            return "it returns " + PayloadTypes.display(method.returnType())
                    + "; give it a type without wildcards, type variables or missing type arguments";
        }
        return switch (kind) {
            case RECEIVE -> targets.isEmpty() ? nothing(" or add @SendTo") : something("with @SendTo");
            case RESPOND -> something("to reply");
            case SUBSCRIBE -> nothing("");
            case UNDELIVERED -> result.shape() == ResultShape.NOTHING ? null : "it must return void";
            case STAGE -> null;
        };
    }

    private @Nullable String sentTo() {
        if (kind != HandlerKind.RECEIVE) {
            return "only a @Receive handler can have @SendTo; remove it";
        } else if (targets.isEmpty()) {
            return "its @SendTo names no channel; name those that get the result";
        }
        return targets.stream().distinct().count() == targets.size() ? null
                : "its @SendTo names a channel twice; each gets the result once, so name it once";
    }

    private @Nullable String nothing(String otherwise) {
        boolean late = result.shape() == ResultShape.UNI || result.shape() == ResultShape.COMPLETION_STAGE;
        return !result.hasValue() && (late || result.shape() == ResultShape.NOTHING) ? null
                : "its result would be lost; return void or Uni<Void>" + otherwise;
    }

    private @Nullable String something(String purpose) {
        return result.hasValue() ? null
                : "it returns " + PayloadTypes.display(method.returnType()) + " and so has nothing " + purpose
                        + "; return a value or a Uni of one";
    }
}
