package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LiveReloadTest {

    private static final int PORT = 18471;

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(ReloadedResponder.class)
                    .addAsResource(new StringAsset("quarkus.http.port=" + PORT), "application.properties"));

    @Test
    void editedHandler_answersTheNextRequest_andNoThreadOfTheOldOneIsLeft() throws Exception {
        assertThat(ask()).isEqualTo("before on threads of 1 application");

        for (int i = 1; i <= 2; i++) {
            int edit = i;
            APP.modifySourceFile(ReloadedResponder.class,
                    text -> text.replaceFirst("\"(before|after\\d) on ", "\"after" + edit + " on "));

            assertThat(ask()).isEqualTo("after" + edit + " on threads of 1 application");
        }
    }

    private static String ask() throws IOException {
        try (InputStream body = URI.create("http://localhost:" + PORT + "/ask").toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
