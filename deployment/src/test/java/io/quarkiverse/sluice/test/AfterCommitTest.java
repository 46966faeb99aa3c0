package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.AfterCommit;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ChannelRegistry;
import io.quarkus.test.QuarkusUnitTest;

class AfterCommitTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Database.configure(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Desk.class, Database.class)))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.audit.send", "after-commit");

    @Inject
    Desk desk;

    @Inject
    @ChannelName
    Receiver<String> orders;

    @Inject
    @ChannelName
    Receiver<String> audit;

    @Inject
    @ChannelName("orders")
    ChannelControl<String> control;

    @Inject
    ChannelRegistry registry;

    @AfterEach
    void empty() {
        control.drain();
    }

    @Test
    void send_inCommittedTransaction_leavesAfterIt() throws Exception {
        assertThat(desk.order("tea", orders)).as("inside the transaction").isNull();

        assertThat(orders.tryReceive()).isEqualTo("tea");
        assertThat(audit.tryReceive()).isEqualTo("ordered tea");
        assertThat(desk.count("tea")).isEqualTo(1);
    }

    @Test
    void send_inRolledBackTransaction_vanishes() throws Exception {
        assertThatThrownBy(() -> desk.orderAndFail("coffee")).hasMessage("no coffee");

        assertThat(orders.tryReceive()).isNull();
        assertThat(audit.tryReceive()).isNull();
        assertThat(desk.count("coffee")).isZero();
        assertThat(control.statistics().senders()).as("senders of beans").isEqualTo(2);
    }

    @Test
    void send_outsideTransaction_leavesAtOnce() throws Exception {
        desk.plain("water");

        assertThat(orders.tryReceive()).isEqualTo("water");
    }

    @Test
    void send_throughRegistry_leavesAfterCommit() throws Exception {
        try (Sender<String> sender = registry.find("audit", String.class).orElseThrow().newSender()) {
            assertThat(desk.audit(sender, "cocoa", audit)).as("inside the transaction").isNull();
        }

        assertThat(audit.tryReceive()).isEqualTo("cocoa");
    }

    @Test
    void send_throughPlainSender_leavesAtOnce() throws Exception {
        assertThat(desk.atOnce("milk", orders)).isEqualTo("milk");
    }

    @ApplicationScoped
    static class Desk {

        @Inject
        DataSource database;

        @Inject
        @ChannelName("orders")
        @AfterCommit
        Sender<String> orders;

        @Inject
        @ChannelName("orders")
        Sender<String> direct;

        @Inject
        @ChannelName
        Sender<String> audit;

        @PostConstruct
        void create() {
            Database.execute(database, "create table if not exists orders (name varchar(20))");
        }

        @Transactional
        String order(String name, Receiver<String> seen) throws Exception {
            insert(name);
            orders.send(name);
            audit.send("ordered " + name);
            return seen.tryReceive();
        }

        @Transactional
        void orderAndFail(String name) throws Exception {
            insert(name);
            orders.send(name);
            audit.send("ordered " + name);
            throw new IllegalArgumentException("no " + name);
        }

        @Transactional
        String atOnce(String name, Receiver<String> seen) throws Exception {
            direct.send(name);
            return seen.tryReceive();
        }

        @Transactional
        String audit(Sender<String> sender, String name, Receiver<String> seen) throws Exception {
            sender.send(name);
            return seen.tryReceive();
        }

        void plain(String name) throws Exception {
            orders.send(name);
        }

        private void insert(String name) throws SQLException {
            try (Connection connection = database.getConnection();
                    var statement = connection.prepareStatement("insert into orders values (?)")) {
                statement.setString(1, name);
                statement.executeUpdate();
            }
        }

        @Transactional
        int count(String name) throws SQLException {
            try (Connection connection = database.getConnection();
                    var statement = connection.prepareStatement("select count(*) from orders where name = ?")) {
                statement.setString(1, name);
                var rows = statement.executeQuery();
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
