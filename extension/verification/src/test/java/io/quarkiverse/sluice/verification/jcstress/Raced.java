package io.quarkiverse.sluice.verification.jcstress;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.verification.Flavour;

/** A channel of a flavour drawn by lot, and where the message that is raced for has gone. */
class Raced {

    private static final Flavour[] BUFFERED = Arrays.stream(Flavour.values())
            .filter(flavour -> flavour.capacity() > 0).toArray(Flavour[]::new);
    private static final Flavour[] WAITING = { Flavour.BOUNDED_1, Flavour.BOUNDED_2, Flavour.BOUNDED_3, Flavour.UNBOUNDED,
            Flavour.RENDEZVOUS };

    static final int MESSAGE = 7;

    final Flavour flavour;
    final ChannelPair<Integer> channel;
    private final AtomicInteger undelivered = new AtomicInteger();
    volatile boolean kept;
    volatile boolean taken;

    private Raced(Flavour flavour) {
        this.flavour = flavour;
        this.channel = flavour.open((message, reason) -> {
            if (message == MESSAGE) {
                undelivered.incrementAndGet();
            }
        });
    }

    /** Any flavour. */
    static Raced any() {
        return new Raced(drawn(Flavour.values()));
    }

    /** One that has slots. */
    static Raced buffered() {
        return new Raced(drawn(BUFFERED));
    }

    /** One that loses nothing by its policy. */
    static Raced waiting() {
        return new Raced(drawn(WAITING));
    }

    static Raced of(Flavour flavour) {
        return new Raced(flavour);
    }

    private static Flavour drawn(Flavour[] flavours) {
        return flavours[ThreadLocalRandom.current().nextInt(flavours.length)];
    }

    void trySend() {
        try {
            kept = !channel.sender().trySend(MESSAGE);
        } catch (ChannelClosedException refused) {
            kept = true;
        }
    }

    void tryReceive() {
        taken(tryReceived());
    }

    @Nullable
    Integer tryReceived() {
        try {
            return channel.receiver().tryReceive();
        } catch (ChannelClosedException ended) {
            return null;
        }
    }

    void taken(@Nullable Integer message) {
        if (message != null && message == MESSAGE) {
            taken = true;
        }
    }

    /** Where the one message is: exactly one place is right. */
    String whereabouts() {
        int queued = 0;
        for (Integer left = tryReceived(); left != null; left = tryReceived()) {
            queued += left == MESSAGE ? 1 : 0;
        }
        long gone = undelivered();
        long places = (kept ? 1 : 0) + (taken ? 1 : 0) + gone + queued;
        if (places != 1) {
            return flavour + ": kept " + kept + " taken " + taken + " undelivered " + gone + " queued " + queued;
        }
        return kept ? "kept" : taken ? "taken" : queued > 0 ? "queued" : "undelivered";
    }

    /** A one-shot only counts what it cannot deliver, which is the one message. */
    private long undelivered() {
        return flavour == Flavour.ONE_SHOT ? channel.control().statistics().undelivered() : undelivered.get();
    }
}
