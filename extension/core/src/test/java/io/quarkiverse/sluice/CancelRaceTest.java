package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.DirectSubscriber;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Undelivered;

/** One atomic step decides between cancelling and delivering. */
class CancelRaceTest {

    private static final int ROUNDS = 3_000;

    private final Crew crew = new Crew(Caller.PLATFORM);
    private final CyclicBarrier start = new CyclicBarrier(2);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @EnumSource
    void o2_receiveCancelledWhileAMessageArrives_messageIsReceivedOrStays(Flavour flavour) throws Exception {
        var channel = flavour.<Integer> builder("orders").build();
        Queue<Integer> received = new ConcurrentLinkedQueue<>();
        var subscriptions = new ArrayList<DirectSubscriber<?>>();
        var canceller = crew.call("cancel", () -> {
            for (int i = 0; i < ROUNDS; i++) {
                start.await();
                subscriptions.get(0).cancel();
                start.await();
            }
            return null;
        });

        var taken = new ArrayList<Integer>();
        for (int i = 0; i < ROUNDS; i++) {
            subscriptions.clear();
            subscriptions.add(DirectSubscriber.subscribe(channel.receiver().receiveAsync(), received::add, failure -> {
            }));
            start.await();
            if (channel.sender().trySend(i)) {
                taken.add(i);
            }
            start.await();
            channel.receiver().drainTo(received, Integer.MAX_VALUE);
        }

        canceller.value();
        assertThat(received).containsExactlyElementsOf(taken);
        if (!flavour.isRendezvous()) {
            assertThat(taken).hasSize(ROUNDS);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "UNBOUNDED", mode = EnumSource.Mode.EXCLUDE)
    void o2_sendCancelledWhileRoomIsMade_messageIsReceivedOrNowhere(Flavour flavour) throws Exception {
        var withdrawn = new Undelivered<Integer>();
        var channel = flavour.<Integer> builder("orders").onUndelivered(withdrawn).build();
        Queue<Integer> completed = new ConcurrentLinkedQueue<>();
        var subscriptions = new ArrayList<DirectSubscriber<?>>();
        var canceller = crew.call("cancel", () -> {
            for (int i = 0; i < ROUNDS; i++) {
                start.await();
                subscriptions.get(0).cancel();
                start.await();
            }
            return null;
        });

        var received = new ArrayList<Integer>();
        for (int i = 0; i < ROUNDS; i++) {
            fill(channel, flavour.backlog());
            int message = i;
            subscriptions.clear();
            subscriptions
                    .add(DirectSubscriber.subscribe(channel.sender().sendAsync(i), sent -> completed.add(message), failure -> {
                    }));
            start.await();
            take(channel, received);
            start.await();
            Await.waitingSenders(channel.control(), 0);
            take(channel, received);
        }

        canceller.value();
        assertThat(received).doesNotHaveDuplicates().containsAll(completed);
        assertThat(withdrawn.messages(UndeliveredReason.WITHDRAWN)).doesNotContainAnyElementsOf(received);
    }

    @ParameterizedTest
    @EnumSource(names = "UNBOUNDED", mode = EnumSource.Mode.EXCLUDE)
    void o2_waitingSendCancelled_messageIsHandedOverAsWithdrawn(Flavour flavour) {
        var withdrawn = new Undelivered<Integer>();
        var channel = flavour.<Integer> builder("orders").onUndelivered(withdrawn).build();
        fill(channel, flavour.backlog());
        var send = DirectSubscriber.subscribe(channel.sender().sendAsync(7), sent -> {
        }, failure -> {
        });

        send.cancel();
        send.cancel();

        assertThat(withdrawn.messages(UndeliveredReason.WITHDRAWN)).containsExactly(7);
        assertThat(channel.control().drain()).doesNotContain(7);
    }

    private static void fill(ChannelPair<Integer> channel, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(channel.sender().trySend(-1)).isTrue();
        }
    }

    private static void take(ChannelPair<Integer> channel, List<Integer> numbers) {
        for (var message = channel.receiver().tryReceive(); message != null; message = channel.receiver().tryReceive()) {
            if (message >= 0) {
                numbers.add(message);
            }
        }
    }
}
