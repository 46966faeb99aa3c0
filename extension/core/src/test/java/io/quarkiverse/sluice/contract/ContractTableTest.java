package io.quarkiverse.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** The table in the documentation is what the tests say it is; {@code -Dsluice.contract.write} rewrites it. */
class ContractTableTest {

    private static final String NONE = "none yet";

    private final List<Method> tests = TestMethods.named();

    @Test
    void everyMethodNamedLikeAClause_namesOneThatExistsAndIsRun() {
        assertThat(tests).allSatisfy(test -> {
            assertThat(Clause.values()).as("the clause of %s", test).anyMatch(clause -> clause.names(test.getName()));
            assertThat(TestMethods.isRun(test)).as("%s is a test", test).isTrue();
        });
    }

    @Test
    void table_showsExactlyTheTestsThereAre() throws IOException {
        var file = file();
        var expected = table();
        if (Boolean.getBoolean("sluice.contract.write")) {
            Files.writeString(file, expected);
        }

        assertThat(Files.readString(file))
                .as("%s is stale: run ContractTableTest once with -Dsluice.contract.write=true", file)
                .isEqualTo(expected);
    }

    private String table() {
        var rows = Arrays.stream(Clause.values()).map(this::row).collect(Collectors.joining());
        long without = Arrays.stream(Clause.values()).filter(clause -> testsOf(clause).isEmpty()).count();
        return """
                # The contract and its tests

                Each clause of the contract and the tests of `extension/core` that are named after it. The table is made from the
                test classes and compared with them in every build; `-Dsluice.contract.write=true` on `ContractTableTest`
                rewrites it.

                Clauses without a test: %d of %d.

                | clause | meaning | tests |
                |---|---|---|
                """
                .formatted(without, Clause.values().length) + rows;
    }

    private String row(Clause clause) {
        var names = testsOf(clause);
        return "| " + clause + " | " + clause.meaning() + " | " + (names.isEmpty() ? NONE : String.join("<br>", names))
                + " |\n";
    }

    private List<String> testsOf(Clause clause) {
        return tests.stream().filter(test -> clause.names(test.getName()))
                .map(test -> "`" + test.getDeclaringClass().getSimpleName() + "#" + test.getName() + "`").sorted().distinct()
                .toList();
    }

    /** The build runs in the module's folder, an IDE perhaps in the repository's. */
    private static Path file() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("docs/adr"))) {
                return folder.resolve("docs/contract.md");
            }
        }
        throw new AssertionError("No docs folder above " + Path.of("").toAbsolutePath());
    }
}
