package io.quarkiverse.sluice.verification.lincheck;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations and the names of their parameters. Read before Lincheck has touched the classes: the names do not survive
 * that.
 */
final class Catalogue {

    private static final Map<String, Entry> ENTRIES = Stream.of(ChannelSubject.class.getMethods())
            .filter(method -> !method.isBridge() && method.getDeclaringClass() == ChannelSubject.class)
            .map(method -> new Entry(method, Stream.of(method.getParameters()).map(Parameter::getName).toList()))
            .collect(Collectors.toMap(entry -> entry.method().getName(), Function.identity()));

    private Catalogue() {
    }

    static void read() {
        if (ENTRIES.isEmpty()) {
            throw new IllegalStateException("There are no operations");
        }
    }

    static Entry operation(String name) {
        return ENTRIES.get(name);
    }

    record Entry(Method method, List<String> parameters) {
    }
}
