package io.quarkiverse.sluice.internal.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.internal.carry.Carrier;
import io.smallrye.mutiny.Uni;

/** A container's sender that gives messages something to carry. A message with nothing to carry goes as it is. */
final class CarryingSender<T> extends StandardSender<T> {

    private final Carrier carrier;

    CarryingSender(ChannelCore<T> core, Carrier carrier) {
        super(core, true);
        this.carrier = carrier;
    }

    @Override
    public T pack(T message) {
        Objects.requireNonNull(message, "message");
        // one that was recorded for a transaction has its load already
        return message instanceof Carried ? message : Carried.pack(message, carrier.load());
    }

    @Override
    public void ended(T packed, boolean accepted) {
        Object load = Carried.load(packed);
        if (load != null) {
            carrier.ended(load, accepted);
        }
    }

    @Override
    public void send(T message) throws InterruptedException {
        T packed = pack(message);
        boolean accepted = false;
        try {
            super.send(packed);
            accepted = true;
        } finally {
            ended(packed, accepted);
        }
    }

    @Override
    public boolean send(T message, Duration timeout) throws InterruptedException {
        T packed = pack(message);
        boolean accepted = false;
        try {
            accepted = super.send(packed, timeout);
        } finally {
            ended(packed, accepted);
        }
        return accepted;
    }

    @Override
    public boolean trySend(T message) {
        T packed = pack(message);
        boolean accepted = false;
        try {
            accepted = super.trySend(packed);
        } finally {
            ended(packed, accepted);
        }
        return accepted;
    }

    @Override
    public Uni<Void> sendAsync(T message) {
        Objects.requireNonNull(message, "message");
        return packedAtSubscription(message, super::sendAsync);
    }

    @Override
    public Uni<Void> sendAsync(T message, Duration timeout) {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(timeout, "timeout");
        return packedAtSubscription(message, packed -> super.sendAsync(packed, timeout));
    }

    private Uni<Void> packedAtSubscription(T message, Function<T, Uni<Void>> send) {
        return Uni.createFrom().deferred(() -> {
            T packed = pack(message);
            Uni<Void> sending = send.apply(packed);
            return packed == message ? sending
                    : sending.onTermination()
                            .invoke((sent, failure, cancelled) -> ended(packed, failure == null && !cancelled));
        });
    }

    @Override
    public int sendAll(Collection<? extends T> messages) throws InterruptedException {
        return all(messages, super::sendAll);
    }

    @Override
    public int sendAll(Collection<? extends T> messages, Duration timeout) throws InterruptedException {
        return all(messages, packed -> super.sendAll(packed, timeout));
    }

    private int all(Collection<? extends T> messages, SendAllForm<T> send) throws InterruptedException {
        List<T> packed = messages.stream().map(message -> pack((T) message)).toList();
        int taken = 0;
        try {
            taken = send.sendAll(packed);
        } finally {
            for (int i = 0; i < packed.size(); i++) {
                ended(packed.get(i), i < taken);
            }
        }
        return taken;
    }

    @Override
    StandardSender<T> copy() {
        return new CarryingSender<>(core(), carrier);
    }

    @FunctionalInterface
    private interface SendAllForm<T> {

        int sendAll(List<T> messages) throws InterruptedException;
    }
}
