package io.quarkiverse.sluice.runtime.config;

import io.quarkiverse.sluice.runtime.wiring.HandlerSpec;
import io.quarkiverse.sluice.runtime.wiring.ReceiveSpec;

/** What annotation and configuration together say about a receive handler. */
public final class HandlerSettings {

    private HandlerSettings() {
    }

    /** How many calls there may be at once: what the configuration says, else the annotation, else one. */
    public static int concurrency(HandlerSpec handler, ChannelConfig config) {
        ReceiveSpec spec = handler.receive();
        return config.concurrency().orElse(spec == null ? 1 : Math.max(1, spec.concurrency()));
    }

    /** The order it keeps: what the configuration says, else as much as its concurrency allows. */
    public static HandlerOrder order(HandlerSpec handler, ChannelConfig config) {
        return config.order().orElse(concurrency(handler, config) == 1 ? HandlerOrder.FIFO : HandlerOrder.NONE);
    }

    /** How many calls it has in hand at most: begun, waiting for a retry, or set aside. */
    public static int limit(HandlerSpec handler, ChannelConfig config) {
        long limit = (long) concurrency(handler, config) + config.setAside();
        return order(handler, config) == HandlerOrder.FIFO ? 1 : (int) Math.min(limit, Integer.MAX_VALUE);
    }
}
