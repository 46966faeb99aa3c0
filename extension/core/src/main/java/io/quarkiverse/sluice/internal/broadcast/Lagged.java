package io.quarkiverse.sluice.internal.broadcast;

import io.quarkiverse.sluice.SubscriptionLaggedException;
import io.quarkiverse.sluice.internal.wait.Refused;

/** The outcome "so many events were skipped here". */
record Lagged(String name, long skipped) implements Refused {

    @Override
    public SubscriptionLaggedException exception() {
        return new SubscriptionLaggedException(name, skipped);
    }
}
