package io.quarkiverse.sluice.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.fixture.DirectSubscriber;

/** Receives in every form, at random, until the channel or its own end is closed. */
final class RandomReceiver implements Callable<Void> {

    private final Receiver<Integer> receiver;
    private final Ledger ledger;
    private final Random random;

    RandomReceiver(Receiver<Integer> receiver, Ledger ledger, Random random) {
        this.receiver = receiver;
        this.ledger = ledger;
        this.random = random;
    }

    @Override
    public Void call() {
        while (true) {
            try {
                receiveSome();
            } catch (InterruptedException e) {
                // nothing was taken: go on
            } catch (ChannelClosedException e) {
                return null;
            }
        }
    }

    private void receiveSome() throws InterruptedException {
        switch (random.nextInt(9)) {
            case 0 -> ledger.received(receiver.receive());
            case 1 -> enter(receiver.receive(shortTime()));
            case 2 -> enter(receiver.tryReceive());
            case 3 -> receiver.receiveMany(1 + random.nextInt(4), shortTime()).forEach(ledger::received);
            case 4 -> receiver.gatherMany(1 + random.nextInt(4), shortTime()).forEach(ledger::received);
            case 5 -> {
                var target = new ArrayList<Integer>();
                receiver.drainTo(target, random.nextInt(4));
                target.forEach(ledger::received);
            }
            case 6 -> enter(Select.<Integer> first().receive(receiver, message -> message)
                    .timeout(shortTime(), () -> null).await());
            case 7 -> asynchronous();
            default -> stream();
        }
    }

    private void asynchronous() {
        var receive = random.nextBoolean() ? receiver.receiveAsync() : receiver.receiveAsync(shortTime());
        var subscription = DirectSubscriber.subscribe(receive, ledger::received, failure -> {
        });
        if (random.nextInt(3) == 0) {
            Thread.yield();
            subscription.cancel();
        }
    }

    private void stream() {
        var consumer = new BriefConsumer(ledger);
        receiver.stream().subscribe(consumer);
        consumer.requestAndCancel(1 + random.nextInt(2), 1 + random.nextInt(2));
    }

    private Duration shortTime() {
        return Duration.ofNanos(random.nextInt(200_000));
    }

    private void enter(Integer message) {
        if (message != null) {
            ledger.received(message);
        }
    }
}
