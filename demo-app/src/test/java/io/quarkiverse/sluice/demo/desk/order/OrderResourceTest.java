package io.quarkiverse.sluice.demo.desk.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@Timeout(120)
class OrderResourceTest {

    @Test
    void accept_goodOrder_isPackedAndStored() {
        var location = post("{\"customer\": \"Ada\", \"article\": \"rope\", \"quantity\": 3}").statusCode(202)
                .body("state", equalTo("ACCEPTED")).extract().header("Location");

        Awaitility.await().untilAsserted(() -> given().get(location).then().statusCode(200)
                .body("customer", equalTo("Ada")).body("article", equalTo("rope")).body("quantity", equalTo(3))
                .body("state", equalTo("PACKED")));
    }

    @Test
    void accept_severalFaults_400NamesEachWithItsRemedy() {
        post("{\"customer\": \" \", \"article\": \"Rope!\", \"quantity\": 0}").statusCode(400)
                .body("faults.field", containsInAnyOrder("customer", "article", "quantity"))
                .body("faults.find { it.field == 'quantity' }.value", equalTo("0"))
                .body("faults.find { it.field == 'quantity' }.remedy", equalTo("must be a whole number from 1 to 10000"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"customer": "A", "article": "rope"}                                 | quantity | must be given
            {"customer": "A", "article": "rope", "quantity": "many"}             | quantity | must be a whole number
            {"customer": "A", "article": "rope", "quantity": 1.5}                | quantity | must be a whole number
            {"customer": "A", "article": "rope", "quantity": 1, "colour": "red"} | colour   | is not known: use
            {"customer":                                                         | body     | must be well-formed JSON
            [1]                                                                  | body     | must be a JSON object
            null                                                                 | order    | must be a JSON object
            """)
    void accept_malformed_400NamesFieldAndRemedy(String body, String field, String remedy) {
        post(body).statusCode(400).body("faults.field", contains(field)).body("faults[0].remedy", containsString(remedy));
    }

    @Test
    void accept_hugeBody_400() {
        post("{\"customer\": \"" + "x".repeat(200_000) + "\"}").statusCode(400);
    }

    @Test
    void page_byPage_everyOrderOnceInOrder() {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.add(post("{\"customer\": \"Page\", \"article\": \"rope\", \"quantity\": 1}").statusCode(202).extract()
                    .path("id"));
        }
        Awaitility.await().untilAsserted(() -> placed.forEach(id -> given().get("/orders/" + id).then().statusCode(200)));
        Collections.sort(placed);

        List<String> seen = new ArrayList<>();
        for (String after = placed.get(0); after != null;) {
            var page = given().get("/orders?limit=2&after=" + after).then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("orders.id"));
            after = page.getString("next");
        }
        assertThat(seen).isSorted().doesNotHaveDuplicates().containsSubsequence(placed.subList(1, 5));
    }

    @ParameterizedTest
    @CsvSource({ "limit=0, limit", "limit=101, limit", "limit=ten, limit", "after=me, after" })
    void page_badQuery_400NamesParameter(String query, String field) {
        given().get("/orders?" + query).then().statusCode(400).body("faults.field", contains(field))
                .body("faults", hasSize(1));
    }

    @Test
    void find_unknownId_404() {
        given().get("/orders/00000000-0000-7000-8000-000000000000").then().statusCode(404)
                .body("detail", containsString("no order"));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json").body(body).post("/orders").then();
    }
}
