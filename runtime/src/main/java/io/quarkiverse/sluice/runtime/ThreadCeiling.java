package io.quarkiverse.sluice.runtime;

import io.quarkiverse.sluice.runtime.config.HandlerSettings;
import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.wiring.HandlerSpec;
import io.quarkiverse.sluice.runtime.wiring.ThreadModel;
import io.quarkiverse.sluice.runtime.wiring.Wiring;

/** Counts the threads that blocking handlers can use at once. */
final class ThreadCeiling {

    private ThreadCeiling() {
    }

    /** The sum of the concurrencies of all handlers that may block. */
    static int of(Wiring wiring, SluiceRuntimeConfig config) {
        return wiring.handlers().stream().filter(handler -> handler.threads() != ThreadModel.EVENT_LOOP)
                .mapToInt(handler -> concurrency(handler, config)).sum();
    }

    private static int concurrency(HandlerSpec handler, SluiceRuntimeConfig config) {
        return switch (handler.kind()) {
            case RECEIVE -> HandlerSettings.concurrency(handler, config.channels().get(handler.name()));
            case RESPOND -> config.requesters().get(handler.name()).concurrency();
            case STAGE -> config.pipelines().get(handler.name()).stage().get(handler.stage()).concurrency();
            case SUBSCRIBE, UNDELIVERED -> 1;
        };
    }
}
