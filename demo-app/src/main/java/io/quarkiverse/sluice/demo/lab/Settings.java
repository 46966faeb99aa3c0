package io.quarkiverse.sluice.demo.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import io.quarkiverse.sluice.demo.web.Fault;
import io.quarkiverse.sluice.demo.web.ProblemException;

/**
 * The numbers of one run: what the query says, and the defaults for what it does not mention. Immutable.
 */
public final class Settings {

    private final Map<Parameter, Integer> values;

    private Settings(Map<Parameter, Integer> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads a query.
     *
     * @throws ProblemException (400) if a parameter is unknown, given twice, not a number or out of range; all such faults
     *         are named at once
     */
    public static Settings of(About about, Map<String, List<String>> query) {
        var values = new HashMap<Parameter, Integer>();
        about.parameters().forEach(p -> values.put(p, p.defaultValue()));
        var faults = new ArrayList<Fault>();
        query.forEach((name, given) -> about.parameter(name).ifPresentOrElse(
                parameter -> value(parameter, given).ifPresentOrElse(
                        value -> values.put(parameter, value),
                        () -> faults.add(new Fault(name, String.join(", ", given), "must be " + parameter.range()))),
                () -> faults.add(new Fault(name, String.join(", ", given), "is no parameter of lesson " + about.name()
                        + ": use " + names(about)))));
        if (!faults.isEmpty()) {
            throw ProblemException.badRequest("Lesson " + about.name() + " cannot run with this query", faults);
        }
        return new Settings(values);
    }

    /** The value of a parameter of this lesson. */
    public int get(Parameter parameter) {
        return values.get(parameter);
    }

    /** The value of a parameter in milliseconds. */
    public Duration duration(Parameter parameter) {
        return Duration.ofMillis(get(parameter));
    }

    private static OptionalInt value(Parameter parameter, List<String> given) {
        if (given.size() != 1) {
            return OptionalInt.empty();
        }
        try {
            int value = Integer.parseInt(given.get(0));
            return value < parameter.min() || value > parameter.max() ? OptionalInt.empty() : OptionalInt.of(value);
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    private static String names(About about) {
        return about.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "));
    }
}
