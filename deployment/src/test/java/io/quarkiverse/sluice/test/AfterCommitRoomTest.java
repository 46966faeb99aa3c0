package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.ChannelFullException;
import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.AfterCommit;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** A full channel makes a transaction wait or fail; nothing vanishes. */
class AfterCommitRoomTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Database.configure(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Desk.class, Database.class)))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.patient.capacity", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.patient.commit-timeout", "60s")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.hasty.capacity", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.hasty.commit-timeout", "20ms")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.strict.capacity", "1")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.strict.overflow", "reject")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.last.overflow", "latest");

    @Inject
    Desk desk;

    @Inject
    @ChannelName("patient")
    Receiver<String> patient;

    @Inject
    @ChannelName("hasty")
    Receiver<String> hasty;

    @Inject
    @ChannelName("last")
    Receiver<String> last;

    @Inject
    @ChannelName("patient")
    ChannelControl<String> patientControl;

    @Inject
    @ChannelName("hasty")
    ChannelControl<String> hastyControl;

    @BeforeEach
    void create() {
        Database.execute(desk.database, "create table if not exists log (line varchar(20))");
        Database.execute(desk.database, "delete from log");
    }

    @AfterEach
    void empty() {
        patientControl.drain();
        hastyControl.drain();
    }

    @Test
    void commit_withoutRoom_waitsForIt() throws Exception {
        desk.patient.send("one");
        desk.patient.send("two");

        var transaction = CompletableFuture.runAsync(() -> desk.log(desk.patient, "three"));
        Awaitility.await().until(() -> patientControl.statistics().waitingSenders() == 1);
        assertThat(desk.lines()).as("not committed yet").isZero();

        assertThat(patient.receive()).isEqualTo("one");
        transaction.join();
        assertThat(desk.lines()).isEqualTo(1);
        assertThat(List.of(patient.receive(), patient.receive())).containsExactly("two", "three");
    }

    @Test
    void commit_withoutRoomInTime_rollsBack() throws Exception {
        desk.hasty.send("one");
        desk.hasty.send("two");

        assertThatThrownBy(() -> desk.log(desk.hasty, "three")).satisfies(failure -> assertThat(causes(failure))
                .anySatisfy(cause -> assertThat(cause).isInstanceOf(RollbackException.class))
                .anySatisfy(cause -> assertThat(cause).isInstanceOf(ChannelTimeoutException.class)
                        .hasMessageContaining("No room in channel 'hasty' within PT0.02S")));

        assertThat(desk.lines()).isZero();
        assertThat(List.of(hasty.receive(), hasty.receive())).containsExactly("one", "two");
        assertThat(hasty.tryReceive()).isNull();
    }

    @Test
    void commit_withMoreThanTheChannelHolds_rollsBackAtOnce() throws Exception {
        assertThatThrownBy(() -> desk.log(desk.patient, "one", "two", "three"))
                .satisfies(failure -> assertThat(causes(failure)).anySatisfy(cause -> assertThat(cause)
                        .hasMessageContaining("sends 3 messages to channel 'patient', which holds at most 2")));

        assertThat(desk.lines()).isZero();
        assertThat(patient.tryReceive()).isNull();
        assertThat(desk.patient.trySendAll(List.of("a", "b"))).as("free slots").isEqualTo(2);
    }

    @Test
    void commit_withRejectedMessage_rollsBack() throws Exception {
        desk.strict.send("one");

        assertThatThrownBy(() -> desk.log(desk.strict, "two")).satisfies(failure -> assertThat(causes(failure))
                .anySatisfy(cause -> assertThat(cause).isInstanceOf(ChannelFullException.class)));

        assertThat(desk.lines()).isZero();
    }

    @Test
    void commit_toChannelThatDrops_neverWaits() throws Exception {
        desk.log(desk.last, "one", "two", "three");

        assertThat(last.receive()).isEqualTo("three");
        assertThat(last.tryReceive()).isNull();
    }

    @Test
    void commit_ofManyAtOnce_losesNothing() throws Exception {
        var transactions = new CompletableFuture<?>[20];
        for (int i = 0; i < transactions.length; i++) {
            String line = "line" + i;
            transactions[i] = CompletableFuture.runAsync(() -> desk.log(desk.patient, line, line));
        }
        for (int i = 0; i < transactions.length; i++) {
            assertThat(patient.receive()).as("both of one transaction together").isEqualTo(patient.receive());
        }
        CompletableFuture.allOf(transactions).join();

        assertThat(desk.lines()).isEqualTo(transactions.length);
        assertThat(patient.tryReceive()).isNull();
    }

    @Test
    void timeOut_whileWaitingForRoom_rollsBack() throws Exception {
        desk.patient.send("one");
        desk.patient.send("two");

        var transaction = CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew().timeout(1)
                .run(() -> desk.log(desk.patient, "three")));
        Awaitility.await().until(() -> patientControl.statistics().waitingSenders() == 1);
        desk.awaitTimedOut();
        patientControl.drain();

        assertThatThrownBy(transaction::join).satisfies(failure -> assertThat(causes(failure))
                .anySatisfy(cause -> assertThat(cause).isInstanceOf(RollbackException.class)));
        assertThat(desk.lines()).isZero();
        assertThat(patient.tryReceive()).isNull();
        assertThat(desk.patient.trySendAll(List.of("a", "b"))).as("free slots").isEqualTo(2);
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .flatMap(t -> Stream.concat(Stream.of(t),
                        Stream.of(t.getSuppressed())))
                .toList();
    }

    @Singleton
    static class Desk {

        @Inject
        DataSource database;

        @Inject
        @ChannelName
        @AfterCommit
        Sender<String> patient;

        @Inject
        @ChannelName
        @AfterCommit
        Sender<String> hasty;

        @Inject
        @ChannelName
        @AfterCommit
        @ReachedByRegistry
        Sender<String> strict;

        @Inject
        @ChannelName
        @AfterCommit
        Sender<String> last;

        private volatile Transaction latest;

        @Inject
        TransactionManager manager;

        @Transactional
        void log(Sender<String> sender, String... messages) {
            Database.execute(database, "insert into log values ('line')");
            try {
                latest = manager.getTransaction();
                for (String message : messages) {
                    sender.send(message);
                }
            } catch (InterruptedException | SystemException e) {
                throw new IllegalStateException(e);
            }
        }

        void awaitTimedOut() {
            Awaitility.await().until(() -> latest.getStatus() == Status.STATUS_ROLLEDBACK);
        }

        @Transactional
        int lines() {
            return Database.count(database, "select count(*) from log");
        }
    }
}
