package io.quarkiverse.sluice.it.readme;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** The snippets of the README are those that are compiled and run here. */
@QuarkusTest
class ReadmeTest {

    @Test
    void firstChannel_posted_isDelivered() {
        given().body("12 Mill Lane").post("/deliveries").then().statusCode(200).body(is("true"));

        await().untilAsserted(() -> assertThat(get("/q/metrics").asString())
                .containsPattern("sluice_channel_received_total\\{channel=\"deliveries\",?} 1\\.0"));
    }

    @Test
    void snippets_areTheOnesOfThisApplication() throws IOException {
        var readme = Files.readString(Path.of("..", "README.md"));
        var code = Files.readString(Path.of("src/main/java/io/quarkiverse/sluice/it/readme/Deliveries.java"));
        var properties = Files.readString(Path.of("src/main/resources/application.properties"));

        assertThat(blocks(readme, "java")).hasSize(1).allSatisfy(block -> assertThat(code).contains(block));
        assertThat(blocks(readme, "properties")).hasSize(1).allSatisfy(block -> assertThat(properties).contains(block));
    }

    private static List<String> blocks(String text, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(text).results()
                .map(result -> result.group(1)).toList();
    }
}
