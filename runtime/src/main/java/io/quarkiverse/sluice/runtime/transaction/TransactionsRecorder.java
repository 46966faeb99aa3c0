package io.quarkiverse.sluice.runtime.transaction;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.transaction.TransactionSynchronizationRegistry;

import io.quarkiverse.sluice.runtime.ChannelHub;
import io.quarkiverse.sluice.runtime.config.CapacitySetting;
import io.quarkiverse.sluice.runtime.config.ChannelConfig;
import io.quarkiverse.sluice.runtime.config.ConfigKeys;
import io.quarkiverse.sluice.runtime.config.SendTime;
import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Lets channels send after a commit where the application has transactions. */
@Recorder
public class TransactionsRecorder {

    private final RuntimeValue<SluiceRuntimeConfig> config;

    public TransactionsRecorder(RuntimeValue<SluiceRuntimeConfig> config) {
        this.config = config;
    }

    /**
     * Lets every channel make senders whose messages leave after a commit.
     *
     * @param channels the names of all channels
     * @param annotated those that have such a sender by annotation
     * @throws ConfigurationException if one of them is a rendezvous channel
     */
    public void enable(RuntimeValue<ChannelHub> hub, List<String> channels, Set<String> annotated) {
        var settings = new TreeMap<>(config.getValue().channels());
        channels.forEach(name -> settings.put(name, config.getValue().channels().get(name)));
        refuse(settings.keySet().stream()
                .filter(name -> (annotated.contains(name) || isAlways(settings.get(name)))
                        && CapacitySetting.messages(settings.get(name)) == 0)
                .map(name -> ConfigKeys.of(NodeKind.CHANNEL, name, "capacity") + "=0: channel '" + name
                        + "' sends after a commit and needs room to reserve before it: use 1 or more messages")
                .toList());
        var transactions = new Transactions(Arc.container().instance(TransactionSynchronizationRegistry.class).get());
        for (String name : channels) {
            ChannelConfig channel = settings.get(name);
            var node = hub.getValue().channel(name);
            var afterCommit = new AfterCommitChannel(node, channel.overflow(), channel.commitTimeout(), transactions);
            node.sendAfterCommit(afterCommit::newAfterCommitSender, isAlways(channel));
        }
    }

    /**
     * Refuses, for an application without transactions, channels that are to send after a commit.
     *
     * @throws ConfigurationException if there is one
     */
    public void refuse() {
        refuse(config.getValue().channels().entrySet().stream().filter(entry -> isAlways(entry.getValue()))
                .map(entry -> ConfigKeys.of(NodeKind.CHANNEL, entry.getKey(), "send")
                        + "=after-commit: the application has no transactions: add the extension quarkus-narayana-jta, or use"
                        + " at-once")
                .toList());
    }

    private static boolean isAlways(ChannelConfig channel) {
        return channel.send() == SendTime.AFTER_COMMIT;
    }

    private static void refuse(Collection<String> faults) {
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults.stream().sorted()
                    .collect(Collectors.joining("\n - ", "Sends after a commit are not possible as configured:\n - ", "")));
        }
    }
}
