package io.quarkiverse.sluice.demo.lab;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class LessonResourceIT extends LessonResourceTest {
}
