package io.quarkiverse.sluice.deployment.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.deployment.wiring.Role;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** Checks that whoever takes dead letters takes those of the channels they come from. */
public final class DeadLetterCheck {

    private static final DotName DEAD_LETTER = DotName.createSimple(DeadLetter.class);

    private final Faults faults;

    public DeadLetterCheck(Faults faults) {
        this.faults = faults;
    }

    /** Checks the dead-letter channels, given by the channel they belong to. */
    public void check(Map<String, String> deadLetters, List<End> ends, List<Handler> handlers) {
        for (Handler source : handlers) {
            String target = source.spec().kind() == HandlerKind.RECEIVE ? deadLetters.get(source.spec().name()) : null;
            if (target != null) {
                check(source, target, ends, handlers);
            }
        }
    }

    /** Checks one dead-letter channel of this handler or stage. */
    public void check(Handler source, String target, List<End> ends, List<Handler> handlers) {
        takers(new NodeRef(NodeKind.CHANNEL, target), ends, handlers)
                .filter(use -> !takes(use.type(), source.payload()))
                .forEach(use -> refuse(source, use));
    }

    private static Stream<TypeUse> takers(NodeRef target, List<End> ends, List<Handler> handlers) {
        return Stream.concat(
                ends.stream().filter(end -> end.node().equals(target) && !end.arguments().isEmpty())
                        .map(end -> new TypeUse(target, Role.MESSAGE, end.arguments().get(0), end.place())),
                handlers.stream().filter(handler -> handler.node().equals(target))
                        .map(handler -> new TypeUse(target, Role.MESSAGE, handler.payload(), handler.place())));
    }

    private static boolean takes(Type taken, Type payload) {
        if (!taken.name().equals(DEAD_LETTER) || taken.kind() != Type.Kind.PARAMETERIZED_TYPE) {
            return false;
        }
        Type message = taken.asParameterizedType().arguments().get(0);
        return PayloadTypes.same(message, payload) || PayloadTypes.display(message).equals("?");
    }

    private void refuse(Handler source, TypeUse use) {
        String payload = PayloadTypes.display(source.payload());
        faults.add("channel '" + use.node().name() + "' gets the dead letters of " + PayloadCheck.label(source.node())
                + " (" + source.place() + "), but " + use.place() + " takes " + PayloadTypes.display(use.type())
                + ": take DeadLetter<" + payload + ">, or in a handler DeadLetter<?>");
    }
}
