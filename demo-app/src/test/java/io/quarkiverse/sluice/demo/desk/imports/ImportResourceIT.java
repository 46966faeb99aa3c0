package io.quarkiverse.sluice.demo.desk.imports;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ImportResourceIT extends ImportResourceTest {
}
