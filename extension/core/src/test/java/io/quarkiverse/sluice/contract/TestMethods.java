package io.quarkiverse.sluice.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds the test methods of this module that are named after a clause. */
final class TestMethods {

    private static final String CLAUSE_NAME = "[oawcrsmtbqp]\\d+_.*";

    private TestMethods() {
    }

    /** All of them, in an order of their own that does not change from run to run. */
    static List<Method> named() {
        try {
            var root = Path.of(TestMethods.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files.map(root::relativize).map(Path::toString).filter(file -> file.endsWith(".class"))
                        .sorted().map(TestMethods::load).flatMap(TestMethods::ofClass).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        var name = file.substring(0, file.length() - ".class".length()).replace('/', '.').replace('\\', '.');
        try {
            return Class.forName(name, false, TestMethods.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A test class vanished: " + name, e);
        }
    }

    private static Stream<Method> ofClass(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().matches(CLAUSE_NAME))
                .sorted((one, other) -> one.getName().compareTo(other.getName()));
    }

    /** Whether JUnit runs it, as a plain or a parameterized test. */
    static boolean isRun(Method method) {
        return AnnotationSupport.isAnnotated(method, Test.class)
                || AnnotationSupport.isAnnotated(method, TestTemplate.class);
    }
}
