package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.health.SmallRyeHealthReporter;

class HealthDisabledTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.sluice.health.enabled", "false");

    @Inject
    SmallRyeHealthReporter health;

    @Inject
    @ChannelName("orders")
    ChannelControl<String> control;

    @Test
    void disabledCheck_isUpWhateverHappens() {
        control.fail(new IllegalStateException("broken"));

        JsonObject check = health.getReadiness().getPayload().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("name").equals("Sluice channels")).findFirst().orElseThrow();
        assertThat(check.getString("status")).isEqualTo("UP");
        assertThat(check.containsKey("data")).isFalse();
    }
}
