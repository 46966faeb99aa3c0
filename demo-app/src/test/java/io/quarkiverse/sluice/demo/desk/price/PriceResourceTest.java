package io.quarkiverse.sluice.demo.desk.price;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Timeout(60)
class PriceResourceTest {

    private static final List<String> ARTICLES = List.of("lantern", "rope", "anchor", "compass", "kettle", "tarp");

    @Test
    void price_knownArticle_isAnswered() {
        given().get("/prices/lantern").then().statusCode(200).body("name", equalTo("Storm lantern"))
                .body("amount", equalTo(34.90f)).body("currency", equalTo("EUR"));
    }

    @Test
    void price_manyAtOnce_everyoneGetsItsOwn() throws Exception {
        var clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> requests = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                var article = ARTICLES.get(i % ARTICLES.size());
                requests.add(() -> given().get("/prices/" + article + "?within=10000").jsonPath().getString("article"));
            }
            var answers = clients.invokeAll(requests);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(ARTICLES.get(i % ARTICLES.size()));
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void price_unknownArticle_404() {
        given().get("/prices/moon").then().statusCode(404).body("detail", containsString("'moon'"));
    }

    @Test
    void price_late_504() {
        // Working a price out takes 50 ms at least.
        given().get("/prices/lantern?within=25").then().statusCode(504).body("detail", containsString("in time"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-1", "10001", "soon" })
    void price_badPatience_400NamesRange(String within) {
        given().get("/prices/lantern?within=" + within).then().statusCode(400).body("faults.field", contains("within"))
                .body("faults.value", contains(within)).body("faults[0].remedy", containsString("from 1 to 10000"));
    }
}
