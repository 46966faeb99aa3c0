package io.quarkiverse.sluice.deployment.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jboss.jandex.ClassType;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.EndKind;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.deployment.wiring.Role;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;

/** Checks that stage methods and configured stages are the same, and that their types chain. */
public final class PipelineCheck {

    private final Faults faults;
    private final Map<String, List<String>> pipelines;
    private final IndexView index;

    public PipelineCheck(Faults faults, Map<String, List<String>> pipelines, IndexView index) {
        this.faults = faults;
        this.pipelines = pipelines;
        this.index = index;
    }

    /** Checks these ends and handlers. */
    public void check(List<End> ends, List<Handler> handlers) {
        List<Handler> stages = handlers.stream().filter(handler -> handler.spec().kind() == HandlerKind.STAGE).toList();
        stages.forEach(this::isConfigured);
        for (End end : ends) {
            if (end.kind() == EndKind.PIPELINE && !pipelines.containsKey(end.name())) {
                faults.add(end.place() + " asks for pipeline '" + end.name() + "', which has no stages: set "
                        + property(end.name()));
            }
        }
        pipelines.forEach((name, order) -> chain(name, order, stages, ends));
        handlers.stream().filter(handler -> handler.spec().kind() == HandlerKind.UNDELIVERED
                && pipelines.containsKey(handler.spec().name())).forEach(handler -> undelivered(handler, stages));
    }

    /** What is handed over is what a stage would have got, whichever stage that is. */
    private void undelivered(Handler handler, List<Handler> stages) {
        String name = handler.spec().name();
        stages.stream().filter(stage -> stage.spec().name().equals(name))
                .flatMap(stage -> Stream.of(stage.payload(), stage.result() == null ? stage.payload() : stage.result()))
                .filter(type -> !PayloadTypes.fits(type, handler.payload(), index)).findFirst()
                .ifPresent(type -> faults.add(handler.place() + " gets what is left of pipeline '" + name
                        + "', whose messages may be " + PayloadTypes.display(type) + ", but takes "
                        + PayloadTypes.display(handler.payload()) + ": take Object, or what all of them are"));
    }

    private void isConfigured(Handler stage) {
        String name = stage.spec().name();
        List<String> known = pipelines.get(name);
        if (known == null) {
            faults.add(stage.place() + " is a stage of pipeline '" + name + "', which is not configured: set "
                    + property(name));
        } else if (!known.contains(stage.spec().stage())) {
            faults.add(stage.place() + " is stage '" + stage.spec().stage() + "' of pipeline '" + name
                    + "', which knows only " + String.join(", ", known) + ": correct the name, or add it to "
                    + property(name));
        }
    }

    private void chain(String name, List<String> order, List<Handler> stages, List<End> ends) {
        if (order.stream().distinct().count() < order.size()) {
            faults.add("pipeline '" + name + "' names a stage twice: correct " + property(name));
            return;
        }
        Handler before = null;
        for (String stage : order) {
            Optional<Handler> method = method(stages, name, stage);
            if (method.isEmpty()) {
                faults.add("stage '" + stage + "' of pipeline '" + name + "' has no method: annotate one with @Stage(\""
                        + name + "." + stage + "\"), or remove it from " + property(name));
                return;
            }
            if (before != null) {
                follows(name, before, method.get());
            } else {
                input(method.get(), ends);
            }
            before = method.get();
        }
        if (before != null) {
            output(before, ends);
        }
    }

    private void follows(String name, Handler before, Handler after) {
        if (before.result() == null) {
            faults.add("pipeline '" + name + "' goes on behind " + before.place() + ", which hands nothing on: let it return"
                    + " what " + after.place() + " takes, " + PayloadTypes.display(after.payload()));
        } else if (!PayloadTypes.fits(before.result(), after.payload(), index)) {
            faults.add("the stages of pipeline '" + name + "' do not chain: " + before.place() + " hands on "
                    + PayloadTypes.display(before.result()) + ", but " + after.place() + " takes "
                    + PayloadTypes.display(after.payload()) + "; make them the same");
        }
    }

    private void input(Handler first, List<End> ends) {
        complete(first, ends).filter(end -> !PayloadTypes.fits(end.arguments().get(0), first.payload(), index))
                .forEach(end -> differ(end, Role.INPUT, end.arguments().get(0), first,
                        PayloadTypes.display(first.payload())));
    }

    private void output(Handler last, List<End> ends) {
        Type result = last.result() == null ? ClassType.create(Void.class) : last.result();
        complete(last, ends).filter(end -> !PayloadTypes.fits(result, end.arguments().get(1), index))
                .forEach(end -> differ(end, Role.OUTPUT, end.arguments().get(1), last,
                        PayloadTypes.display(result)));
    }

    private static Stream<End> complete(Handler stage, List<End> ends) {
        return ends.stream().filter(end -> end.node().equals(stage.node()) && end.arguments().size() == 2);
    }

    private void differ(End end, Role role, Type asked, Handler stage, String has) {
        faults.add("pipeline '" + end.name() + "' has different " + role.label() + " types: " + PayloadTypes.display(asked)
                + " at " + end.place() + ", " + has + " at " + stage.place() + "; make them the same");
    }

    private static Optional<Handler> method(List<Handler> stages, String pipeline, String stage) {
        return stages.stream().filter(handler -> handler.spec().name().equals(pipeline)
                && stage.equals(handler.spec().stage())).findFirst();
    }

    private static String property(String pipeline) {
        return "quarkus.sluice.pipelines." + pipeline + ".stages";
    }
}
