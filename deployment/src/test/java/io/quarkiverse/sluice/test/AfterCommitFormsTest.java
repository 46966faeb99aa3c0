package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.cdi.AfterCommit;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkiverse.sluice.cdi.Undelivered;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/** What each form of a send does in a transaction: nothing is seen before the commit, all after it, none after a rollback. */
class AfterCommitFormsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @RegisterExtension
    static final QuarkusUnitTest APP = Database.configure(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Database.class, Lost.class)))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.capacity", "3");

    @Inject
    @ChannelName
    @AfterCommit
    Sender<String> orders;

    @Inject
    @ChannelName("orders")
    @AfterCommit
    Instance<Sender<String>> others;

    @Inject
    @ChannelName("orders")
    Receiver<String> receiver;

    @Inject
    @ChannelName("orders")
    ChannelControl<String> control;

    @Inject
    UserTransaction transactions;

    @Inject
    TransactionSynchronizationRegistry registry;

    @Inject
    @ChannelName
    @AfterCommit
    @ReachedByRegistry
    Sender<String> doomed;

    @Inject
    @ChannelName("doomed")
    ChannelControl<String> doomedControl;

    @Inject
    Lost lost;

    @AfterEach
    void empty() {
        control.drain();
    }

    @Test
    void send_inTransaction_waitsForCommit() throws Exception {
        checkForm(() -> {
            orders.send("a");
            orders.send("b");
            return null;
        }, "a", "b");
    }

    @Test
    void send_timedInTransaction_isTrueAndWaitsForCommit() throws Exception {
        checkForm(() -> {
            assertThat(orders.send("a", Duration.ZERO)).isTrue();
            return null;
        }, "a");
    }

    @Test
    void trySend_inTransaction_takesTheSlotAtOnce() throws Exception {
        checkForm(() -> {
            assertThat(orders.trySend("a")).isTrue();
            assertThat(orders.trySend("b")).isTrue();
            assertThat(orders.trySend("c")).isTrue();
            assertThat(orders.trySend("d")).as("full of slots taken").isFalse();
            return null;
        }, "a", "b", "c");
    }

    @Test
    void sendAsync_inTransaction_completesAtOnceAndWaitsForCommit() throws Exception {
        checkForm(() -> {
            orders.sendAsync("a").await().atMost(LONG);
            orders.sendAsync("b", Duration.ZERO).await().atMost(LONG);
            return null;
        }, "a", "b");
    }

    @Test
    void sendAll_inTransaction_takesAllAndWaitsForCommit() throws Exception {
        checkForm(() -> orders.sendAll(List.of("a", "b", "c")), "a", "b", "c");
        checkForm(() -> orders.sendAll(List.of("a"), Duration.ZERO), "a");
        checkForm(() -> orders.sendAllAsync(List.of("a", "b")).await().atMost(LONG), "a", "b");
        checkForm(() -> orders.sendAllAsync(List.of("a", "b"), LONG).await().atMost(LONG), "a", "b");
    }

    @Test
    void trySendAll_inTransaction_takesAsManyAsThereAreSlots() throws Exception {
        checkForm(() -> {
            assertThat(orders.trySendAll(List.of("a", "b", "c", "d"))).isEqualTo(3);
            return null;
        }, "a", "b", "c");
    }

    @Test
    void permit_usedInTransaction_waitsForCommit() throws Exception {
        for (Callable<Permit<String>> form : List.<Callable<Permit<String>>> of(() -> orders.reserve(),
                () -> orders.reserve(LONG), () -> orders.tryReserve(), () -> orders.reserveAsync().await().atMost(LONG),
                () -> orders.reserveAsync(LONG).await().atMost(LONG))) {
            checkForm(() -> {
                try (Permit<String> permit = form.call()) {
                    permit.send("a");
                    assertThatThrownBy(() -> permit.send("b")).isInstanceOf(IllegalStateException.class);
                }
                return null;
            }, "a");
        }
    }

    @Test
    void permit_unused_givesItsSlotBack() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> orders.tryReserve().close());

        assertThat(orders.trySendAll(List.of("a", "b", "c"))).isEqualTo(3);
    }

    @Test
    void mixedForms_inTransaction_leaveInOrder() throws Exception {
        checkForm(() -> {
            orders.send("a");
            assertThat(orders.trySend("b")).isTrue();
            orders.sendAsync("c").await().atMost(LONG);
            return null;
        }, "a", "b", "c");
    }

    @Test
    void sendAsync_subscribedAfterTheEnd_obeysTheOutcome() throws Exception {
        var late = new ArrayList<Uni<Void>>();

        QuarkusTransaction.requiringNew().run(() -> late.add(orders.sendAsync("committed")));
        assertThat(receiver.tryReceive()).as("not subscribed yet").isNull();
        late.get(0).await().atMost(LONG);
        assertThat(receiver.tryReceive()).isEqualTo("committed");

        rolledBack(() -> late.add(orders.sendAsync("rolled back")));
        assertThatThrownBy(() -> late.get(1).await().atMost(LONG)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'orders'").hasMessageContaining("rolled back");
        assertThat(receiver.tryReceive()).isNull();
    }

    @Test
    void send_inTransactionMarkedForRollback_vanishes() throws Exception {
        transactions.begin();
        transactions.setRollbackOnly();
        orders.send("a");
        assertThat(orders.trySend("b")).isTrue();
        transactions.rollback();

        assertThat(receiver.tryReceive()).isNull();
        assertThat(orders.trySendAll(List.of("a", "b", "c"))).as("free slots").isEqualTo(3);
    }

    @Test
    void close_inTransaction_leavesWhatWasSent() throws Exception {
        transactions.begin();
        Sender<String> own = others.get();
        Sender<String> copy = own.duplicate();
        own.send("a");
        own.close();
        assertThatThrownBy(() -> own.send("b")).isInstanceOf(ChannelClosedException.class);
        copy.send("c");
        copy.close();
        transactions.commit();

        assertThat(List.of(receiver.receive(), receiver.receive())).containsExactly("a", "c");
    }

    @Test
    void send_whileTheTransactionCompletes_leavesWithTheOthers() throws Exception {
        transactions.begin();
        orders.send("a");
        registry.registerInterposedSynchronization(new Completing(() -> orders.send("b"), () -> assertThat(
                control.drain()).as("before the commit").isEmpty()));
        transactions.commit();

        assertThat(control.drain()).containsExactly("a", "b");
    }

    @Test
    void send_toChannelFailedWhileTheTransactionCommits_isHandedOver() throws Exception {
        transactions.begin();
        doomed.send("a");
        registry.registerInterposedSynchronization(new Completing(() -> {
        }, () -> doomedControl.failNow(new IllegalStateException("over"))));
        transactions.commit();

        assertThat(lost.messages).containsExactly("a FAILED");
    }

    @Test
    void select_ofSendAfterCommit_isRefused() {
        assertThatThrownBy(() -> Select.<String> first().send(orders, "a", () -> "sent"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'orders'");
    }

    @Test
    void failAndFailNow_areRefused() {
        assertThatThrownBy(() -> orders.fail(new Exception())).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> orders.failNow(new Exception())).isInstanceOf(UnsupportedOperationException.class);
    }

    private void checkForm(Callable<?> send, String... expected) throws Exception {
        transactions.begin();
        send.call();
        assertThat(receiver.tryReceive()).as("before the commit").isNull();
        transactions.commit();
        assertThat(control.drain()).as("after the commit").containsExactly(expected);

        rolledBack(send);
        assertThat(control.drain()).as("after the rollback").isEmpty();
        assertThat(orders.trySendAll(List.of("x", "y", "z"))).as("free slots").isEqualTo(3);
        control.drain();
    }

    private void rolledBack(Callable<?> send) throws Exception {
        transactions.begin();
        try {
            send.call();
        } finally {
            transactions.rollback();
        }
    }

    private interface Action {

        void run() throws Exception;
    }

    /** Runs something when the slots are reserved, and something when the transaction has committed but nothing is sent. */
    private record Completing(Action before, Runnable after) implements Synchronization {

        @Override
        public void beforeCompletion() {
            try {
                before.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void afterCompletion(int status) {
            after.run();
        }
    }

    @Singleton
    static class Lost {

        final List<String> messages = new CopyOnWriteArrayList<>();

        @Undelivered("doomed")
        void lost(String message, UndeliveredReason reason) {
            messages.add(message + " " + reason);
        }
    }
}
