package io.quarkiverse.sluice.deployment.wiring;

import java.util.List;
import java.util.stream.Stream;

import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.deployment.check.Faults;
import io.quarkiverse.sluice.deployment.check.PayloadTypes;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;

/**
 * Tells the handlers that take a batch from those whose messages are lists: a {@code List<T>} is a batch where somebody else
 * says that the messages are {@code T}, and nobody that they are {@code List<T>}.
 */
public final class Batches {

    private static final DotName LIST = DotName.createSimple(List.class);
    private static final DotName DEAD_LETTER = DotName.createSimple(DeadLetter.class);

    private final Faults faults;
    private final List<End> ends;
    private final List<Handler> handlers;
    private final DeadLetters deadLetters;

    public Batches(Faults faults, List<End> ends, List<Handler> handlers, DeadLetters deadLetters) {
        this.faults = faults;
        this.ends = ends;
        this.handlers = handlers;
        this.deadLetters = deadLetters;
    }

    /** The handlers, with those noted that take a batch. */
    public List<Handler> find() {
        return handlers.stream().map(this::resolve).toList();
    }

    private Handler resolve(Handler handler) {
        Type element = element(handler.payload());
        if (element == null || handler.spec().kind() == HandlerKind.STAGE || !isCarried(handler, element)) {
            return handler;
        }
        if (handler.spec().kind() != HandlerKind.RECEIVE) {
            faults.add(handler.place() + " takes a list of what '" + handler.spec().name()
                    + "' carries, but only a @Receive handler takes batches: take " + PayloadTypes.display(element));
        }
        return handler.batchOf(element);
    }

    private boolean isCarried(Handler handler, Type element) {
        if (said(handler).anyMatch(type -> PayloadTypes.same(type, handler.payload()))) {
            return false;
        }
        boolean dead = handler.node().kind() == NodeKind.CHANNEL && deadLetters.targets().contains(handler.spec().name())
                && element.name().equals(DEAD_LETTER);
        return dead || said(handler).anyMatch(type -> PayloadTypes.same(type, element));
    }

    /** What others say of the messages that the handler gets. */
    private Stream<Type> said(Handler handler) {
        Stream<Type> byEnds = ends.stream().filter(end -> end.node().equals(handler.node()) && !end.arguments().isEmpty())
                .map(end -> end.arguments().get(0));
        Stream<Type> bySources = handlers.stream().filter(source -> handler.node().kind() == NodeKind.CHANNEL
                && source.result() != null && source.spec().targets().contains(handler.spec().name()))
                .map(Handler::result);
        Stream<Type> byOthers = handlers.stream()
                .filter(other -> other.node().equals(handler.node()) && element(other.payload()) == null)
                .map(Handler::payload);
        return Stream.of(byEnds, bySources, byOthers).flatMap(types -> types);
    }

    private static @Nullable Type element(Type type) {
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE && type.name().equals(LIST)
                ? type.asParameterizedType().arguments().get(0)
                : null;
    }
}
