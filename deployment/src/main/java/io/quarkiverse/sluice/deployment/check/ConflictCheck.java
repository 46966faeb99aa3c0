package io.quarkiverse.sluice.deployment.check;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;

/** Checks that handlers do not take each other's messages unawares. */
public final class ConflictCheck {

    private final Faults faults;

    public ConflictCheck(Faults faults) {
        this.faults = faults;
    }

    /** Checks these handlers. Subscribers never conflict: each gets every event. */
    public void check(List<Handler> handlers) {
        handlers.stream().filter(handler -> handler.spec().kind() != HandlerKind.SUBSCRIBE)
                .collect(Collectors.groupingBy(ConflictCheck::slot, TreeMap::new, Collectors.toList()))
                .values().stream().filter(rivals -> rivals.size() > 1).forEach(this::rivals);
    }

    private static String slot(Handler handler) {
        return handler.spec().kind() + " " + handler.spec().name() + " " + handler.spec().stage();
    }

    private void rivals(List<Handler> rivals) {
        HandlerKind kind = rivals.get(0).spec().kind();
        if (kind == HandlerKind.RECEIVE && rivals.stream().allMatch(Handler::competing)) {
            return;
        }
        String remedy = switch (kind) {
            case RECEIVE -> "each message goes to one of them only; say competing=true at all of them if that is meant,"
                    + " or use a broadcaster";
            case RESPOND -> "a requester has one responder; raise its concurrency instead";
            case STAGE -> "a stage is one method; give the other its own name";
            default -> "a channel has one undelivered handler; remove the others";
        };
        String stage = rivals.get(0).spec().stage();
        faults.add(PayloadCheck.label(rivals.get(0).node()) + " has " + rivals.size() + " " + kind.name().toLowerCase()
                + " handlers" + (stage == null ? "" : " for stage '" + stage + "'") + ": "
                + rivals.stream().map(Handler::place).collect(Collectors.joining(", ")) + "; " + remedy);
    }
}
