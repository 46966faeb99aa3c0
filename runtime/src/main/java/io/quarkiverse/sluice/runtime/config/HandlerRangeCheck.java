package io.quarkiverse.sluice.runtime.config;

import java.time.Duration;
import java.util.List;

import io.quarkiverse.sluice.runtime.config.ChannelConfig.BatchConfig;
import io.quarkiverse.sluice.runtime.config.ChannelConfig.RetryConfig;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;

/** Finds what is out of range in the settings for the handlers of one channel. */
final class HandlerRangeCheck {

    private final List<ConfigFault> faults;
    private final String channel;

    HandlerRangeCheck(List<ConfigFault> faults, String channel) {
        this.faults = faults;
        this.channel = channel;
    }

    void check(ChannelConfig config) {
        unless(config.setAside() >= 0, "set-aside", config.setAside(), "must be at least 0 messages");
        batch(config.batch());
        retry(config.retry());
    }

    private void batch(BatchConfig batch) {
        unless(batch.size() >= 1, "batch.size", batch.size(), "must be at least 1 message");
        notNegative("batch.time", batch.time());
    }

    private void retry(RetryConfig retry) {
        unless(retry.maxAttempts() >= 1, "retry.max-attempts", retry.maxAttempts(),
                "must be at least 1 attempt; 1 means no retry");
        notNegative("retry.delay", retry.delay());
        // written so that NaN is refused
        unless(retry.factor() >= 1, "retry.factor", retry.factor(), "must be at least 1; 1 makes all delays the same");
        unless(retry.maxDelay().compareTo(retry.delay()) >= 0, "retry.max-delay", retry.maxDelay(),
                "must not be shorter than retry.delay, " + retry.delay());
        unless(retry.jitter() >= 0 && retry.jitter() <= 1, "retry.jitter", retry.jitter(),
                "must be a share from 0 to 1");
    }

    private void notNegative(String property, Duration value) {
        unless(!value.isNegative(), property, value, "must be zero or more");
    }

    private void unless(boolean good, String property, Object value, String remedy) {
        if (!good) {
            faults.add(new ConfigFault(ConfigKeys.of(NodeKind.CHANNEL, channel, property), value, remedy));
        }
    }
}
