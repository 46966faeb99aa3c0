package io.quarkiverse.sluice.demo;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PageIT extends PageTest {
}
