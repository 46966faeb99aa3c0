package io.quarkiverse.sluice.runtime.lifecycle;

import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import org.jboss.logging.Logger;

import io.quarkiverse.sluice.runtime.ChannelHub;
import io.quarkiverse.sluice.runtime.OpenHub;
import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.handler.Dispatcher;
import io.quarkiverse.sluice.runtime.wiring.Wiring;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Starts the handlers when the application is ready, and ends everything before beans and pools go. */
@Singleton
public class Lifecycle {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.sluice");

    /** After the application's own observers. */
    private static final int LAST = Interceptor.Priority.LIBRARY_AFTER;

    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DRAIN_TIMEOUT_IN_DEV_MODE = Duration.ofSeconds(1);

    private final ChannelHub hub;
    private final SluiceRuntimeConfig config;

    Lifecycle(ChannelHub hub, SluiceRuntimeConfig config) {
        this.hub = hub;
        this.config = config;
    }

    void start(@Observes @Priority(LAST) StartupEvent ready) {
        OpenHub open = hub.opened();
        if (open == null) {
            return;
        }
        hub.all().stream().flatMap(node -> node.dispatchers().stream()).forEach(Dispatcher::start);
        Wiring wiring = open.wiring();
        LOG.infof("Sluice runs %d channels, %d broadcasters, %d requesters, %d pipelines and %d handlers on up to %d threads",
                wiring.channels().size(), wiring.broadcasters().size(), wiring.requesters().size(),
                wiring.pipelines().size(), wiring.handlers().size(), open.threads().ceiling());
    }

    void stop(@Observes @Priority(LAST) ShutdownEvent ending) {
        end(hub, config);
    }

    /**
     * Drains and ends everything; does nothing the second time.
     * <p>
     * <b>Blocking:</b> at most the drain timeout.
     */
    public static void end(ChannelHub hub, SluiceRuntimeConfig config) {
        OpenHub open = hub.opened();
        if (open != null && hub.beginEnd()) {
            var plan = ShutdownPlan.of(open, hub.dynamic().end());
            var shutdown = new Shutdown(plan.nodes(), config.shutdown().drainTimeout().orElseGet(Lifecycle::drainTimeout));
            shutdown.run(plan.order());
            open.threads().close(shutdown.remaining());
        }
    }

    private static Duration drainTimeout() {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT ? DRAIN_TIMEOUT_IN_DEV_MODE : DRAIN_TIMEOUT;
    }
}
