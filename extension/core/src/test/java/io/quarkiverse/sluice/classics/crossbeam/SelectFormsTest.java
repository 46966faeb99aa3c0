package io.quarkiverse.sluice.classics.crossbeam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

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
 * How a select is written: callbacks and their results, ends that are duplicates or computed, and faults on the way.
 * <p>
 * Source: crossbeam-channel, tests/select_macro.rs (panic_sender to trailing_comma), tests/select.rs (issue_1096,
 * uncompleted_select, forget_select), tests/same_channel.rs and tests/thread_locals.rs.
 */
class SelectFormsTest extends Scenario {

    @ParameterizedTest
    @EnumSource
    void duplicatedEnds_belongToTheSameChannelAndToNoOther(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        ChannelPair<Integer> other = channel(flavour);
        var sender = channel.sender().duplicate();
        var receiver = channel.receiver().duplicate();

        var send = start(Select.<String> first().send(sender, 124, () -> "sent"));
        var receive = start(Select.<Integer> first().receive(other.receiver(), m -> -1).receive(receiver, m -> m));

        assertThat(receive.value()).isEqualTo(124);
        assertThat(send.value()).isEqualTo("sent");
        assertThat(other.control().statistics().received()).isZero();
        assertThat(channel.control().statistics().senders()).isEqualTo(2);
        assertThat(channel.control().statistics().receivers()).isEqualTo(2);
    }

    @Test
    void endThatCannotBeHad_whileASelectIsMade_leavesNothingWaiting() {
        ChannelPair<Integer> channel = Channels.rendezvous();
        var select = Select.<String> first().receive(channel.receiver(), m -> "got");

        assertThatIllegalStateException().isThrownBy(() -> select.send(noSender(), 1, () -> "sent"));
        assertThatIllegalStateException().isThrownBy(() -> select.receive(noReceiver(), m -> "got"));

        assertNobodyWaits(channel);
    }

    private static Sender<Integer> noSender() {
        throw new IllegalStateException("there is no sender");
    }

    private static Receiver<Integer> noReceiver() {
        throw new IllegalStateException("there is no receiver");
    }

    @Test
    void callbacks_onlyTheChosenRunsAndItRunsOnce() throws Exception {
        ChannelPair<Integer> channel = Channels.bounded(2);
        var runs = new AtomicInteger();
        for (int i = 1; i <= 20; i++) {
            assertThat(channel.sender().trySend(i)).isTrue();
            int chosen = choose(Select.<Integer> first().receive(channel.receiver(), m -> runs.incrementAndGet())
                    .receive(channel.receiver(), m -> runs.incrementAndGet()).otherwise(runs::incrementAndGet));
            assertThat(chosen).isEqualTo(i);
            assertThat(runs).hasValue(i);
        }
    }

    @Test
    void results_ofEveryKindOfCallback_areTheSelectsResult() throws Exception {
        ChannelPair<Integer> channel = Channels.bounded(1);
        assertThat(choose(Select.<Number> first().send(channel.sender(), 1, () -> 3.0).otherwise(() -> 7L))).isEqualTo(3.0);
        assertThat(choose(Select.<Number> first().send(channel.sender(), 1, () -> 3.0).otherwise(() -> 7L))).isEqualTo(7L);
        assertThat(choose(Select.<Number> first().receive(channel.receiver(), m -> m))).isEqualTo(1);
        assertThat(choose(Select.<Number> first().receive(channel.receiver(), m -> m).timeout(BRIEFLY, () -> null))).isNull();
        channel.sender().close();
        assertThat(choose(Select.<Object> first().receive(channel.receiver(), m -> m, closed -> closed.reason().name())))
                .isEqualTo("COMPLETED");
    }

    @Test
    void endsFromLists_andMessagesOfSubtypes_areAccepted() throws Exception {
        List<ChannelPair<CharSequence>> channels = List.of(Channels.bounded(1), Channels.bounded(1));
        for (var channel : channels) {
            var select = Select.<String> first();
            select.send(channel.sender(), "text", () -> "sent");
            assertThat(choose(select)).isEqualTo("sent");
        }
        var received = new ArrayList<CharSequence>();
        for (int i = 0; i < 2; i++) {
            var select = Select.<Boolean> first();
            channels.forEach(channel -> select.receive(channel.receiver(), received::add));
            assertThat(choose(select)).isTrue();
        }

        assertThat(received).containsExactly("text", "text");
    }

    @ParameterizedTest
    @EnumSource
    void madeAndForgotten_aSelectHoldsNothingUp(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        Select.<String> first().send(channel.sender(), 1, () -> "sent").receive(channel.receiver(), m -> "got");
        Select.<String> first().send(channel.sender(), 1, () -> "sent").awaitAsync();

        assertNobodyWaits(channel);
        assertThat(channel.sender().depth()).isZero();
        channel.receiver().close();
        channel.sender().close();
        assertThat(channel.control().statistics().sent()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void dyingThread_stillUsesChannelsAndSelects(Flavour flavour) {
        ChannelPair<String> channel = channel(flavour);
        var thread = new Thread(() -> {
            throw new IllegalStateException("dies on purpose");
        });
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dying, cause) -> {
            try {
                choose(Select.<Boolean> first().receive(Channels.rendezvous().receiver(), m -> true).timeout(BRIEFLY,
                        () -> false));
                send(channel.sender(), cause.getMessage());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        thread.start();

        assertThat(crew.receive(channel.receiver()).value()).isEqualTo("dies on purpose");
    }
}
