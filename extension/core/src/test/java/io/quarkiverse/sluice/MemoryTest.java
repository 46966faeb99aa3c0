package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;

class MemoryTest {

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @EnumSource(names = "UNBOUNDED", mode = EnumSource.Mode.EXCLUDE)
    void m1_boundedChannel_holdsItsCapacityAndOneInTheHandsOfAConsumer(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var consumer = channel.receiver().stream().subscribe().withSubscriber(AssertSubscriber.<Integer> create(1));
        int accepted = 0;
        while (channel.sender().trySend(accepted)) {
            accepted++;
        }

        assertThat(accepted).isEqualTo(flavour.capacity() + 1);
        consumer.assertItems(0).cancel();
    }

    @ParameterizedTest
    @EnumSource(names = "UNBOUNDED", mode = EnumSource.Mode.EXCLUDE)
    void m1_streamWithADownstreamStage_takesNoMoreThanRequested(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var consumer = channel.receiver().stream().map(message -> -message).subscribe()
                .withSubscriber(AssertSubscriber.<Integer> create(2));
        int accepted = 0;
        while (channel.sender().trySend(accepted)) {
            accepted++;
        }

        assertThat(accepted).isEqualTo(flavour.capacity() + 2);
        consumer.assertItems(0, -1).cancel();
    }

    /** A slot of a table made up front takes at least 4 bytes, so this asks for more than 8 GB when built that way. */
    @Test
    void m1_hugeCapacity_isNotAllocatedUpFront() throws InterruptedException {
        var channels = new ArrayList<ChannelPair<Integer>>();
        for (int i = 0; i < 100; i++) {
            channels.add(Channels.bounded(Integer.MAX_VALUE - 1 - i));
        }

        for (var channel : channels) {
            channel.sender().send(7);
            assertThat(channel.receiver().receive()).isEqualTo(7);
        }
    }

    @Test
    void m1_capacityBeyondAThousand_isKeptExactly() {
        var channel = Channels.<Integer> bounded(10_007);
        int accepted = 0;
        while (channel.sender().trySend(accepted)) {
            accepted++;
        }

        assertThat(accepted).isEqualTo(10_007);
        assertThat(channel.control().drain()).hasSize(10_007).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void m2_receivedMessage_isNotHeldByTheChannel(Flavour flavour) {
        var channel = flavour.<Object> builder("orders").build();
        var received = new ArrayList<WeakReference<Object>>();
        channel.receiver().receiveAsync().subscribe().with(message -> received.add(new WeakReference<>(message)));

        assertThat(channel.sender().trySend(new Object())).isTrue();
        if (channel.sender().trySend(new Object())) {
            received.add(new WeakReference<>(channel.receiver().tryReceive()));
        }

        received.forEach(Await::collected);
        assertThat(channel.sender().isClosed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void m3_cancelledAndTimedOutReceives_leaveNothingBehind(Flavour flavour) throws InterruptedException {
        var channel = flavour.<Object> builder("orders").build();
        var callback = new Object();
        var reference = new WeakReference<>(callback);
        for (int i = 0; i < 10_000; i++) {
            listen(channel.receiver(), callback, null).cancel();
            listen(channel.receiver(), callback, Duration.ofHours(1)).cancel();
        }
        callback = null;

        assertThat(channel.receiver().receive(Duration.ofNanos(1))).isNull();
        assertThat(channel.control().statistics().waitingReceivers()).isZero();
        Await.collected(reference);
        assertThat(channel.sender().isClosed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = "UNBOUNDED", mode = EnumSource.Mode.EXCLUDE)
    void m3_withdrawnSends_leaveNothingBehind(Flavour flavour) throws InterruptedException {
        var channel = flavour.<Object> builder("orders").build();
        for (int i = 0; i < flavour.backlog(); i++) {
            channel.sender().trySend(i);
        }
        var message = new Object();
        var reference = new WeakReference<>(message);
        for (int i = 0; i < 10_000; i++) {
            channel.sender().sendAsync(message).subscribe().with(sent -> {
            }).cancel();
            channel.sender().sendAsync(message, Duration.ofHours(1)).subscribe().with(sent -> {
            }).cancel();
        }
        assertThat(channel.sender().send(message, Duration.ofNanos(1))).isFalse();
        message = null;

        assertThat(channel.control().statistics().waitingSenders()).isZero();
        Await.collected(reference);
        assertThat(channel.receiver().depth()).isEqualTo(flavour.backlog());
    }

    @Test
    void m3_interruptedWaiters_leaveNothingBehind() {
        var channel = Channels.<Integer> bounded(1);
        for (int i = 0; i < 50; i++) {
            var receive = crew.receive(channel.receiver());
            Await.waitingReceivers(channel.control(), 1);
            assertThat(receive.stop().wasStopped()).isTrue();
            Await.waitingReceivers(channel.control(), 0);
        }
        assertThat(channel.sender().trySend(1)).isTrue();
        assertThat(channel.receiver().tryReceive()).isEqualTo(1);
    }

    private static Cancellable listen(Receiver<Object> receiver, Object callback, Duration timeout) {
        var receive = timeout == null ? receiver.receiveAsync() : receiver.receiveAsync(timeout);
        return receive.subscribe().with(message -> callback.hashCode());
    }
}
