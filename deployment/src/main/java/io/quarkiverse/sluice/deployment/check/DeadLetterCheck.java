package io.quarkiverse.sluice.deployment.check;

import java.util.List;
import java.util.stream.Stream;

import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.ParameterizedType;
import org.jboss.jandex.PrimitiveType;
import org.jboss.jandex.Type;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.deployment.wiring.DeadLetters;
import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** Checks that whoever takes dead letters takes those of the channels they come from. */
public final class DeadLetterCheck {

    private static final DotName DEAD_LETTER = DotName.createSimple(DeadLetter.class);

    private final Faults faults;
    private final Subtypes subtypes;

    public DeadLetterCheck(Faults faults, IndexView index) {
        this.faults = faults;
        this.subtypes = new Subtypes(index);
    }

    /** Checks the dead-letter channels of these handlers. */
    public void check(DeadLetters deadLetters, List<End> ends, List<Handler> handlers) {
        for (Handler source : handlers) {
            deadLetters.of(source).ifPresent(target -> check(source, target, ends, handlers));
        }
    }

    private void check(Handler source, String target, List<End> ends, List<Handler> handlers) {
        takers(new NodeRef(NodeKind.CHANNEL, target), ends, handlers)
                .filter(use -> !takes(use.type(), source.payload()))
                .forEach(use -> refuse(source, use));
    }

    private static Stream<TypeUse> takers(NodeRef target, List<End> ends, List<Handler> handlers) {
        return Stream.concat(
                ends.stream().filter(PayloadCheck::isComplete).map(TypeUses::of).flatMap(List::stream),
                handlers.stream().map(TypeUses::of).flatMap(List::stream))
                .filter(use -> use.node().equals(target) && use.flow().takes());
    }

    private boolean takes(Type taken, Type payload) {
        Type message = payload.kind() == Type.Kind.PRIMITIVE ? PrimitiveType.box(payload.asPrimitiveType()) : payload;
        return subtypes.fits(ParameterizedType.create(DEAD_LETTER, message), taken);
    }

    private void refuse(Handler source, TypeUse use) {
        String payload = PayloadTypes.display(source.payload());
        faults.add("channel '" + use.node().name() + "' gets the dead letters of " + PayloadCheck.label(source.node())
                + " (" + source.place() + "), but " + use.place() + " takes " + PayloadTypes.display(use.type())
                + ": take DeadLetter<" + payload + ">, or in a handler DeadLetter<?>");
    }
}
