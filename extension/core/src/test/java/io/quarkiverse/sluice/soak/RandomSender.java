package io.quarkiverse.sluice.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelFullException;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.fixture.DirectSubscriber;
import io.smallrye.mutiny.Uni;

/** Sends in every form, at random, and enters what it knows about each message. */
final class RandomSender implements Callable<Void> {

    private final Sender<Integer> sender;
    private final Ledger ledger;
    private final Random random;
    private final boolean permits;
    private int left;

    RandomSender(Sender<Integer> sender, Ledger ledger, Random random, int messages) {
        this.sender = sender;
        this.ledger = ledger;
        this.random = random;
        this.permits = sender.capacity() != 0;
        this.left = messages;
    }

    @Override
    public Void call() {
        try (sender) {
            while (left > 0 && !sender.isClosed()) {
                sendSome();
            }
        }
        return null;
    }

    private void sendSome() {
        switch (random.nextInt(permits ? 8 : 7)) {
            case 0 -> single(message -> {
                sender.send(message);
                return true;
            });
            case 1 -> single(message -> sender.send(message, Duration.ofNanos(random.nextInt(200_000))));
            case 2 -> single(sender::trySend);
            case 3 -> asynchronous(message -> sender.sendAsync(message));
            case 4 -> asynchronous(message -> sender.sendAsync(message, Duration.ofNanos(random.nextInt(2_000_000))));
            case 5 -> single(message -> Boolean.TRUE.equals(Select.<Boolean> first().send(sender, message, () -> true)
                    .timeout(Duration.ofNanos(random.nextInt(200_000)), () -> false).await()));
            case 6 -> batch();
            default -> single(this::permitted);
        }
    }

    private interface Form {
        boolean send(int message) throws InterruptedException;
    }

    private interface AsynchronousForm {
        Uni<Void> send(int message);
    }

    private void single(Form form) {
        left--;
        int message = ledger.newMessage();
        boolean sent = false;
        try {
            sent = form.send(message);
        } catch (InterruptedException | ChannelClosedException | ChannelFullException e) {
            // the message stays with this sender
        }
        if (sent) {
            ledger.sent(message);
        } else {
            ledger.kept(message);
        }
    }

    private void asynchronous(AsynchronousForm form) {
        left--;
        int message = ledger.newMessage();
        var subscription = DirectSubscriber.subscribe(form.send(message), sent -> ledger.sent(message),
                failure -> ledger.kept(message));
        if (random.nextInt(3) == 0) {
            Thread.yield();
            subscription.cancel();
            ledger.cancelled(message);
        }
    }

    private void batch() {
        List<Integer> messages = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            messages.add(ledger.newMessage());
        }
        left -= messages.size();
        int taken = 0;
        try {
            taken = random.nextBoolean() ? sender.trySendAll(messages)
                    : sender.sendAll(messages, Duration.ofNanos(random.nextInt(500_000)));
        } catch (InterruptedException | ChannelClosedException | ChannelFullException e) {
            // all messages stay with this sender
        }
        messages.subList(0, taken).forEach(ledger::sent);
        messages.subList(taken, messages.size()).forEach(ledger::kept);
    }

    private boolean permitted(int message) throws InterruptedException {
        try (var permit = sender.reserve(Duration.ofNanos(random.nextInt(200_000)))) {
            if (permit == null || random.nextInt(4) == 0) {
                return false;
            }
            permit.send(message);
            return true;
        }
    }
}
