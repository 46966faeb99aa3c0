package io.quarkiverse.sluice.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the races in a process of their own, which forks again for each of them. */
@Tag("stress")
class JcstressTest {

    @Test
    void o2_twoOperationsRace_everyOutcomeIsAllowed() throws IOException, InterruptedException {
        Path report = Path.of("target", "jcstress");
        Files.createDirectories(report);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.openjdk.jcstress.Main",
                "-m", System.getProperty("sluice.jcstress.mode"),
                "-t", System.getProperty("sluice.jcstress.races"),
                "-r", "report"));
        String options = System.getProperty("sluice.jcstress.options", "");
        if (!options.isBlank()) {
            command.addAll(List.of(options.trim().split(" +")));
        }
        Process races = new ProcessBuilder(command)
                .directory(report.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(report.toFile(), "output.txt"))
                .start();
        try {
            assertThat(races.waitFor()).as("exit status of jcstress; see %s", report.resolve("output.txt")).isZero();
        } finally {
            races.destroyForcibly();
        }
    }
}
