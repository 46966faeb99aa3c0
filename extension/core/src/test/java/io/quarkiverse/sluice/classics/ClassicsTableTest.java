package io.quarkiverse.sluice.classics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The table of the scenarios names tests that exist, and every test of this package. */
class ClassicsTableTest {

    private static final String ROOT = "io.quarkiverse.sluice.";
    private static final String CLASSICS = ROOT + "classics.";
    private static final Pattern NAMED = Pattern.compile("`((?:[a-z]+\\.)?[A-Z]\\w+)#(\\w+)`");

    @Test
    void everyTestNamedInTheTable_exists() throws IOException {
        var missing = named().stream().filter(name -> !exists(name)).toList();

        assertThat(missing).as("named in docs/classics.md, but there is no such test").isEmpty();
    }

    @Test
    void everyTestOfThisPackage_isInTheTable() throws IOException, URISyntaxException {
        var present = testsOfThisPackage();

        assertThat(present).as("tests found").hasSizeGreaterThan(100);
        present.removeAll(named());
        assertThat(present).as("not in docs/classics.md").isEmpty();
    }

    @Test
    void everyRowOfTheTable_saysWhereOrWhyNot() throws IOException {
        var rows = Files.readAllLines(file()).stream().filter(line -> line.startsWith("| ") && !line.startsWith("| origin"));

        assertThat(rows).hasSizeGreaterThan(100).allSatisfy(row -> {
            var cells = row.split("\\|");
            assertThat(cells).as(row).hasSize(4);
            assertThat(cells[2]).as("the scenario of %s", row).isNotBlank();
            assertThat(NAMED.matcher(cells[3]).find() || cells[3].startsWith(" not here: ") || cells[3].startsWith(" the row"))
                    .as("a test or a reason in %s", row).isTrue();
        });
    }

    private static Set<String> named() throws IOException {
        return NAMED.matcher(Files.readString(file())).results().map(match -> match.group(1) + "#" + match.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean exists(String name) {
        var parts = name.split("#");
        try {
            var type = Class.forName((parts[0].contains(".") ? CLASSICS : ROOT) + parts[0]);
            return tests(type).anyMatch(method -> method.getName().equals(parts[1]));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Set<String> testsOfThisPackage() throws IOException, URISyntaxException {
        var root = Path.of(ClassicsTableTest.class.getResource("ClassicsTableTest.class").toURI()).getParent();
        try (var files = Files.walk(root)) {
            return files.map(root::relativize).map(Path::toString).filter(name -> name.endsWith("Test.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replaceAll("[/\\\\]", "."))
                    .filter(name -> name.contains("."))
                    .flatMap(name -> tests(load(name)).map(method -> name + "#" + method.getName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(CLASSICS + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Method> tests(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class));
    }

    /** The build runs in the module's folder, an IDE perhaps in the repository's. */
    private static Path file() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("docs/adr"))) {
                return folder.resolve("docs/classics.md");
            }
        }
        throw new AssertionError("No docs folder above " + Path.of("").toAbsolutePath());
    }
}
