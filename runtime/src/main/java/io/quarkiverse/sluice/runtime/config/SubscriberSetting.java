package io.quarkiverse.sluice.runtime.config;

import java.util.Objects;

import io.quarkiverse.sluice.SubscriberOptions;
import io.quarkiverse.sluice.runtime.config.BroadcasterConfig.SubscriberConfig;
import io.quarkiverse.sluice.runtime.wiring.HandlerSpec;

/** What is set for a subscriber method; the rest comes from its broadcaster. */
public final class SubscriberSetting {

    private SubscriberSetting() {
    }

    /**
     * The options to subscribe with.
     * <p>
     * <b>Blocking:</b> never.
     */
    public static SubscriberOptions options(BroadcasterConfig broadcaster, HandlerSpec subscriber) {
        SubscriberConfig own = broadcaster.subscribers().get(Objects.requireNonNull(subscriber.subscriber()).name());
        return new SubscriberOptions(own.buffer().orElse(null), own.slowSubscriber().orElse(null), null);
    }
}
