package io.quarkiverse.sluice.verification.lincheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Overflow;
import io.quarkiverse.sluice.verification.Flavour;

/**
 * What a channel does when one thing happens after another, written from the contract's clauses: lists, and rules that are
 * applied until none applies any more. It shares nothing with the engine.
 */
final class ChannelModel {

    /** How a waiting operation stands. */
    private static final String WAITING = "waiting";

    private final Overflow overflow;
    private int capacity;
    private final boolean oneShot;
    private final Backlog queued;
    private final List<Waiter> waiters = new ArrayList<>();
    private final boolean[] senderClosed = new boolean[Ends.COUNT];
    private final boolean[] receiverClosed = new boolean[Ends.COUNT];
    private final Map<Integer, String> states = new TreeMap<>();
    private int openPermits;
    private boolean paused;
    private @Nullable String closed;
    /** Whether a one-shot has had its message. */
    private boolean used;
    /** Whether it ended at once, or has had its one message: permits are void. */
    private boolean abrupt;
    private List<String> lost = new ArrayList<>();

    ChannelModel(Flavour flavour) {
        this.capacity = flavour.capacity();
        this.overflow = flavour.overflow();
        this.oneShot = flavour == Flavour.ONE_SHOT;
        this.queued = new Backlog(flavour);
    }

    /** What went to the undelivered handler, which a one-shot has not, since this was asked last. */
    List<String> takeLost() {
        List<String> taken = oneShot ? List.of() : lost;
        lost = new ArrayList<>();
        return taken;
    }

    // Rules

    private boolean hasRoom() {
        return closed == null && (capacity == Channels.UNBOUNDED || queued.size() + openPermits < capacity);
    }

    private boolean drained() {
        return closed != null && queued.isEmpty() && (abrupt || openPermits == 0);
    }

    /** T2: a one-shot answers a second message otherwise than one that came too late. */
    private String refusal() {
        return used ? "illegal" : "closed " + closed;
    }

    /** T2: the one message completes a one-shot. */
    private void accepted() {
        if (oneShot) {
            used = true;
            abrupt = true;
            closed = closed == null ? "COMPLETED" : closed;
        }
    }

    private @Nullable Waiter oldest(Predicate<Waiter> which) {
        return waiters.stream().filter(which).findFirst().orElse(null);
    }

    private void end(Waiter waiter, String state) {
        waiters.remove(waiter);
        states.put(waiter.slot(), state);
    }

    /** Does what has become possible, until nothing is. */
    private void settle() {
        boolean changed = true;
        while (changed) {
            changed = closeIfLeft() || endWaiters() || deliver() || admit() || meet();
        }
    }

    /** C1, C6: the last sender has gone, and no permit is open. */
    private boolean closeIfLeft() {
        if (closed == null && senderClosed[0] && senderClosed[1] && openPermits == 0) {
            closed = "COMPLETED";
            return true;
        }
        return false;
    }

    /** C2, C3: waiting senders end with the channel, waiting receivers once it is drained. */
    private boolean endWaiters() {
        Waiter ended = closed == null ? null : oldest(w -> w.kind() != Waiter.Kind.RECEIVE || drained());
        if (ended == null) {
            return false;
        }
        end(ended, ended.kind() == Waiter.Kind.RECEIVE ? "closed " + closed : refusal());
        return true;
    }

    /** W1, C8: the oldest message to the oldest receiver. */
    private boolean deliver() {
        Waiter receiver = oldest(w -> w.kind() == Waiter.Kind.RECEIVE);
        if (paused || receiver == null || queued.isEmpty()) {
            return false;
        }
        end(receiver, "received " + queued.takeNext());
        return true;
    }

    /** W1: room to the oldest that waits for it. */
    private boolean admit() {
        Waiter sender = oldest(w -> w.kind() != Waiter.Kind.RECEIVE);
        if (sender == null || !hasRoom()) {
            return false;
        }
        if (sender.kind() == Waiter.Kind.SEND) {
            queued.add(sender.message());
            end(sender, "sent");
            accepted();
        } else {
            openPermits++;
            end(sender, "permit");
        }
        return true;
    }

    /** R1, C6: with nothing queued and no slot free, a message goes from hand to hand. */
    private boolean meet() {
        Waiter receiver = oldest(w -> w.kind() == Waiter.Kind.RECEIVE);
        Waiter sender = oldest(w -> w.kind() == Waiter.Kind.SEND);
        if (paused || receiver == null || sender == null || !queued.isEmpty()) {
            return false;
        }
        end(sender, "sent");
        end(receiver, "received " + sender.message());
        accepted();
        return true;
    }

    // Messages

    /** The outcome of a send, {@code "full"} if it would have to wait. */
    private String offer(int message, boolean mayGiveUpThis) {
        if (closed != null) {
            return refusal();
        }
        Waiter receiver = oldest(w -> w.kind() == Waiter.Kind.RECEIVE);
        if (!paused && receiver != null && queued.isEmpty()) {
            end(receiver, "received " + message);
            accepted();
            return "sent";
        }
        if (overflow == Overflow.DROP_OLDEST || overflow == Overflow.LATEST) {
            while (!hasRoom() && !queued.isEmpty()) {
                lost.add("DROPPED " + queued.giveUp());
            }
        }
        if (hasRoom()) {
            queued.add(message);
            accepted();
            return "sent";
        }
        if (mayGiveUpThis && overflow == Overflow.DROP_NEWEST) {
            lost.add("DROPPED " + message);
            return "sent";
        }
        return mayGiveUpThis && overflow == Overflow.REJECT ? "rejected" : "full";
    }

