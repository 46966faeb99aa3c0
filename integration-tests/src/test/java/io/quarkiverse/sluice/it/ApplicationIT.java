package io.quarkiverse.sluice.it;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same on the packaged application. */
@QuarkusIntegrationTest
class ApplicationIT extends ApplicationTest {
}
