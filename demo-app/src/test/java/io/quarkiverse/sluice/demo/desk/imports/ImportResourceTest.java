package io.quarkiverse.sluice.demo.desk.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@Timeout(120)
class ImportResourceTest {

    @Test
    void csv_goodAndBadLines_areCountedAndTheBadOnesNamed() {
        int before = total();

        upload("text/csv", """
                customer,article,quantity
                Ada,rope,3
                Bob,kettle,none

                "Smith, J.",rope,4
                Cy,Rope,5
                Dee,rope,10001
                """)
                .body("lines", equalTo(6)).body("stored", equalTo(2)).body("rejected", equalTo(4))
                .body("badLines.line", contains(3, 4, 6, 7))
                .body("badLines[0].reason", equalTo("quantity 'none' must be a whole number"))
                .body("badLines[2].reason", containsString("article code"))
                .body("badLines[3].reason", equalTo("quantity must be a whole number from 1 to 10000"))
                .body("badLinesNotShown", equalTo(0));

        assertThat(total() - before).isEqualTo(2);
    }

    @Test
    void ndjson_goodAndBadLines_areCountedAndTheBadOnesNamed() {
        upload("application/x-ndjson", """
                {"customer": "Ada", "article": "rope", "quantity": 3}
                {"customer": "Ada"}
                {"customer": "Ada", "article": "rope", "quantity": 3
                null
                {"customer": "Ada", "article": "rope", "quantity": 3} {}
                {"customer": "Ada", "article": "rope", "amount": 3}""")
                .body("lines", equalTo(6)).body("stored", equalTo(1)).body("rejected", equalTo(5))
                .body("badLines.line", contains(2, 3, 4, 5, 6))
                .body("badLines[0].reason", equalTo("article must be given; quantity must be given"))
                .body("badLines[4].reason", containsString("amount is not known"));
    }

    @Test
    void csv_emptyFile_nothingIsStored() {
        upload("text/csv", "").body("lines", equalTo(0)).body("badLines", empty());
    }

    @Test
    void csv_lineTooLong_isRejectedAndTheNextIsStored() {
        upload("text/csv", "x".repeat(1_000_000) + "\nAda,rope,1\n").body("stored", equalTo(1))
                .body("badLines.reason", contains("the line has 1000000 bytes: make it at most 8192"));
    }

    @Test
    void csv_manyBadLines_firstHundredAreShown() {
        upload("text/csv", "Ada,rope,0\n".repeat(5000)).body("lines", equalTo(5000)).body("rejected", equalTo(5000))
                .body("badLines", hasSize(100)).body("badLines[0].line", equalTo(1)).body("badLines[99].line", equalTo(100))
                .body("badLinesNotShown", equalTo(4900));
    }

    @Test
    void csv_uploadsAtOnce_resultsDoNotMix() throws Exception {
        var clients = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Future<ValidatableResponse>>();
            for (int i = 1; i <= 8; i++) {
                int bad = i;
                answers.add(clients.submit(() -> upload("text/csv", file(3000, bad))));
            }
            for (int i = 1; i <= 8; i++) {
                answers.get(i - 1).get().body("lines", equalTo(3000)).body("rejected", equalTo(i))
                        .body("stored", equalTo(3000 - i)).body("badLines", hasSize(i))
                        .body("badLines.reason", everyItem(equalTo("quantity 'bad" + i + "' must be a whole number")));
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void post_otherMediaType_415() {
        given().contentType("application/pdf").body(new byte[] { 1 }).post("/imports").then().statusCode(415);
    }

    /** A file whose last lines are bad, each naming how many there are. */
    private static String file(int lines, int bad) {
        return IntStream.rangeClosed(1, lines)
                .mapToObj(i -> "Customer " + i + ",rope," + (i > lines - bad ? "bad" + bad : "1"))
                .collect(Collectors.joining("\n"));
    }

    private static ValidatableResponse upload(String type, String file) {
        return given().contentType(type).body(file.getBytes(StandardCharsets.UTF_8)).post("/imports").then()
                .statusCode(200);
    }

    private static int total() {
        return given().get("/orders?limit=1").then().statusCode(200).extract().path("total");
    }
}
