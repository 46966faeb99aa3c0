package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.ChannelContract;
import io.quarkiverse.sluice.fixture.Op;

/** Batches are sequences of single operations. */
class BatchTest extends ChannelContract {

    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void sendAll_moreThanThereIsRoomFor_allArriveInOrder() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        var numbers = numbers(300);

        var sent = sendAll(channel.sender(), numbers);

        assertThat(crew.receiveEach(channel.receiver(), 300).value()).isEqualTo(numbers);
        assertThat(sent.value()).isEqualTo(300);
        assertThat(sendAll(channel.sender(), List.of()).value()).isZero();
    }

    @Test
    void sendAll_stoppedOnTheWay_returnsHowManyWereTaken() {
        assumeTrue(flavour.keepsAll() && flavour.isBounded() && caller.blocks(),
                "Needs a thread that waits for room after some were taken");
        ChannelPair<Integer> channel = channel();
        var sent = crew.call("send all", () -> {
            int taken = channel.sender().sendAll(numbers(flavour.capacity() + 1));
            return List.of(taken, Thread.currentThread().isInterrupted() ? 1 : 0);
        });
        Await.waitingSenders(channel.control(), 1);

        sent.stop();

        assertThat(sent.value()).containsExactly(flavour.capacity(), 1);
        assertThat(channel.control().drain()).isEqualTo(numbers(flavour.capacity()));
    }

    @Test
    void sendAll_closedOnTheWay_returnsHowManyWereTaken() {
        assumeTrue(flavour.keepsAll() && flavour.isBounded(), "Needs a wait for room after some were taken");
        ChannelPair<Integer> channel = channel();
        var sent = sendAll(channel.sender(), numbers(flavour.capacity() + 1));
        Await.waitingSenders(channel.control(), 1);

        channel.control().complete();

        assertThat(sent.value()).isEqualTo(flavour.capacity());
        assertThat(sendAll(channel.sender(), List.of(1)).failure()).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void sendAll_timeIsUp_returnsHowManyWereTaken() {
        assumeTrue(flavour.canBeFull(), "It has room for all");
        ChannelPair<Integer> channel = channel();

        var sent = crew.call("send all",
                () -> channel.sender().sendAll(numbers(flavour.capacity() + 1), Duration.ofMillis(1)));

        assertThat(sent.value()).isEqualTo(flavour.capacity());
        assertThat(channel.control().drain()).isEqualTo(numbers(flavour.capacity()));
    }

    @Test
    void trySendAll_takesWhatFindsRoom() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        int count = flavour.backlog() + 3;

        int taken = channel.sender().trySendAll(numbers(count));

        assertThat(taken).isEqualTo(flavour.canBeFull() ? flavour.capacity() : count);
        assertThat(channel.control().drain()).isEqualTo(numbers(taken));
        channel.control().complete();
        assertThatExceptionOfType(ChannelClosedException.class)
                .isThrownBy(() -> channel.sender().trySendAll(numbers(1)));
    }

    @Test
    void receiveMany_takesWhatIsThereUpToTheLimit() {
        ChannelPair<Integer> channel = channel();
        int backlog = fill(channel.sender()).size();
        assumeTrue(backlog > 0, "A rendezvous channel keeps nothing");

        int max = Math.min(2, backlog);
        assertThat(crew.call("receive many", () -> channel.receiver().receiveMany(max)).value()).isEqualTo(numbers(max));
        if (backlog > max) {
            assertThat(crew.call("receive many", () -> channel.receiver().receiveMany(1_000, LONG)).value())
                    .isEqualTo(numbers(backlog).subList(max, backlog));
        }
        assertThat(crew.call("receive many", () -> channel.receiver().receiveMany(1, Duration.ofMillis(1))).value()).isEmpty();
    }

    @Test
    void receiveMany_empty_waitsForTheFirst() {
        ChannelPair<Integer> channel = channel();
        var received = crew.call("receive many", () -> channel.receiver().receiveMany(10));
        Await.waitingReceivers(channel.control(), 1);

        assertThat(channel.sender().trySend(7)).isTrue();

        assertThat(received.value()).containsExactly(7);
    }

    @Test
    void gatherMany_collectsUntilThereAreEnough() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        var gathered = crew.call("gather many", () -> channel.receiver().gatherMany(5, LONG));
        crew.sendEach(channel.sender(), numbers(5)).value();

        assertThat(gathered.value()).isEqualTo(numbers(5));
    }

    @Test
    void gatherMany_channelEnds_returnsWhatThereWas() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        var gathered = crew.call("gather many", () -> channel.receiver().gatherMany(5, LONG));
        crew.sendEach(channel.sender(), numbers(3)).value();
        channel.sender().close();

        assertThat(gathered.value()).isEqualTo(numbers(3));
        assertThat(crew.call("gather many", () -> channel.receiver().gatherMany(5, LONG)).failure())
                .isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void gatherMany_timeIsUp_returnsWhatThereWas() {
        ChannelPair<Integer> channel = channel();
        int backlog = fill(channel.sender()).size();

        var gathered = crew.call("gather many",
                () -> channel.receiver().gatherMany(backlog + 1, Duration.ofMillis(5))).value();

        assertThat(gathered).isEqualTo(numbers(backlog));
    }

    @Test
    void gatherMany_interruptedAfterTheFirst_returnsWhatThereWas() {
        assumeTrue(caller.blocks(), "Needs a thread to interrupt");
        ChannelPair<Integer> channel = channel();
        var flag = new ArrayList<Boolean>();
        var gathered = crew.call("gather many", () -> {
            var messages = channel.receiver().gatherMany(5, LONG);
            flag.add(Thread.currentThread().isInterrupted());
            return messages;
        });
        crew.send(channel.sender(), 7).value();
        Await.until("the message is taken", () -> channel.control().statistics().received() == 1);
        Await.waitingReceivers(channel.control(), 1);

        gathered.stop();

        assertThat(gathered.value()).containsExactly(7);
        assertThat(flag).containsExactly(true);
    }

    @Test
    void drainTo_movesUpToTheLimit() {
        ChannelPair<Integer> channel = channel();
        int backlog = fill(channel.sender()).size();
        var target = new ArrayList<Integer>();

        assertThat(channel.receiver().drainTo(target, 0)).isZero();
        assertThat(channel.receiver().drainTo(target, 1)).isEqualTo(Math.min(1, backlog));
        assertThat(channel.receiver().drainTo(target, Integer.MAX_VALUE)).isEqualTo(Math.max(0, backlog - 1));
        assertThat(target).isEqualTo(numbers(backlog));

        channel.sender().close();
        assertThat(channel.receiver().drainTo(target, 1)).isZero();
    }

    @Test
    void drainTo_waitingSenders_comeIn() {
        assumeTrue(flavour.canBeFull(), "A send never waits");
        ChannelPair<Integer> channel = channel();
        fill(channel.sender());
        var send = crew.send(channel.sender(), -1);
        Await.waitingSenders(channel.control(), 1);

        var target = new ArrayList<Integer>();
        while (!target.contains(-1)) {
            channel.receiver().drainTo(target, 10);
        }

        send.value();
        assertThat(target).hasSize(flavour.backlog() + 1).endsWith(-1);
    }

    @Test
    void limitsOutOfRange_areRefusedWithTheirValue() {
        ChannelPair<Integer> channel = channel();
        var receiver = channel.receiver();
        assertThatIllegalArgumentException().isThrownBy(() -> receiver.receiveMany(0)).withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> receiver.receiveMany(-3, LONG)).withMessageContaining("-3");
        assertThatIllegalArgumentException().isThrownBy(() -> receiver.gatherMany(0, LONG)).withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> receiver.drainTo(new ArrayList<>(), -1))
                .withMessageContaining("-1");
    }

    private Op<Integer> sendAll(Sender<Integer> sender, List<Integer> messages) {
        return caller == Caller.UNI ? crew.subscribe("sendAllAsync", sender.sendAllAsync(messages))
                : crew.call("send all", () -> sender.sendAll(messages));
    }
}
