package io.quarkiverse.sluice.runtime.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.quarkiverse.sluice.runtime.ChannelHub;
import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.node.Node;

/** Tells how each channel is, and is down when one cannot do its work. */
@Readiness
@ApplicationScoped
public class ChannelsHealthCheck implements HealthCheck {

    private final ChannelHub hub;
    private final SluiceRuntimeConfig config;

    ChannelsHealthCheck(ChannelHub hub, SluiceRuntimeConfig config) {
        this.hub = hub;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Sluice channels").up();
        if (!config.health().enabled()) {
            return response.build();
        }
        var report = new HealthReport(response, config.health().stalledAfter());
        boolean up = true;
        for (Node node : hub.all()) {
            up &= report.add(node);
        }
        return response.status(up).build();
    }
}