    String trySend(int end, int message) {
        return senderClosed[end] ? "closed COMPLETED" : settled(offer(message, false));
    }

    /** A send that has come to its end: it cannot have been before there was room. */
    String send(int end, int message) {
        return senderClosed[end] ? "closed COMPLETED" : settled(offer(message, true));
    }

    /** {@code "empty"} if there is nothing to take now. */
    String tryReceive(int end) {
        if (receiverClosed[end]) {
            return "closed DISCONNECTED";
        }
        Waiter sender = oldest(w -> w.kind() == Waiter.Kind.SEND);
        if (!paused && !queued.isEmpty()) {
            return settled("received " + queued.takeNext());
        }
        if (!paused && sender != null) {
            end(sender, "sent");
            accepted();
            return settled("received " + sender.message());
        }
        return drained() ? "closed " + closed : "empty";
    }

    private String settled(String outcome) {
        settle();
        return outcome;
    }

    long depth() {
        return queued.size();
    }

    // Waiting operations

    void sendAsync(int end, int slot, int message) {
        start(slot, new Waiter(slot, Waiter.Kind.SEND, end, message), send(end, message), "full");
    }

    void receiveAsync(int end, int slot) {
        start(slot, new Waiter(slot, Waiter.Kind.RECEIVE, end, 0), tryReceive(end), "empty");
    }

    private void start(int slot, Waiter waiter, String outcome, String mustWait) {
        states.put(slot, outcome.equals(mustWait) ? WAITING : outcome);
        if (outcome.equals(mustWait)) {
            waiters.add(waiter);
            settle();
        }
    }

    /** Before it has begun, as if it were cancelled at once. */
    void withdrawSend(int slot, int message) {
        states.put(slot, "cancelled");
        lost.add("WITHDRAWN " + message);
    }

    void withdrawReceive(int slot) {
        states.put(slot, "cancelled");
    }

    /** O4, A2: only what still waits can be cancelled. */
    void cancel(int slot) {
        Waiter waiter = oldest(w -> w.slot() == slot);
        if (waiter != null) {
            end(waiter, "cancelled");
            if (waiter.kind() == Waiter.Kind.SEND) {
                lost.add("WITHDRAWN " + waiter.message());
            }
            settle();
        }
    }

    Map<Integer, String> states() {
        return states;
    }

    // Permits

    /** {@code "permit"} or {@code "full"}. */
    String tryReserve(int end) {
        if (senderClosed[end]) {
            return "closed COMPLETED";
        }
        if (closed != null) {
            return refusal();
        }
        if (!hasRoom()) {
            return "full";
        }
        openPermits++;
        return "permit";
    }

    void reserveAsync(int end, int slot) {
        start(slot, new Waiter(slot, Waiter.Kind.RESERVE, end, 0), tryReserve(end), "full");
    }

    String usePermit(int message) {
        openPermits--;
        if (abrupt) {
            return settled(refusal());
        }
        queued.add(message);
        accepted();
        return settled("sent");
    }

    void closePermit() {
        openPermits--;
        settle();
    }

    // Closing

    void closeSender(int end) {
        if (!senderClosed[end]) {
            senderClosed[end] = true;
            endWaitsOf(end, true, "closed COMPLETED");
            settle();
        }
    }

    /** C3, C5: what is left over, if it was the last receiver. */
    List<Integer> closeReceiver(int end, boolean drain) {
        if (receiverClosed[end]) {
            return List.of();
        }
        receiverClosed[end] = true;
        endWaitsOf(end, false, "closed DISCONNECTED");
        if (!receiverClosed[0] || !receiverClosed[1]) {
            return List.of();
        }
        closed = closed == null ? "DISCONNECTED" : closed;
        abrupt = true;
        List<Integer> leftOvers = drain ? queued.takeAll() : List.of();
        discard("DISCONNECTED");
        return leftOvers;
    }

    private void endWaitsOf(int end, boolean sending, String state) {
        Predicate<Waiter> concerned = w -> w.end() == end && (w.kind() != Waiter.Kind.RECEIVE) == sending;
        for (Waiter waiter = oldest(concerned); waiter != null; waiter = oldest(concerned)) {
            end(waiter, state);
        }
    }

    /** C2: {@code "closed"} on an end that was closed itself. */
    String fail(int end, boolean now) {
        if (senderClosed[end]) {
            return "closed COMPLETED";
        }
        closed = closed == null ? "FAILED" : closed;
        if (now) {
            abrupt = true;
            discard("FAILED");
        }
        return settled("failed");
    }

    private void discard(String reason) {
        queued.takeAll().forEach(message -> lost.add(reason + " " + message));
        settle();
    }

    boolean isClosed(boolean sender, int end) {
        return closed != null || (sender ? senderClosed[end] : receiverClosed[end]);
    }

    boolean isDrained() {
        return drained();
    }

    // Control

    void setPaused(boolean pause) {
        paused = pause;
        settle();
    }

    void resize(int messages) {
        capacity = messages;
        settle();
    }
}
