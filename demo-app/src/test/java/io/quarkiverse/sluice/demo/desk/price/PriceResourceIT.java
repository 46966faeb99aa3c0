package io.quarkiverse.sluice.demo.desk.price;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PriceResourceIT extends PriceResourceTest {
}
