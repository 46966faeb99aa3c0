package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;

/** The rules of Reactive Streams for {@code stream()}; the numbers are those of its specification. */
class StreamRulesTest {

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    /** Counts signals, checks that they are serial, and asks for more from within {@code onNext}. */
    private static final class Probe implements Flow.Subscriber<Integer> {
        private final List<Integer> items = new ArrayList<>();
        private final List<String> ends = new ArrayList<>();
        private final AtomicInteger inside = new AtomicInteger();
        private final Consumer<Flow.Subscription> onNext;
        private volatile Flow.Subscription subscription;
        private volatile boolean overlapped;
        private volatile int seen;
        private int deepest;
        private int depth;

        Probe(Consumer<Flow.Subscription> onNext) {
            this.onNext = onNext;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
        }

        @Override
        public void onNext(Integer item) {
            overlapped |= inside.getAndIncrement() != 0 && depth == 0;
            deepest = Math.max(deepest, ++depth);
            items.add(item);
            onNext.accept(subscription);
            depth--;
            inside.decrementAndGet();
            seen = items.size();
        }

        @Override
        public void onError(Throwable failure) {
            ends.add(failure.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            ends.add("complete");
        }
    }

    private static Probe subscribe(Receiver<Integer> receiver, Consumer<Flow.Subscription> onNext) {
        var probe = new Probe(onNext);
        receiver.stream().subscribe(probe);
        assertThat(probe.subscription).as("1.9: onSubscribe comes first").isNotNull();
        return probe;
    }

    private static void nothing(Flow.Subscription subscription) {
    }

    @ParameterizedTest
    @EnumSource
    void rule1_1_neverMoreThanRequested(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var probe = subscribe(channel.receiver(), StreamRulesTest::nothing);
        for (int i = 0; i < 5; i++) {
            channel.sender().sendAsync(i).subscribe().with(sent -> {
            });
        }
        assertThat(probe.items).isEmpty();

        probe.subscription.request(2);
        assertThat(probe.items).containsExactly(0, 1);
        probe.subscription.request(1);
        assertThat(probe.items).containsExactly(0, 1, 2);
        probe.subscription.cancel();
    }

    @ParameterizedTest
    @EnumSource
    void rule1_3_signalsAreSerial(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var probe = subscribe(channel.receiver(), StreamRulesTest::nothing);
        for (int thread = 0; thread < 3; thread++) {
            crew.call("send", () -> {
                for (int i = 0; i < 1_000; i++) {
                    channel.sender().send(i);
                }
                return null;
            });
        }
        crew.call("request", () -> {
            for (int i = 0; i < 3_000; i++) {
                probe.subscription.request(1);
            }
            return null;
        });

        Await.until("all is received", () -> probe.seen == 3_000);
        assertThat(probe.overlapped).isFalse();
        probe.subscription.cancel();
    }

    @ParameterizedTest
    @EnumSource
    void rule1_7_nothingComesAfterTheEnd(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var probe = subscribe(channel.receiver(), StreamRulesTest::nothing);
        probe.subscription.request(Long.MAX_VALUE);
        channel.sender().close();
        channel.control().fail(new Exception("too late"));
        probe.subscription.request(1);
        probe.subscription.cancel();

        assertThat(probe.ends).containsExactly("complete");
    }

    /** An end needs no demand, but comes after every message. */
    @ParameterizedTest
    @EnumSource
    void rule1_5_completionNeedsNoDemandOnceDrained(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        boolean queued = channel.sender().trySend(1);
        var probe = subscribe(channel.receiver(), StreamRulesTest::nothing);
        channel.sender().close();
        assertThat(probe.ends).hasSize(queued ? 0 : 1);

        if (queued) {
            probe.subscription.request(1);
            assertThat(probe.items).containsExactly(1);
        }
        assertThat(probe.ends).containsExactly("complete");
    }

    @ParameterizedTest
    @EnumSource
    void rule2_12_eachSubscriptionIsItsOwn(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var stream = channel.receiver().stream();
        var first = new Probe(StreamRulesTest::nothing);
        var second = new Probe(StreamRulesTest::nothing);
        stream.subscribe(first);
        stream.subscribe(second);
        first.subscription.request(1);
        second.subscription.request(1);

        assertThat(channel.sender().trySend(1)).isTrue();
        assertThat(channel.sender().trySend(2)).isTrue();

        assertThat(first.items).containsExactly(1);
        assertThat(second.items).containsExactly(2);
        first.subscription.cancel();
        second.subscription.cancel();
    }

    @ParameterizedTest
    @EnumSource
    void rule3_3_requestsFromWithinOnNext_doNotRecurse(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var probe = subscribe(channel.receiver(), subscription -> subscription.request(1));
        crew.call("send", () -> {
            for (int i = 0; i < 20_000; i++) {
                channel.sender().send(i);
            }
            return null;
        });

        probe.subscription.request(1);

        Await.until("all is received", () -> probe.seen == 20_000);
        assertThat(probe.deepest).isEqualTo(1);
        assertThat(probe.items).isSorted();
        probe.subscription.cancel();
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, -1, Long.MIN_VALUE })
    void rule3_9_requestThatIsNotPositive_failsTheStream(long demand) {
        var channel = Channels.<Integer> bounded(3);
        var probe = subscribe(channel.receiver(), StreamRulesTest::nothing);

        probe.subscription.request(demand);

        assertThat(probe.ends).containsExactly("IllegalArgumentException");
        assertThat(channel.receiver().isClosed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void rule3_8_afterCancel_nothingIsTaken(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var probe = subscribe(channel.receiver(), Flow.Subscription::cancel);
        probe.subscription.request(Long.MAX_VALUE);

        assertThat(channel.sender().trySend(1)).isTrue();
        assertThat(channel.sender().trySend(2)).isEqualTo(!flavour.isRendezvous());

        assertThat(probe.items).containsExactly(1);
        assertThat(channel.receiver().tryReceive()).isEqualTo(flavour.isRendezvous() ? null : 2);
        probe.subscription.cancel();
        assertThat(probe.ends).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void rule3_17_demandsAddUpWithoutOverflow(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var probe = subscribe(channel.receiver(), StreamRulesTest::nothing);
        probe.subscription.request(Long.MAX_VALUE);
        probe.subscription.request(Long.MAX_VALUE);

        for (int i = 0; i < 100; i++) {
            assertThat(channel.sender().trySend(i)).isTrue();
        }

        assertThat(probe.items).hasSize(100);
        probe.subscription.cancel();
    }
}
