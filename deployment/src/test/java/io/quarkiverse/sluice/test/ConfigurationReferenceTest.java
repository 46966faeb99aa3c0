package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** The reference in the documentation is what Quarkus's tooling makes of the configuration's Javadoc. */
class ConfigurationReferenceTest {

    private static final String HEAD = """
            # Configuration reference

            Made from the Javadoc of the configuration by Quarkus's own tooling and compared with it in every build;
            `-Dsluice.reference.write=true` on `ConfigurationReferenceTest` rewrites it. A property with a lock is fixed when the
            application is built; each other one can be changed when it is started.

            """;

    @Test
    void reference_isWhatTheToolingMakesOfTheConfiguration() throws IOException {
        Path root = root();
        Path generated = root.resolve("runtime/target/quarkus-generated-doc/config/quarkus-sluice.md");
        assertThat(generated).as("made by quarkus-config-doc-maven-plugin when runtime is built").exists();
        String expected = HEAD + Files.readString(generated).strip() + "\n";
        Path page = root.resolve("docs/configuration.md");
        if (Boolean.getBoolean("sluice.reference.write")) {
            Files.writeString(page, expected);
        }

        assertThat(Files.readString(page))
                .as("%s is stale: run ConfigurationReferenceTest once with -Dsluice.reference.write=true", page)
                .isEqualTo(expected);
    }

    /** The build runs in the module's folder, an IDE perhaps in the repository's. */
    private static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("docs/adr"))) {
                return folder;
            }
        }
        throw new AssertionError("No docs folder above " + Path.of("").toAbsolutePath());
    }
}
