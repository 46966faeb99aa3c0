package io.quarkiverse.sluice.deployment.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jboss.jandex.IndexView;

import io.quarkiverse.sluice.deployment.wiring.DeadLetters;
import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** The checks of how ends, handlers and configuration fit together. */
public final class WiringChecks {

    private final Faults faults;
    private final IndexView index;
    private final WaitingNodes waiting;
    private final Set<NodeRef> hidden;

    /**
     * @param index any class that can be found
     * @param hidden what may have sides that are not among these: it is switched off, or has a handler that is refused
     */
    public WiringChecks(Faults faults, IndexView index, WaitingNodes waiting, Set<NodeRef> hidden) {
        this.faults = faults;
        this.index = index;
        this.waiting = waiting;
        this.hidden = hidden;
    }

    /**
     * Checks what is part of the application.
     *
     * @param pipelines the stages by pipeline
     */
    public void check(List<End> ends, List<Handler> handlers, DeadLetters deadLetters,
            Map<String, List<String>> pipelines) {
        new PayloadCheck(faults, index).check(ends, handlers);
        new ConflictCheck(faults).check(handlers);
        new DeadLetterCheck(faults, index).check(deadLetters, ends, handlers);
        new FilterCheck(faults, index).check(handlers);
        new PipelineCheck(faults, pipelines, index).check(ends, handlers);
        new BothEndsCheck(faults, hidden).check(ends, ofChannels(handlers, pipelines), deadLetters);
        new CycleCheck(faults, waiting, index).check(ends, handlers, deadLetters);
    }

    /** Without those that get what is left of a pipeline, which are no side of a channel of that name. */
    private static List<Handler> ofChannels(List<Handler> handlers, Map<String, List<String>> pipelines) {
        return handlers.stream().filter(handler -> handler.spec().kind() != HandlerKind.UNDELIVERED
                || !pipelines.containsKey(handler.spec().name())).toList();
    }
}
