package io.quarkiverse.sluice.classics.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Flavour;

/**
 * Primes by channels: a growing chain of filters, and the sieve of Eratosthenes with a feedback loop that needs a proxy
 * to buffer what would else block it.
 * <p>
 * Source: Go, test/chan/sieve1.go and sieve2.go.
 */
class SieveTest extends Scenario {

    private static final List<Integer> PRIMES = List.of(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61,
            67, 71, 73, 79, 83, 89, 97);

    /** The multiples of a prime, the next of them at hand. */
    private record Multiples(int head, Receiver<Integer> rest) {
    }

    // The numbers never end, so an unbounded channel would take them all.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNBOUNDED")
    void sieve_chainOfFilters_givesThePrimes(Flavour flavour) {
        ChannelPair<Integer> natural = channel(flavour);
        go("count", () -> count(natural.sender(), 2, 1));
        var primes = go("sieve", () -> {
            var found = new ArrayList<Integer>();
            var from = natural.receiver();
            while (found.size() < PRIMES.size()) {
                int prime = receive(from);
                found.add(prime);
                ChannelPair<Integer> next = channel(flavour);
                var unfiltered = from;
                go("filter", () -> filter(unfiltered, next.sender(), prime));
                from = next.receiver();
            }
            return found;
        });

        assertThat(primes.value()).isEqualTo(PRIMES);
    }

    private void filter(Receiver<Integer> from, Sender<Integer> to, int prime) throws InterruptedException {
        while (true) {
            int number = receive(from);
            if (number % prime != 0) {
                send(to, number);
            }
        }
    }

    @Test
    void sieve_mergedMultiplesWithAFeedbackLoop_givesThePrimes() {
        ChannelPair<Integer> composites = Channels.bounded(50);
        ChannelPair<Integer> feedback = Channels.bounded(10);
        ChannelPair<Integer> proxy = Channels.bounded(10);
        ChannelPair<Integer> odds = Channels.bounded(50);
        ChannelPair<Integer> out = Channels.bounded(10);
        go("odds", () -> count(odds.sender(), 5, 2));
        go("merge", () -> merge(feedback.receiver(), composites.sender()));
        go("proxy", () -> relay(proxy.receiver(), feedback.sender()));
        go("sieve", () -> {
            for (int known : List.of(2, 3)) {
                send(out.sender(), known);
            }
            send(proxy.sender(), 3);
            int candidate = receive(odds.receiver());
            while (true) {
                int composite = receive(composites.receiver());
                for (; candidate < composite; candidate = receive(odds.receiver())) {
                    send(proxy.sender(), candidate);
                    send(out.sender(), candidate);
                }
                if (candidate == composite) {
                    candidate = receive(odds.receiver());
                }
            }
        });

        assertThat(crew.receiveEach(out.receiver(), PRIMES.size()).value()).isEqualTo(PRIMES);
    }

    private void count(Sender<Integer> to, int from, int step) throws InterruptedException {
        for (int number = from;; number += step) {
            send(to, number);
        }
    }

    /** The odd multiples of all primes in rising order; those of a prime begin at its square. */
    private void merge(Receiver<Integer> primes, Sender<Integer> composites) throws InterruptedException {
        var open = new PriorityQueue<Multiples>(Comparator.comparingInt(Multiples::head));
        var newest = multiplesOf(receive(primes));
        int last = 0;
        while (true) {
            // A prime tells of others up to its square, so the next one is there once the square has been sent.
            boolean fromNewest = open.isEmpty() || newest.head() <= open.peek().head();
            var least = fromNewest ? newest : open.remove();
            if (least.head() > last) {
                last = least.head();
                send(composites, last);
            }
            open.add(new Multiples(receive(least.rest()), least.rest()));
            if (fromNewest) {
                newest = multiplesOf(receive(primes));
            }
        }
    }

    private Multiples multiplesOf(int prime) throws InterruptedException {
        ChannelPair<Integer> multiples = Channels.bounded(10);
        go("multiples", () -> count(multiples.sender(), prime * prime, 2 * prime));
        return new Multiples(receive(multiples.receiver()), multiples.receiver());
    }

    /** Takes at any time and passes on when it can. */
    private void relay(Receiver<Integer> from, Sender<Integer> to) throws InterruptedException {
        var waiting = new ArrayDeque<Integer>();
        while (true) {
            var select = Select.<Integer> first().receive(from, number -> number);
            if (!waiting.isEmpty()) {
                select.send(to, waiting.peek(), () -> 0);
            }
            int number = choose(select);
            if (number == 0) {
                waiting.remove();
            } else {
                waiting.add(number);
            }
        }
    }
}
