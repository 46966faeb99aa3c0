package io.quarkiverse.sluice.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

import io.quarkiverse.sluice.UndeliveredHandler;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.fixture.Await;

/** What became of every message, by the word of its sender on one side and of whoever got it on the other. */
final class Ledger implements UndeliveredHandler<Integer> {

    private static final int PENDING = 0;
    private static final int SENT = 1;
    private static final int KEPT = 2;
    private static final int CANCELLED = 3;

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicIntegerArray fates;
    private final Queue<Integer> received = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> undelivered = new ConcurrentLinkedQueue<>();

    Ledger(int messages) {
        this.fates = new AtomicIntegerArray(messages);
    }

    int newMessage() {
        return next.getAndIncrement();
    }

    void sent(int message) {
        fates.set(message, SENT);
    }

    void kept(int message) {
        fates.set(message, KEPT);
    }

    /** The sender cancelled and cannot know whether it was in time, unless it has heard otherwise. */
    void cancelled(int message) {
        fates.compareAndSet(message, PENDING, CANCELLED);
    }

    void received(int message) {
        received.add(message);
    }

    int receivedCount() {
        return received.size();
    }

    @Override
    public void onUndelivered(Integer message, UndeliveredReason reason) {
        undelivered.add(message);
    }

    void check(String situation) {
        int messages = next.get();
        for (int i = 0; i < messages; i++) {
            int message = i;
            Await.until("message " + i + " has a fate, " + situation, () -> fates.get(message) != PENDING);
        }
        var copies = new int[messages];
        received.forEach(message -> copies[message]++);
        undelivered.forEach(message -> copies[message]++);
        var wrong = new ArrayList<String>();
        for (int i = 0; i < messages; i++) {
            boolean right = switch (fates.get(i)) {
                case SENT -> copies[i] == 1;
                case KEPT -> copies[i] == 0;
                default -> copies[i] <= 1;
            };
            if (!right) {
                wrong.add(describe(i, copies[i]));
            }
        }
        assertThat(wrong).as("messages lost, doubled or not kept, %s", situation).isEmpty();
    }

    private String describe(int message, int copies) {
        var fate = switch (fates.get(message)) {
            case SENT -> "sent";
            case KEPT -> "kept";
            default -> "cancelled";
        };
        return message + " " + fate + " has " + copies + " copies, received " + received.contains(message) + ", undelivered "
                + undelivered.contains(message);
    }
}
