package io.quarkiverse.sluice.runtime.config;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.HandlerSpec;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.ReceiveSpec;
import io.quarkiverse.sluice.runtime.wiring.Wiring;

/** Finds orders that handlers are asked for and cannot keep. */
final class OrderCheck {

    private final List<ConfigFault> faults;

    OrderCheck(List<ConfigFault> faults) {
        this.faults = faults;
    }

    void check(Wiring wiring, SluiceRuntimeConfig config) {
        for (String name : wiring.names(NodeKind.CHANNEL)) {
            ChannelConfig channel = config.channels().get(name);
            channel.order().ifPresent(order -> channel(name, order, channel, handlers(wiring, name)));
        }
    }

    private static List<HandlerSpec> handlers(Wiring wiring, String channel) {
        return wiring.handlers().stream()
                .filter(handler -> handler.kind() == HandlerKind.RECEIVE && handler.name().equals(channel)).toList();
    }

    private void channel(String name, HandlerOrder order, ChannelConfig config, List<HandlerSpec> handlers) {
        if (handlers.isEmpty()) {
            fault(name, order, "the channel has no @Receive handler that could keep it; remove the property");
        } else if (handlers.size() > 1 && order != HandlerOrder.NONE) {
            fault(name, order, "competing handlers overtake each other; use order=none, or one handler with a concurrency");
        } else {
            handlers.forEach(handler -> handler(name, order, handler, config));
        }
    }

    private void handler(String name, HandlerOrder order, HandlerSpec handler, ChannelConfig config) {
        String fault = switch (order) {
            case FIFO -> fifo(handler, config);
            case KEY -> key(handler);
            case NONE -> null;
        };
        if (fault != null) {
            fault(name, order, fault);
        }
    }

    private static @Nullable String fifo(HandlerSpec handler, ChannelConfig config) {
        int concurrency = HandlerSettings.concurrency(handler, config);
        return concurrency == 1 ? null
                : handler.method() + " has a concurrency of " + concurrency
                        + " and keeps no order; set concurrency=1, or use order=key or none";
    }

    private static @Nullable String key(HandlerSpec handler) {
        ReceiveSpec spec = handler.receive();
        if (spec == null || !spec.keyed()) {
            return handler.method() + " gets messages without a key; annotate what "
                    + (spec == null ? "they" : spec.payload()) + " is ordered by with @Key";
        }
        return spec.batch() ? handler.method() + " takes batches, in which keys mix; take single messages" : null;
    }

    private void fault(String name, HandlerOrder order, String remedy) {
        faults.add(
                new ConfigFault(ConfigKeys.of(NodeKind.CHANNEL, name, "order"), order.name().toLowerCase(Locale.ROOT), remedy));
    }
}
