package io.quarkiverse.sluice.it;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application, started as an operator does. */
@Timeout(120)
class EnvironmentIT {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");

    @TempDir
    Path directory;

    private Process process;

    @AfterEach
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    @Test
    void capacity_fromTheEnvironment_needsNoRebuild() throws IOException {
        String url = start(Map.of("QUARKUS_SLUICE_CHANNELS_ORDERS_CAPACITY", "2",
                "QUARKUS_SLUICE_CHANNELS_RISKY_DEAD_CAPACITY", "7"));

        get(url + "/orders/capacity").then().statusCode(200).body(is("2"));
        get(url + "/q/health/ready").then().statusCode(200)
                .body("checks.find { it.name == 'Sluice channels' }.data.'channels.risky-dead.capacity'", is(7));
    }

    @Test
    void unknownName_fromTheEnvironment_isAWarningOnly() throws IOException {
        String url = start(Map.of("QUARKUS_SLUICE_CHANNELS_ORDRES_CAPACITY", "2"));

        get(url + "/orders/capacity").then().statusCode(200).body(is("4"));
        assertThat(log()).contains("no channel named 'ordres'", "did you mean 'orders'?");
    }

    @Test
    void valueOutOfRange_endsTheStartWithAClearError() throws Exception {
        launch(Map.of("QUARKUS_SLUICE_CHANNELS_ORDERS_CAPACITY", "-2"));

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(log()).contains("quarkus.sluice.channels.orders.capacity=-2: must be a number of messages from 0");
    }

    private String start(Map<String, String> environment) throws IOException {
        launch(environment);
        return Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            Matcher listening = LISTENING.matcher(log());
            return listening.find() ? listening.group(1) : null;
        }, url -> url != null);
    }

    private void launch(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Dquarkus.http.port=0",
                "-Dquarkus.http.host=localhost", "-jar", JAR.toAbsolutePath().toString());
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile()).start();
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }
}
