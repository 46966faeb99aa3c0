package io.quarkiverse.sluice.demo.desk.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.util.Arrays;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Timeout(120)
class ImportHangUpTest {

    private static final int LINES = 20_000;

    @TestHTTPResource("/imports")
    URI imports;

    @Test
    void csv_clientHangsUp_noThreadIsLeftAndTheNextUploadWorks() throws Exception {
        int before = total();
        try (var upload = HalfUpload.start(imports, "Ada,rope,1\n".repeat(LINES))) {
            // Lines are stored while the upload goes on: nothing waits for its end.
            Awaitility.await().until(() -> total() > before);
            assertThat(reading()).isOne();
        }

        Awaitility.await().until(() -> reading() == 0);
        given().contentType("text/csv").body("Ada,rope,1\n".repeat(LINES)).post("/imports").then().statusCode(200)
                .body("stored", equalTo(LINES));
    }

    /** How many threads are taking an upload in. */
    private static long reading() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack).anyMatch(frame -> frame.getClassName().endsWith(".Importer")))
                .count();
    }

    private static int total() {
        return given().get("/orders?limit=1").then().statusCode(200).extract().path("total");
    }
}
