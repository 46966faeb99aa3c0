package io.quarkiverse.sluice.verification.lincheck;

import java.util.Random;
import java.util.function.Predicate;

import io.quarkiverse.sluice.Overflow;
import io.quarkiverse.sluice.verification.Flavour;

/** What is proven together: few operations each, so that many of their orders are tried. */
enum Concern {
    /** O1, O3, overflow: messages one after another. */
    MESSAGES(any(), "trySend", "trySend", "tryReceive", "tryReceive", "depth"),
    /** C1 to C5: every way to end a channel, and what is told of it. */
    CLOSING(any(), "trySend", "tryReceive", "closeSender", "closeReceiver", "closeAndDrain", "fail", "failNow",
            "isSenderClosed", "isReceiverClosed", "isDrained", "depth"),
    /** O2, O4, W1, A2: asynchronous waits, cancelled before, while and after they wait. */
    CANCELLING(any(), "sendAsync", "sendAsync", "receiveAsync", "receiveAsync", "cancel", "cancel", "trySend", "tryReceive",
            "depth"),
    /** C1 to C4: waits that a closing ends. */
    ENDING_WAITS(any(), "sendAsync", "receiveAsync", "closeSender", "closeReceiver", "closeAndDrain", "fail", "failNow",
            "cancel"),
    /** C6: slots taken now for a message later. */
    PERMITS(flavour -> flavour.capacity() > 0, "tryReserve", "tryReserve", "usePermit", "usePermit", "closePermit", "trySend",
            "tryReceive", "receiveAsync", "reserveAsync"),
    /** C5, C6: permits that outlive what they were taken from. */
    PERMITS_CLOSING(flavour -> flavour.capacity() > 0, "tryReserve", "tryReserve", "usePermit", "closePermit", "closeSender",
            "closeReceiver", "closeAndDrain", "fail", "failNow", "isDrained", "tryReceive", "reserveAsync"),
    /** C8: receives held back, with and without waiters. */
    PAUSING(any(), "pause", "resume", "sendAsync", "receiveAsync", "trySend", "tryReceive", "cancel"),
    /** C8: a capacity that changes. */
    RESIZING(Flavour::isResizable, "resize", "resize", "sendAsync", "trySend", "tryReceive", "tryReserve", "usePermit"),
    /** W1, R1: threads that wait for each other; one that is not woken hangs, and Lincheck says so. */
    WAITING(flavour -> flavour.overflow() == Overflow.BLOCK) {
        @Override
        void fill(Draft draft, Random random) {
            int more = 1 + random.nextInt(2);
            int both = more + 1;
            switch (random.nextInt(3)) {
                case 0 -> {
                    draft.thread(more, SENDS);
                    draft.thread(1, SENDS);
                    draft.thread(both, RECEIVES);
                }
                case 1 -> {
                    draft.thread(both, SENDS);
                    draft.thread(more, RECEIVES);
                    draft.thread(1, RECEIVES);
                }
                default -> {
                    draft.thread(both, SENDS);
                    draft.thread(both, RECEIVES);
                }
            }
        }
    },
    /** W2: threads whose wait a closing ends. */
    WAITING_CLOSING(any()) {
        @Override
        void fill(Draft draft, Random random) {
            draft.thread(2, SENDS);
            draft.thread(2, RECEIVES);
            String ending = ENDINGS[random.nextInt(ENDINGS.length)];
            draft.threadForBothEnds(ending, ending);
        }
    };

    private static final String[] SENDS = { "send", "awaitSend" };
    private static final String[] RECEIVES = { "receive", "awaitReceive" };
    private static final String[] ENDINGS = { "closeSender", "closeReceiver", "closeAndDrain", "fail", "failNow" };

    private final Predicate<Flavour> which;
    private final String[] operations;

    Concern(Predicate<Flavour> which, String... operations) {
        this.which = which;
        this.operations = operations;
    }

    private static Predicate<Flavour> any() {
        return flavour -> true;
    }

    /** Whether Lincheck may cut a failing scenario down: not if its threads hold on until another comes. */
    boolean canBeCutDown() {
        return operations.length > 0;
    }

    boolean concerns(Flavour flavour) {
        return which.test(flavour);
    }

    /** Drafts a scenario: some messages queued before, then two or three threads. */
    void fill(Draft draft, Random random) {
        draft.before(random.nextInt(3), "trySend");
        int threads = 2 + random.nextInt(2);
        for (int i = 0; i < threads; i++) {
            draft.thread(threads == 2 ? 3 : 2, operations);
        }
    }
}
