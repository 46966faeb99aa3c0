package io.quarkiverse.sluice.verification.lincheck;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

import io.quarkiverse.sluice.verification.Flavour;

/** A scenario in the making. */
final class Draft {

    private final Random random;
    private final List<Call> before = new ArrayList<>();
    private final List<List<Call>> threads = new ArrayList<>();
    private final List<Integer> begun = new ArrayList<>();
    /** What the thread being drafted has reserved. */
    private List<Integer> permits = List.of();
    private int messages;

    Draft(Random random) {
        this.random = random;
    }

    /** Which channel it is about. */
    void open(Flavour flavour) {
        before.add(new Call(Catalogue.operation("open").method(), List.of(flavour)));
    }

    /** Some operations before the threads start. */
    void before(int count, String... operations) {
        before.addAll(draw(count, operations));
    }

    /** A thread that does some of the given operations. */
    void thread(int count, String... operations) {
        threads.add(draw(count, operations));
    }

    /** A thread that does the first operation to the first end, and the last to the second. */
    void threadForBothEnds(String first, String last) {
        threads.add(List.of(new Call(Catalogue.operation(first).method(), List.of(0)),
                new Call(Catalogue.operation(last).method(), List.of(1))));
    }

    private List<Call> draw(int count, String... operations) {
        permits = new ArrayList<>();
        return Stream.generate(() -> draw(operations[random.nextInt(operations.length)])).limit(count).toList();
    }

    private Call draw(String name) {
        boolean needsPermit = name.equals("usePermit") || name.equals("closePermit");
        String operation = needsPermit && permits.isEmpty() ? "tryReserve" : name;
        Catalogue.Entry entry = Catalogue.operation(operation);
        var arguments = new ArrayList<Integer>();
        for (String parameter : entry.parameters()) {
            arguments.add(argument(parameter, operation.equals("tryReserve")));
        }
        return new Call(entry.method(), arguments);
    }

    private int argument(String name, boolean reserves) {
        return switch (name) {
            case "end" -> random.nextInt(Ends.COUNT);
            case "message" -> ++messages;
            case "slot" -> {
                (reserves ? permits : begun).add(++messages);
                yield messages;
            }
            case "started" -> Call.ANY_STARTED;
            case "permit" -> permits.get(random.nextInt(permits.size()));
            case "capacity" -> 1 + random.nextInt(3);
            default -> throw new IllegalStateException("Nothing known to pass for '" + name + "'");
        };
    }

    /** What was drafted, and at the end a look at everything. */
    ExecutionScenario scenario() {
        return new ExecutionScenario(actors(before), threads.stream().map(this::actors).toList(),
                List.of(new Actor(Catalogue.operation("outcomes").method(), List.of())), null);
    }

    private List<Actor> actors(List<Call> calls) {
        return calls.stream().map(call -> new Actor(call.operation(), call.resolved(begun, random))).toList();
    }

    /** One operation to be done. */
    private record Call(Method operation, List<?> arguments) {

        /** Stands for an asynchronous operation of any thread, which may not have been drafted yet. */
        static final int ANY_STARTED = -1;

        List<Object> resolved(List<Integer> begun, Random random) {
            return arguments.stream().<Object> map(argument -> !argument.equals(ANY_STARTED) ? argument
                    : begun.isEmpty() ? 0 : begun.get(random.nextInt(begun.size()))).toList();
        }
    }
}
