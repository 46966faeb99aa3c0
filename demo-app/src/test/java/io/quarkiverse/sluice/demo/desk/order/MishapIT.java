package io.quarkiverse.sluice.demo.desk.order;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class MishapIT extends MishapTest {
}
