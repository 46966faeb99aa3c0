package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

@ParameterizedClass
@EnumSource
class RendezvousTest {

    @Parameter
    Caller caller;
    private Crew crew;
    private final ChannelPair<Integer> channel = Channels.<Integer> builder("orders").capacity(0).build();

    @BeforeEach
    void startCrew() {
        assumeTrue(caller.isAvailable(), "This JDK has no virtual threads");
        crew = new Crew(caller);
    }

    @AfterEach
    void noThreadStays() {
        if (crew != null) {
            crew.close();
        }
    }

    @Test
    void r1_send_returnsOnlyOnceReceived() {
        var send = crew.send(channel.sender(), 7);
        Await.waitingSenders(channel.control(), 1);
        assertThat(send.isDone()).isFalse();
        assertThat(channel.sender().depth()).isZero();

        assertThat(crew.receive(channel.receiver()).value()).isEqualTo(7);
        send.value();
        assertThat(channel.control().statistics().sent()).isEqualTo(1);
        assertThat(channel.control().statistics().received()).isEqualTo(1);
    }

    @Test
    void r1_everySendThatReturned_wasReceived() {
        for (int round = 0; round < 300; round++) {
            var pair = Channels.<Integer> rendezvous();
            var send = crew.send(pair.sender(), round, Duration.ofMillis(1));
            var received = pair.receiver().tryReceive();
            pair.receiver().close();
            if (received != null) {
                assertThat(send.value()).as("round %d", round).isTrue();
            } else {
                send.stopAndAwaitEnd();
                assertThat(pair.control().statistics().sent()).as("round %d", round).isZero();
            }
        }
    }

    @Test
    void r2_tryOperations_neverMeet() {
        assertThat(channel.sender().trySend(1)).isFalse();
        assertThat(channel.receiver().tryReceive()).isNull();
        var tries = crew.call("try", () -> {
            int met = 0;
            for (int i = 0; i < 20_000; i++) {
                met += channel.sender().trySend(i) ? 1 : 0;
            }
            return met;
        });
        while (!tries.isDone()) {
            assertThat(channel.receiver().tryReceive()).isNull();
        }
        assertThat(tries.value()).isZero();
    }

    @Test
    void r2_trySend_meetsAWaitingReceiver() {
        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);

        assertThat(channel.sender().trySend(1)).isTrue();
        assertThat(channel.sender().trySend(2)).isFalse();
        assertThat(receive.value()).isEqualTo(1);
    }

    @Test
    void r2_trySend_meetsAReceiverThatWaitsForATime() {
        var receive = crew.receive(channel.receiver(), Duration.ofDays(1));
        Await.waitingReceivers(channel.control(), 1);

        assertThat(channel.sender().trySend(1)).isTrue();
        assertThat(receive.value()).isEqualTo(1);
    }

    @Test
    void r2_tryReceive_meetsAWaitingSender() {
        var send = crew.send(channel.sender(), 1);
        Await.waitingSenders(channel.control(), 1);

        assertThat(channel.receiver().tryReceive()).isEqualTo(1);
        assertThat(channel.receiver().tryReceive()).isNull();
        send.value();
    }

    @Test
    void r2_trySend_meetsAStreamWithDemand() {
        var stream = channel.receiver().stream().subscribe().withSubscriber(AssertSubscriber.<Integer> create(0));
        assertThat(channel.sender().trySend(1)).as("without demand").isFalse();

        stream.request(2);
        assertThat(channel.sender().trySend(1)).isTrue();
        assertThat(channel.sender().trySend(2)).isTrue();
        assertThat(channel.sender().trySend(3)).as("with the demand met").isFalse();

        stream.assertItems(1, 2).cancel();
    }

    @Test
    void r2_trySend_meetsAWaitingSelect() {
        var select = crew.call("select",
                () -> Select.<Integer> first().receive(channel.receiver(), message -> -message).await());
        Await.waitingReceivers(channel.control(), 1);

        assertThat(channel.sender().trySend(1)).isTrue();
        assertThat(select.value()).isEqualTo(-1);
    }

    @Test
    void permits_areRefused() {
        var sender = channel.sender();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(sender::tryReserve)
                .withMessageContaining("orders");
        assertThat(crew.reserve(sender).failure()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void manyReceivers_eachMessageGoesToOne() {
        var one = crew.receiveEach(channel.receiver(), 250);
        var other = crew.receiveEach(channel.receiver(), 250);
        var sent = new ArrayList<Integer>();
        for (int i = 0; i < 500; i++) {
            sent.add(i);
        }
        crew.sendEach(channel.sender(), sent).value();

        var received = new ArrayList<>(one.value());
        received.addAll(other.value());
        assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
    }
}
