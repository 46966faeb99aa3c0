package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;

class AsynchronousSignalTest {

    private static final int PING_PONGS = 1_000_000;

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    /** Sends to one channel what it receives from another, each step in the callback of the one before. */
    private static final class Player {
        private final Receiver<Integer> from;
        private final Sender<Integer> to;
        private final CountDownLatch over;
        private final AtomicReference<Throwable> failure;
        private int deepest;

        Player(Receiver<Integer> from, Sender<Integer> to, CountDownLatch over, AtomicReference<Throwable> failure) {
            this.from = from;
            this.to = to;
            this.over = over;
            this.failure = failure;
        }

        void play() {
            from.receiveAsync().subscribe().with(this::strike, this::fail);
        }

        private void strike(int ball) {
            if (ball % 10_000 == 0) {
                int depth = StackWalker.getInstance().walk(frames -> (int) frames.count());
                deepest = Math.max(deepest, depth);
            }
            if (ball >= PING_PONGS) {
                over.countDown();
            } else {
                to.sendAsync(ball + 1).subscribe().with(sent -> play(), this::fail);
            }
        }

        private void fail(Throwable e) {
            failure.set(e);
            over.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a1_aMillionPingPongs_runAtConstantStack(Flavour flavour) {
        var there = flavour.<Integer> builder("there").build();
        var back = flavour.<Integer> builder("back").build();
        var over = new CountDownLatch(1);
        var failure = new AtomicReference<Throwable>();
        var players = List.of(new Player(there.receiver(), back.sender(), over, failure),
                new Player(back.receiver(), there.sender(), over, failure));

        players.forEach(Player::play);
        there.sender().sendAsync(1).subscribe().with(sent -> {
        });

        Await.latch(over);
        assertThat(failure).hasNullValue();
        assertThat(players).allMatch(player -> player.deepest < 1_000);
    }

    @ParameterizedTest
    @EnumSource
    void a1_withoutAContext_signalsArriveOnTheCompletingThread(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var receivedIn = new AtomicReference<Thread>();
        channel.receiver().receiveAsync().subscribe().with(message -> receivedIn.set(Thread.currentThread()));

        var sentIn = crew.call("send", () -> {
            channel.sender().send(1);
            return Thread.currentThread();
        });

        assertThat(receivedIn).hasValue(sentIn.value());
    }

    @ParameterizedTest
    @EnumSource
    void a1_callback_mayWaitForAnotherThreadThatUsesTheChannel(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var depths = new ArrayList<Long>();
        channel.receiver().receiveAsync().subscribe()
                .with(message -> depths.add(crew.call("look", () -> channel.control().statistics().depth()).value()));

        assertThat(channel.sender().trySend(1)).isTrue();

        assertThat(depths).containsExactly(0L);
    }

    @ParameterizedTest
    @EnumSource
    void a2_sendSubscribedTwice_sendsTwice(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var send = channel.sender().sendAsync(7);
        assertThat(channel.receiver().tryReceive()).as("nothing is sent before a subscription").isNull();

        crew.subscribe("send", send);
        crew.subscribe("send", send);

        assertThat(channel.receiver().tryReceive()).isEqualTo(7);
        assertThat(channel.receiver().tryReceive()).isEqualTo(7);
        assertThat(channel.receiver().tryReceive()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void a2_receiveSubscribedTwice_receivesTwice(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var receive = channel.receiver().receiveAsync();
        assertThat(channel.control().statistics().waitingReceivers()).isZero();

        var first = crew.subscribe("receive", receive);
        var second = crew.subscribe("receive", receive);
        assertThat(channel.sender().trySend(1)).isTrue();
        assertThat(channel.sender().trySend(2)).isTrue();

        assertThat(first.value()).isEqualTo(1);
        assertThat(second.value()).isEqualTo(2);
    }
}
