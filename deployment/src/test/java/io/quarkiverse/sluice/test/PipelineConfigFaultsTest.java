package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Stage;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class PipelineConfigFaultsTest {

    private static final String ETL = "quarkus.sluice.pipelines.etl.stage.";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Mill.class))
            .overrideConfigKey("quarkus.sluice.pipelines.etl.stages", "parse,check")
            .overrideConfigKey(ETL + "chek.dead-letter", "bad")
            .overrideConfigKey("quarkus.sluice.pipelines.elt.stage.parse.dead-letter", "bad")
            .overrideConfigKey(ETL + "parse.on-failure", "dead-letter")
            .overrideConfigKey(ETL + "parse.ordered", "by-key")
            .overrideConfigKey(ETL + "parse.retry.max-attempts", "0")
            .overrideConfigKey(ETL + "parse.retry.delay", "-1s")
            .overrideConfigKey(ETL + "parse.retry.factor", "0.5")
            .overrideConfigKey(ETL + "parse.retry.jitter", "1.5")
            .overrideConfigKey(ETL + "check.retry.delay", "2s")
            .overrideConfigKey(ETL + "check.retry.max-delay", "1s")
            .assertException(PipelineConfigFaultsTest::listsEveryFault);

    @Test
    void start_withFaults_fails() {
        Assertions.fail("the application must not start");
    }

    private static void listsEveryFault(Throwable failure) {
        Throwable fault = Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .filter(ConfigurationException.class::isInstance).findFirst().orElseThrow();

        assertThat(fault).hasMessageContainingAll(
                "no stage of pipeline 'etl' named 'chek' is used in the application: did you mean 'check'?",
                "no pipeline named 'elt' is used in the application: did you mean 'etl'?",
                ETL + "parse.on-failure=dead-letter: the stage has no dead-letter channel; set " + ETL + "parse.dead-letter",
                ETL + "parse.ordered=by-key: the stage gets messages without a key; annotate",
                ETL + "parse.retry.max-attempts=0: must be at least 1",
                ETL + "parse.retry.delay=PT-1S: must be zero or more",
                ETL + "parse.retry.factor=0.5: must be at least 1",
                ETL + "parse.retry.jitter=1.5: must be from 0 to 1",
                ETL + "check.retry.max-delay=PT1S: must be at least retry.delay, which is PT2S");
        assertThat(fault).hasMessageContaining("has 9 faults");
    }

    static class Mill {

        @ChannelName
        Pipeline<String, String> etl;

        @Stage("etl.parse")
        String parse(String line) {
            return line;
        }

        @Stage("etl.check")
        String check(String line) {
            return line;
        }
    }
}
