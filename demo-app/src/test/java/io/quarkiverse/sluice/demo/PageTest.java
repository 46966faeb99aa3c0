package io.quarkiverse.sluice.demo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Timeout(60)
class PageTest {

    @Test
    void root_always_namesTheEndpoints() {
        given().get("/").then().statusCode(200).contentType("text/html").body(containsString("/lessons"))
                .body(containsString("/orders")).body(containsString("/prices")).body(containsString("/events"))
                .body(containsString("/imports"));
    }

    @Test
    void health_ready_namesTheChannels() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"))
                .body(containsString("orders")).body("checks.status", hasItem("UP"));
    }

    @Test
    void unknownPath_404WithBody() {
        given().get("/nothing").then().statusCode(404).body("status", equalTo(404));
    }
}
