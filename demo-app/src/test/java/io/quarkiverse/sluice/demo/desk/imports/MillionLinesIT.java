package io.quarkiverse.sluice.demo.desk.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;

/** A file of a million lines against the packaged service, whose heap the build limits to 256 MiB. */
@QuarkusIntegrationTest
@Timeout(300)
class MillionLinesIT {

    private static final int LINES = 1_000_000;
    private static final int BAD_EVERY = 1000;
    private static final double HEAP = 256 * 1024 * 1024;

    @TestHTTPResource("/imports")
    URI imports;

    @Test
    void csv_millionLines_nothingIsLost() throws Exception {
        assertThat(heapLimits()).isNotEmpty().allMatch(limit -> limit <= HEAP);
        try (var half = HalfUpload.start(imports, "Ada,rope,1\n".repeat(50_000))) {
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        } // one that hangs up in the middle comes first, and must leave the pipeline as it was

        var report = upload(new Lines());

        assertThat(report.getLong("lines")).isEqualTo(LINES);
        assertThat(report.getLong("rejected")).isEqualTo(LINES / BAD_EVERY);
        assertThat(report.getLong("stored")).isEqualTo(LINES - LINES / BAD_EVERY);
        assertThat(report.getList("badLines.line", Integer.class)).hasSize(100).startsWith(BAD_EVERY, 2 * BAD_EVERY);
        assertThat(given().get("/orders?limit=1").jsonPath().getLong("total"))
                .isGreaterThanOrEqualTo(LINES - LINES / BAD_EVERY);
    }

    private static List<Double> heapLimits() {
        return given().get("/q/metrics").body().asString().lines()
                .filter(line -> line.startsWith("jvm_memory_max_bytes") && line.contains("area=\"heap\""))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))).toList();
    }

    private JsonPath upload(InputStream file) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(imports).header("Content-Type", "text/csv").timeout(Duration.ofMinutes(4))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> file)).build();
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonPath.from(response.body());
    }

    /** The file, made while it is read. */
    private static final class Lines extends InputStream {

        private int number;
        private byte[] line = new byte[0];
        private int position;

        @Override
        public int read() {
            if (position == line.length) {
                if (number == LINES) {
                    return -1;
                }
                number++;
                position = 0;
                line = ("Customer " + number + ",rope," + (number % BAD_EVERY == 0 ? "none" : "1") + "\n").getBytes();
            }
            return line[position++];
        }
    }
}
