package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;

import jakarta.enterprise.inject.spi.DeploymentException;

import org.jboss.jandex.ClassType;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.deployment.check.AfterCommitCheck;
import io.quarkiverse.sluice.deployment.check.Faults;
import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.EndKind;
import io.quarkiverse.sluice.deployment.wiring.Mark;
import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.transaction.TransactionsRecorder;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;

/** What an application without transactions is told. */
class AfterCommitAloneTest {

    @Test
    void annotation_withoutTransactions_isAFault() {
        var faults = new Faults();
        new AfterCommitCheck(faults, false).check(List.of(end(true), end(false)));

        assertThatThrownBy(faults::report).isInstanceOf(DeploymentException.class)
                .hasMessageContaining("has 1 fault").hasMessageContaining("Desk#orders sends to channel 'orders' @AfterCommit")
                .hasMessageContaining("quarkus-narayana-jta");
    }

    @Test
    void annotation_withTransactions_isNone() {
        var faults = new Faults();
        new AfterCommitCheck(faults, true).check(List.of(end(true)));

        assertThatCode(faults::report).doesNotThrowAnyException();
    }

    @Test
    void property_withoutTransactions_isAFault() {
        assertThatThrownBy(() -> recorder("after-commit").refuse()).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.sluice.channels.orders.send=after-commit")
                .hasMessageContaining("quarkus-narayana-jta");
        assertThatCode(() -> recorder("at-once").refuse()).doesNotThrowAnyException();
    }

    private static TransactionsRecorder recorder(String send) {
        var config = new SmallRyeConfigBuilder().withMapping(SluiceRuntimeConfig.class)
                .withDefaultValue("quarkus.sluice.channels.orders.send", send).addDiscoveredConverters().build();
        return new TransactionsRecorder(new RuntimeValue<>(config.getConfigMapping(SluiceRuntimeConfig.class)));
    }

    private static End end(boolean afterCommit) {
        return new End(EndKind.SENDER, "orders", ClassType.create(Sender.class), "Desk#orders", "orders", null,
                afterCommit ? EnumSet.of(Mark.AFTER_COMMIT) : EnumSet.noneOf(Mark.class));
    }
}
