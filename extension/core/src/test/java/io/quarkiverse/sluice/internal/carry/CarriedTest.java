package io.quarkiverse.sluice.internal.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.sluice.ChannelBuilder;
import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.internal.ManagedChannel;
import io.quarkiverse.sluice.internal.wait.AbstractReceivable;

/** A load goes in with every form of a send and comes out nowhere, unless it is asked for. */
@Timeout(60)
class CarriedTest {

    private final Loads loads = new Loads();
    private final List<String> undelivered = new CopyOnWriteArrayList<>();
    private final ManagedChannel<String> channel = managed(Channels.<String> builder("orders").capacity(3));
    private final Sender<String> sender = channel.newSender(loads);
    private final Receiver<String> receiver = channel.newReceiver();

    @Test
    void send_inEveryForm_isPackedOnceAndEndsAccepted() throws Exception {
        List<Object> taken = new ArrayList<>();
        Receiver<Object> handler = handler();

        sender.send("a");
        taken.add(handler.receive());
        assertThat(sender.send("b", Await.LIMIT)).isTrue();
        taken.add(handler.receive(Await.LIMIT));
        assertThat(sender.trySend("c")).isTrue();
        taken.add(handler.tryReceive());
        sender.sendAsync("d").await().atMost(Await.LIMIT);
        taken.add(handler.receiveAsync().await().atMost(Await.LIMIT));
        sender.sendAsync("e", Await.LIMIT).await().atMost(Await.LIMIT);
        taken.add(handler.iterator().next());
        assertThat(sender.sendAll(List.of("f", "g"))).isEqualTo(2);
        taken.addAll(handler.receiveMany(2));
        assertThat(sender.trySendAll(List.of("h"))).isEqualTo(1);
        handler.drainTo(taken, 1);
        assertThat(sender.sendAllAsync(List.of("i")).await().atMost(Await.LIMIT)).isEqualTo(1);
        Select.first().receive(handler, taken::add).await();
        try (Permit<String> permit = sender.reserve()) {
            permit.send("j");
        }
        taken.add(handler.receive());
        Select.first().send(sender, "k", () -> "sent").await();
        taken.add(handler.receive());
        sender.duplicate().send("l");
        taken.add(handler.receive());

        assertThat(taken).allSatisfy(message -> assertThat(message).isInstanceOf(Carried.class));
        assertThat(taken).extracting(Carried::unpack).containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k",
                "l");
        assertThat(taken).extracting(Carried::load).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(loads.accepted).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(loads.refused).isEmpty();
    }

    @Test
    void send_thatIsNotAccepted_endsRefused() throws Exception {
        sender.sendAll(List.of("a", "b", "c"));

        assertThat(sender.trySend("d")).isFalse();
        assertThat(sender.send("e", Duration.ZERO)).isFalse();
        assertThat(sender.sendAll(List.of("f", "g"), Duration.ZERO)).isZero();
        assertThatThrownBy(() -> sender.sendAsync("h", Duration.ZERO).await().atMost(Await.LIMIT));
        channel.control().shutdown();
        assertThatThrownBy(() -> sender.send("i")).isInstanceOf(ChannelClosedException.class);

        assertThat(loads.accepted).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(loads.refused).containsExactlyInAnyOrder(4, 5, 6, 7, 8, 9);
    }

    @Test
    void receive_inEveryForm_isUnpacked() throws Exception {
        sender.send("a");
        assertThat(receiver.receive()).isEqualTo("a");
        sender.send("b");
        assertThat(receiver.receive(Await.LIMIT)).isEqualTo("b");
        sender.send("c");
        assertThat(receiver.tryReceive()).isEqualTo("c");
        sender.send("d");
        assertThat(receiver.receiveAsync().await().atMost(Await.LIMIT)).isEqualTo("d");
        sender.sendAll(List.of("e", "f"));
        assertThat(receiver.receiveMany(2)).containsExactly("e", "f");
        sender.sendAll(List.of("g", "h"));
        assertThat(receiver.gatherMany(2, Await.LIMIT)).containsExactly("g", "h");
        sender.send("i");
        assertThat(receiver.iterator().next()).isEqualTo("i");
        sender.send("j");
        assertThat(receiver.stream().toUni().await().atMost(Await.LIMIT)).isEqualTo("j");
        sender.send("k");
        assertThat(Select.<String> first().receive(receiver, message -> message).await()).isEqualTo("k");
        sender.send("l");
        assertThat(channel.control().drain()).containsExactly("l");
    }

    @Test
    void receive_whileWaiting_isUnpacked() throws Exception {
        var waiting = receiver.receiveAsync().subscribeAsCompletionStage();
        var selecting = Select.<String> first().receive(receiver, message -> message).awaitAsync()
                .subscribeAsCompletionStage();
        Await.waitingReceivers(channel.control(), 2);
        sender.send("a");
        sender.send("b");

        assertThat(waiting.join()).isEqualTo("a");
        assertThat(selecting.join()).isEqualTo("b");
    }

    @Test
    void receive_fromWaitingSender_isUnpacked() throws Exception {
        ManagedChannel<String> rendezvous = managed(Channels.<String> builder("meeting").capacity(0));
        var sending = rendezvous.newSender(loads).sendAsync("a").subscribeAsCompletionStage();
        Await.waitingSenders(rendezvous.control(), 1);

        assertThat(rendezvous.newReceiver().receive()).isEqualTo("a");
        sending.join();
        assertThat(loads.accepted).containsExactly(1);
    }

    @Test
    void undelivered_isUnpacked() throws Exception {
        sender.sendAll(List.of("a", "b"));
        channel.control().shutdown();

        assertThat(undelivered).containsExactly("a SHUTDOWN", "b SHUTDOWN");
    }

    @Test
    void priority_comparesTheMessagesThemselves() throws Exception {
        ManagedChannel<String> sorted = managed(
                Channels.<String> builder("sorted").priority(Comparator.naturalOrder()));
        sorted.newSender(loads).send("b");
        sorted.newSender().send("c");
        sorted.newSender(loads).send("a");

        assertThat(sorted.newReceiver().receiveMany(3)).containsExactly("a", "b", "c");
    }

    @Test
    void message_withNothingToCarry_goesAsItIs() throws Exception {
        Receiver<Object> handler = handler();
        loads.empty = true;
        sender.send("a");

        assertThat(handler.receive()).isEqualTo("a");
        assertThat(loads.accepted).isEmpty();
    }

    @Test
    void text_showsNeitherMessageNorLoad() {
        assertThat(Carried.<Object> pack("secret", "load").toString()).doesNotContain("secret").doesNotContain("load");
    }

    @SuppressWarnings("unchecked")
    private Receiver<Object> handler() {
        Receiver<String> raw = channel.newReceiver();
        ((AbstractReceivable<?>) raw).keepLoads();
        return (Receiver<Object>) (Receiver<?>) raw;
    }

    private ManagedChannel<String> managed(ChannelBuilder<String> builder) {
        return ManagedChannel.of(builder.onUndelivered((message, reason) -> undelivered.add(message + " " + reason)).build());
    }

    /** Numbers the loads and notes how their sends end. */
    private static final class Loads implements Carrier {

        private final List<Object> accepted = new CopyOnWriteArrayList<>();
        private final List<Object> refused = new CopyOnWriteArrayList<>();
        private int last;
        private boolean empty;

        @Override
        public @Nullable Object load() {
            return empty ? null : ++last;
        }

        @Override
        public void ended(Object load, boolean wasAccepted) {
            (wasAccepted ? accepted : refused).add(load);
        }
    }
}
