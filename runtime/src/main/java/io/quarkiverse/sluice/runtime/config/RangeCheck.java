package io.quarkiverse.sluice.runtime.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Overflow;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;

/** Finds the values that are out of range. */
final class RangeCheck {

    private final List<ConfigFault> faults;

    RangeCheck(List<ConfigFault> faults) {
        this.faults = faults;
    }

    void check(SluiceRuntimeConfig config) {
        config.channels().forEach(this::channel);
        config.templates().forEach((name, template) -> capacity(ConfigKeys.ofTemplate(name, "capacity"), template.capacity(),
                template.overflow()));
        config.broadcasters().forEach(this::broadcaster);
        config.requesters().forEach(this::requester);
        config.pipelines().forEach(this::pipeline);
        config.shutdown().drainTimeout().filter(Duration::isNegative).ifPresent(timeout -> faults.add(
                new ConfigFault("quarkus.sluice.shutdown.drain-timeout", timeout, "must be zero or more")));
        positive(config.health().stalledAfter(), "quarkus.sluice.health.stalled-after");
    }

    private void channel(String name, ChannelConfig channel) {
        channel.concurrency().ifPresent(concurrency -> atLeast(1, concurrency, "handler",
                ConfigKeys.of(NodeKind.CHANNEL, name, "concurrency")));
        new HandlerRangeCheck(faults, name).check(channel);
        positive(channel.commitTimeout(), ConfigKeys.of(NodeKind.CHANNEL, name, "commit-timeout"));
        capacity(ConfigKeys.of(NodeKind.CHANNEL, name, "capacity"), channel.capacity(), channel.overflow());
    }

    private void capacity(String key, Optional<String> capacity, Overflow overflow) {
        try {
            overflow(key, CapacitySetting.messages(capacity, overflow), overflow);
        } catch (IllegalArgumentException e) {
            faults.add(new ConfigFault(key, capacity.orElse(""), e.getMessage()));
        }
    }

    private void overflow(String key, int capacity, Overflow overflow) {
        String policy = overflow.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Object value = capacity == Channels.UNBOUNDED ? "unbounded" : capacity;
        if (overflow == Overflow.LATEST && capacity != 1) {
            faults.add(new ConfigFault(key, value,
                    "must be 1 or left out with overflow=latest, or use overflow=drop-oldest"));
        } else if (overflow.drops() && (capacity == 0 || capacity == Channels.UNBOUNDED)) {
            faults.add(new ConfigFault(key, value,
                    "must be a bounded number from 1 on with overflow=" + policy + ", or use overflow=block"));
        }
    }

    private void broadcaster(String name, BroadcasterConfig broadcaster) {
        atLeast(1, broadcaster.buffer(), "event", ConfigKeys.of(NodeKind.BROADCASTER, name, "buffer"));
        String key = ConfigKeys.of(NodeKind.BROADCASTER, name, "replay");
        atLeast(0, broadcaster.replay(), "event", key);
        if (broadcaster.replay() > broadcaster.buffer()) {
            faults.add(new ConfigFault(key, broadcaster.replay(),
                    "must be at most " + broadcaster.buffer() + ", the events that the buffer holds"));
        }
        broadcaster.subscribers().forEach((subscriber, own) -> own.buffer().ifPresent(
                buffer -> atLeast(1, buffer, "event", ConfigKeys.ofSubscriber(name, subscriber, "buffer"))));
    }

    private void requester(String name, RequesterConfig requester) {
        positive(requester.timeout(), ConfigKeys.of(NodeKind.REQUESTER, name, "timeout"));
        atLeast(0, requester.capacity(), "request", ConfigKeys.of(NodeKind.REQUESTER, name, "capacity"));
        atLeast(1, requester.concurrency(), "request", ConfigKeys.of(NodeKind.REQUESTER, name, "concurrency"));
    }

    private void pipeline(String name, PipelineConfig pipeline) {
        atLeast(0, pipeline.capacity(), "message", ConfigKeys.of(NodeKind.PIPELINE, name, "capacity"));
    }

    private void atLeast(int least, int value, String unit, String key) {
        if (value < least) {
            faults.add(new ConfigFault(key, value, "must be at least " + least + " " + unit + (least == 1 ? "" : "s")));
        }
    }

    private void positive(Duration value, String key) {
        if (value.isNegative() || value.isZero()) {
            faults.add(new ConfigFault(key, value, "must be longer than zero"));
        }
    }
}
