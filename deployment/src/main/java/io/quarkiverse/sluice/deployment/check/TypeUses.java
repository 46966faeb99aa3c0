package io.quarkiverse.sluice.deployment.check;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.EndKind;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.deployment.wiring.Role;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** Finds the places that say what type messages have. */
final class TypeUses {

    private TypeUses() {
    }

    /** Those of an injected end whose type is complete. */
    static List<TypeUse> of(End end) {
        var uses = new ArrayList<TypeUse>();
        List<Role> roles = end.kind().roles();
        for (int i = 0; i < roles.size(); i++) {
            uses.add(new TypeUse(end.node(), roles.get(i), flow(end.kind(), roles.get(i)), end.arguments().get(i),
                    end.place()));
        }
        return uses;
    }

    /** Those of a handler; none of a stage, whose messages are in a chain of their own. */
    static List<TypeUse> of(Handler handler) {
        var uses = new ArrayList<TypeUse>();
        switch (handler.spec().kind()) {
            case RECEIVE, UNDELIVERED -> {
                uses.add(taken(handler, Role.MESSAGE));
                handler.spec().targets().forEach(target -> uses.add(new TypeUse(new NodeRef(NodeKind.CHANNEL, target),
                        Role.MESSAGE, Flow.GIVEN, handler.result(), "the result of " + handler.place())));
            }
            case RESPOND -> {
                uses.add(taken(handler, Role.REQUEST));
                uses.add(new TypeUse(handler.node(), Role.REPLY, Flow.GIVEN, handler.result(),
                        "the result of " + handler.place()));
            }
            case SUBSCRIBE -> uses.add(taken(handler, Role.EVENT));
            case STAGE -> {
                // see PipelineCheck
            }
        }
        return uses;
    }

    private static TypeUse taken(Handler handler, Role role) {
        return new TypeUse(handler.node(), role, Flow.TAKEN, handler.payload(), handler.place());
    }

    private static Flow flow(EndKind kind, Role role) {
        return switch (kind) {
            case SENDER -> Flow.GIVEN;
            case RECEIVER, CONTROL -> Flow.TAKEN;
            case BROADCASTER -> Flow.BOTH;
            case REQUESTER, PIPELINE -> role == Role.REQUEST || role == Role.INPUT ? Flow.GIVEN : Flow.TAKEN;
        };
    }
}
