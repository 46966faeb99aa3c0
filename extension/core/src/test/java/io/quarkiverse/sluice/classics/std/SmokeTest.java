package io.quarkiverse.sluice.classics.std;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;

/**
 * The first message, by one sender or a shared one, and what the last side hears when the other has gone.
 * <p>
 * Source: Rust's standard library, tests/sync/mpsc.rs and mpsc_sync.rs (smoke to chan_gone_concurrent, send1 to send4,
 * try_send1 to try_send3, try_recv_states, issue_32114).
 */
class SmokeTest extends Scenario {

    @ParameterizedTest
    @EnumSource
    void oneMessage_fromAnotherTask_arrives(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var sent = go("send", () -> send(channel.sender(), 1));

        assertThat(crew.receive(channel.receiver()).value()).isEqualTo(1);
        sent.value();
    }

    @ParameterizedTest
    @EnumSource
    void sharedSender_theFirstAndItsDuplicate_bothDeliver(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var first = crew.send(channel.sender(), 1);
        assertThat(crew.receive(channel.receiver()).value()).isEqualTo(1);
        first.value();

        var duplicate = channel.sender().duplicate();
        channel.sender().close();
        var second = crew.send(duplicate, 2);
        assertThat(crew.receive(channel.receiver()).value()).isEqualTo(2);
        second.value();
    }

    @ParameterizedTest
    @EnumSource
    void duplicatesThatGo_leaveTheChannelOpen(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        channel.sender().duplicate().close();
        channel.sender().duplicate().close();

        assertThat(channel.sender().isClosed()).isFalse();
        assertThat(channel.sender().trySend(1)).isEqualTo(!flavour.isRendezvous());
        assertThat(channel.control().statistics().senders()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void receiverGone_sendFails(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        channel.receiver().close();
        var duplicate = channel.sender().duplicate();
        channel.sender().close();

        assertThat(closed(crew.send(duplicate, 1))).isEqualTo(CloseReason.DISCONNECTED);
        assertThat(closed(() -> duplicate.trySend(1))).isEqualTo(CloseReason.DISCONNECTED);
    }

    @ParameterizedTest
    @EnumSource
    void receiverGoesAfterOneMessage_senderThatNeverStopsIsStopped(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var receiving = go("receive one", () -> {
            int message = receive(channel.receiver());
            channel.receiver().close();
            return message;
        });
        var sending = go("send until it fails", () -> sendUntilClosed(channel.sender()));

        assertThat(receiving.value()).isEqualTo(1);
        assertThat(sending.value()).isEqualTo(CloseReason.DISCONNECTED);
    }

    @ParameterizedTest
    @EnumSource
    void receiverGoesAfterOneMessage_everySharerOfTheSenderIsStopped(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var first = go("send until it fails", () -> sendUntilClosed(channel.sender()));
        var duplicate = channel.sender().duplicate();
        var second = go("send until it fails", () -> sendUntilClosed(duplicate));

        assertThat(crew.receive(channel.receiver()).value()).isEqualTo(1);
        channel.receiver().close();

        assertThat(first.value()).isEqualTo(CloseReason.DISCONNECTED);
        assertThat(second.value()).isEqualTo(CloseReason.DISCONNECTED);
    }

    private CloseReason sendUntilClosed(Sender<Integer> to) throws InterruptedException {
        try {
            while (true) {
                send(to, 1);
            }
        } catch (ChannelClosedException closed) {
            return closed.reason();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendersGone_receiveFails(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var duplicate = channel.sender().duplicate();
        channel.sender().close();
        assertThat(channel.receiver().isDrained()).isFalse();
        duplicate.close();

        assertThat(closed(crew.receive(channel.receiver()))).isEqualTo(CloseReason.COMPLETED);
        assertThat(channel.receiver().isDrained()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void senderGoesAfterTwoMessages_receiverThatNeverStopsIsStopped(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var sent = go("send two", () -> {
            send(channel.sender(), 1);
            send(channel.sender(), 1);
            channel.sender().close();
        });
        var received = go("receive until the end", () -> count(channel.receiver()));

        assertThat(received.value()).isEqualTo(2);
        sent.value();
    }

    private int count(Receiver<Integer> from) throws InterruptedException {
        int count = 0;
        while (receiveOrEnd(from) != null) {
            count++;
        }
        return count;
    }

    @ParameterizedTest
    @EnumSource
    void receiverGoesInAnotherTask_sendsOfSeveralTasksFail(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        fill(channel.sender(), flavour);
        var duplicate = channel.sender().duplicate();
        var one = go("send", () -> sendUntilClosed(channel.sender()));
        var two = go("send", () -> sendUntilClosed(duplicate));
        go("close", () -> channel.receiver().close()).value();

        assertThat(one.value()).isEqualTo(CloseReason.DISCONNECTED);
        assertThat(two.value()).isEqualTo(CloseReason.DISCONNECTED);
        assertNobodyWaits(channel);
    }

    @ParameterizedTest
    @EnumSource
    void tryReceive_inEveryStateOfAnotherTask_tellsTheState(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        ChannelPair<String> commands = channel(flavour);
        ChannelPair<String> done = channel(flavour);
        var other = go("obey", () -> {
            receive(commands.receiver());
            var sent = crew.send(channel.sender(), 1);
            Await.until("a message is there", () -> channel.sender().depth()
                    + channel.control().statistics().waitingSenders() == 1);
            send(done.sender(), "sent");
            receive(commands.receiver());
            sent.value();
            channel.sender().close();
            send(done.sender(), "closed");
        });

        assertThat(channel.receiver().tryReceive()).isNull();
        crew.send(commands.sender(), "send").value();
        assertThat(crew.receive(done.receiver()).value()).isEqualTo("sent");
        assertThat(channel.receiver().tryReceive()).isEqualTo(1);
        assertThat(channel.receiver().tryReceive()).isNull();
        crew.send(commands.sender(), "close").value();
        assertThat(crew.receive(done.receiver()).value()).isEqualTo("closed");
        assertThat(closed(channel.receiver()::tryReceive)).isEqualTo(CloseReason.COMPLETED);
        other.value();
    }

    @ParameterizedTest
    @EnumSource
    void sendAfterAFailedSend_failsAgain(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        channel.receiver().close();

        for (int i = 0; i < 3; i++) {
            assertThat(closed(crew.send(channel.sender(), 123))).isEqualTo(CloseReason.DISCONNECTED);
        }
        assertThat(channel.control().statistics().sent()).isZero();
    }
}
