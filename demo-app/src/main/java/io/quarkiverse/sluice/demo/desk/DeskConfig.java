package io.quarkiverse.sluice.demo.desk;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How patient and how fast the desk is.
 */
@ConfigMapping(prefix = "demo.desk")
public interface DeskConfig {

    /** How long an order waits for room in its channel before it is answered 503. */
    @WithDefault("500ms")
    Duration sendTimeout();

    /** When an order that was answered 503 may be sent again. */
    @WithDefault("1s")
    Duration retryAfter();

    /** How long it takes to pack an order. */
    @WithDefault("20ms")
    Duration packingTime();

    /** How long it takes to work out a price. */
    @WithDefault("50ms")
    Duration pricingTime();
}
