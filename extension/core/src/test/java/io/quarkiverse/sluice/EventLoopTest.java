package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import io.smallrye.mutiny.infrastructure.Infrastructure;

/** W6: a thread that must not be blocked is told so at once, room or not. */
@Isolated("changes whether threads may be blocked, for the whole JVM")
class EventLoopTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    private final ChannelPair<Integer> channel = Channels.<Integer> builder("orders").capacity(3).build();

    @BeforeEach
    void forbidBlocking() {
        Infrastructure.setCanCallerThreadBeBlockedSupplier(() -> false);
    }

    @AfterEach
    void allowBlocking() {
        Infrastructure.resetCanCallerThreadBeBlockedSupplier();
    }

    @Test
    void w6_blockingSends_failThoughThereIsRoom() {
        var sender = channel.sender();

        refused(() -> sender.send(1), "sendAsync");
        refused(() -> sender.send(1, SHORT), "sendAsync");
        refused(() -> sender.send(1, Duration.ZERO), "sendAsync");
        refused(() -> sender.sendAll(List.of(1)), "sendAllAsync");
        refused(() -> sender.sendAll(List.of(1), SHORT), "sendAllAsync");
        refused(() -> sender.sendAll(List.of()), "sendAllAsync");
        refused(() -> sender.reserve(), "reserveAsync");
        refused(() -> sender.reserve(SHORT), "reserveAsync");

        assertThat(channel.receiver().depth()).isZero();
    }

    @Test
    void w6_blockingReceives_failThoughThereIsAMessage() {
        var receiver = channel.receiver();
        channel.sender().trySend(7);

        refused(receiver::receive, "receiveAsync");
        refused(() -> receiver.receive(SHORT), "receiveAsync");
        refused(() -> receiver.receive(Duration.ZERO), "receiveAsync");
        refused(() -> receiver.receiveMany(1), "receiveAsync|stream");
        refused(() -> receiver.receiveMany(1, SHORT), "receiveAsync|stream");
        refused(() -> receiver.gatherMany(1, SHORT), "receiveAsync|stream");
        refused(() -> receiver.iterator().next(), "receiveAsync|stream");
        refused(() -> receiver.iterator().hasNext(), "receiveAsync|stream");
        refused(() -> receiver.forEach(message -> {
        }), "receiveAsync|stream");

        assertThat(receiver.tryReceive()).isEqualTo(7);
    }

    @Test
    void w6_otherBlockingOperations_fail() {
        channel.sender().trySend(7);
        var broadcaster = Channels.<Integer> broadcaster("orders").build();
        var requester = Channels.<Integer, Integer> requester("orders").build().requester();

        refused(() -> Select.<Integer> first().receive(channel.receiver(), m -> m).await(), "awaitAsync");
        refused(() -> Select.<Integer> first().receive(channel.receiver(), m -> m).timeout(SHORT, () -> 0).await(),
                "awaitAsync");
        refused(() -> broadcaster.broadcast(1), "broadcastAsync");
        refused(() -> broadcaster.broadcast(1, SHORT), "broadcastAsync");
        refused(() -> broadcaster.subscribe().receive(), "receiveAsync");
        refused(() -> Channels.watch("orders", 1).watch().receive(), "receiveAsync");
        refused(() -> requester.request(1), "requestAsync");
        refused(() -> requester.request(1, SHORT), "requestAsync");
    }

    @Test
    void w6_timers_failThoughTheyAreDue() {
        var due = Channels.after(Duration.ZERO);

        assertThatThrownBy(due::receive).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("after(PT0S)", "receiveAsync");
        assertThat(due.tryReceive()).isNotNull();
    }

    @Test
    void w6_precedence_interruptFlagStays() {
        Thread.currentThread().interrupt();
        refused(() -> channel.sender().send(1), "sendAsync");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void w6_precedence_nullComesFirst() {
        var sender = channel.sender();
        var withNull = new ArrayList<Integer>();
        withNull.add(null);

        assertThatNullPointerException().isThrownBy(() -> sender.send(null));
        assertThatNullPointerException().isThrownBy(() -> sender.send(null, SHORT));
        assertThatNullPointerException().isThrownBy(() -> sender.send(1, null));
        assertThatNullPointerException().isThrownBy(() -> sender.sendAll(null));
        assertThatNullPointerException().isThrownBy(() -> sender.sendAll(withNull));
        assertThatNullPointerException().isThrownBy(() -> sender.sendAll(null, SHORT));
        assertThatNullPointerException().isThrownBy(() -> sender.sendAll(List.of(1), null));
        assertThatNullPointerException().isThrownBy(() -> sender.reserve(null));
        assertThatNullPointerException().isThrownBy(() -> channel.receiver().receive(null));
        assertThatNullPointerException().isThrownBy(() -> channel.receiver().receiveMany(1, null));
        assertThatNullPointerException().isThrownBy(() -> channel.receiver().gatherMany(1, null));
    }

    @Test
    void w6_tryAndAsynchronousForms_areAllowed() throws InterruptedException {
        assertThat(channel.sender().trySend(1)).isTrue();
        channel.sender().sendAsync(2).subscribe().with(done -> {
        });
        assertThat(channel.receiver().tryReceive()).isEqualTo(1);
        assertThat(channel.control().drain()).containsExactly(2);
        assertThat(Select.<Integer> first().receive(channel.receiver(), m -> m).otherwise(() -> -1).await()).isEqualTo(-1);
    }

    private static void refused(ThrowingCallable blocking, String twin) {
        assertThatThrownBy(blocking).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("orders").hasMessageFindingMatch(twin);
    }
}
