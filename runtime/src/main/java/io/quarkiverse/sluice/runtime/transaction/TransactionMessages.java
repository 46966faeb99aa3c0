package io.quarkiverse.sluice.runtime.transaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.Sender;

/**
 * The messages of one transaction: their slots are reserved before it commits and filled afterwards. Thread-safe; the
 * messages leave in the order in which they were recorded.
 */
final class TransactionMessages implements Synchronization {

    private enum Phase {
        /** Messages are collected. */
        ACTIVE,
        /** Every message has its slot, and a further one gets its own at once. */
        RESERVED,
        COMMITTED,
        ROLLED_BACK,
        /** Marked for rollback before its first message: what is sent is forgotten, as what was sent before would be. */
        DOOMED
    }

    private final List<PendingMessage> messages = new ArrayList<>();
    /** A sender for each channel, which keeps it open until the messages are sent. */
    private final Map<AfterCommitChannel, Sender<Object>> senders = new LinkedHashMap<>();
    private Phase phase = Phase.ACTIVE;

    synchronized void doom() {
        phase = Phase.DOOMED;
    }

    /**
     * Records messages, all or none.
     * <p>
     * <b>Blocking:</b> never while the transaction is active; for messages that come when the slots are already reserved, as
     * {@link AfterCommitChannel#reserve} does.
     *
     * @return {@code false} if the transaction has committed: nothing is left to wait for
     * @throws IllegalStateException if it has rolled back
     */
    boolean add(List<PendingMessage> added) {
        Phase now = addIn(Phase.ACTIVE, added);
        if (now == Phase.RESERVED) {
            List<PendingMessage> waiting = added.stream().filter(PendingMessage::needsSlot).toList();
            reserve(waiting);
            now = addIn(Phase.RESERVED, added);
            if (now != Phase.RESERVED) {
                waiting.forEach(PendingMessage::forget);
            }
        }
        return switch (now) {
            case ACTIVE, RESERVED -> true;
            case DOOMED -> {
                added.forEach(PendingMessage::forget);
                yield true;
            }
            case COMMITTED -> false;
            case ROLLED_BACK -> {
                added.forEach(PendingMessage::forget);
                throw new IllegalStateException("The transaction in which a message for channel '"
                        + added.get(0).channel.name()
                        + "' was to be sent has rolled back, so it is not sent: send it in another transaction");
            }
        };
    }

    /** Adds the messages if this is the phase, and returns the phase. */
    private synchronized Phase addIn(Phase expected, List<PendingMessage> added) {
        if (phase == expected) {
            added.forEach(message -> senders.computeIfAbsent(message.channel, AfterCommitChannel::newSender));
            messages.addAll(added);
        }
        return phase;
    }

    /**
     * Reserves a slot for each message.
     * <p>
     * <b>Blocking:</b> as {@link AfterCommitChannel#reserve} does. What it throws makes the transaction roll back.
     */
    @Override
    public void beforeCompletion() {
        for (List<PendingMessage> waiting = withoutSlot(); !waiting.isEmpty(); waiting = withoutSlot()) {
            reserve(waiting);
        }
    }

    private synchronized List<PendingMessage> withoutSlot() {
        List<PendingMessage> waiting = messages.stream().filter(PendingMessage::needsSlot).toList();
        if (waiting.isEmpty() && phase == Phase.ACTIVE) {
            phase = Phase.RESERVED;
        }
        return waiting;
    }

    /** Goes through the channels in one order for all, lest two transactions wait for each other's slots. */
    private void reserve(List<PendingMessage> waiting) {
        Map<AfterCommitChannel, List<PendingMessage>> byChannel = waiting.stream()
                .collect(Collectors.groupingBy(message -> message.channel,
                        () -> new TreeMap<>(Comparator.comparing(AfterCommitChannel::name)), Collectors.toList()));
        byChannel.forEach((channel, each) -> {
            fill(each, channel.reserve(sender(channel), each.size(), held(channel)));
        });
    }

    private synchronized void fill(List<PendingMessage> waiting, List<Permit<Object>> permits) {
        if (phase != Phase.ACTIVE && phase != Phase.RESERVED) {
            permits.forEach(Permit::close);
            throw new IllegalStateException("The transaction ended while it waited for room in channel '"
                    + waiting.get(0).channel.name() + "': raise the channel's capacity, or add receivers");
        }
        for (int i = 0; i < permits.size(); i++) {
            waiting.get(i).permit = permits.get(i);
        }
    }

    /** Opened for the transaction, so that the channel stays open when the bean that sent is gone. */
    private synchronized Sender<Object> sender(AfterCommitChannel channel) {
        return senders.computeIfAbsent(channel, AfterCommitChannel::newSender);
    }

    /** How many of the channel's slots this transaction has. */
    private synchronized int held(AfterCommitChannel channel) {
        return (int) messages.stream().filter(message -> message.channel == channel && message.permit != null).count();
    }

    /**
     * Sends the messages after a commit; after anything else gives their slots back.
     * <p>
     * <b>Blocking:</b> never.
     */
    @Override
    public void afterCompletion(int status) {
        boolean committed = status == Status.STATUS_COMMITTED;
        List<PendingMessage> all;
        List<Sender<Object>> open;
        synchronized (this) {
            phase = committed ? Phase.COMMITTED : Phase.ROLLED_BACK;
            all = List.copyOf(messages);
            open = List.copyOf(senders.values());
            messages.clear();
            senders.clear();
        }
        all.forEach(message -> {
            if (committed) {
                message.channel.deliver(message);
            } else {
                message.forget();
            }
        });
        open.forEach(Sender::close);
    }
}
