package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Key;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Stage;
import io.quarkiverse.sluice.cdi.Undelivered;
import io.quarkus.test.QuarkusUnitTest;

class PipelineWiringFaultsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Mill.class, TwoKeys.class))
            .overrideConfigKey("quarkus.sluice.pipelines.etl.stages", "parse,book")
            .overrideConfigKey("quarkus.sluice.pipelines.etl.stage.parse.dead-letter", "bad")
            .assertException(PipelineWiringFaultsTest::listsEveryFault);

    @Test
    void build_withFaults_fails() {
        Assertions.fail("the application must not start");
    }

    private static void listsEveryFault(Throwable failure) {
        String message = Stream.iterate(failure, t -> t != null, Throwable::getCause).map(String::valueOf)
                .filter(text -> text.contains("The wiring of Sluice has")).findFirst().orElseThrow();

        assertThat(message).contains("has 3 faults")
                .contains("channel 'bad' gets the dead letters of pipeline 'etl' (", "Mill#parse()", "Mill#bad() takes",
                        "DeadLetter<java.lang.String>")
                .contains("Mill#book()", "2 keys", "keep one @Key")
                .contains("Mill#lost()", "pipeline 'etl'", "take Object");
    }

    record TwoKeys(@Key String account, @Key int number) {
    }

    static class Mill {

        @ChannelName
        Pipeline<String, TwoKeys> etl;

        @Stage("etl.parse")
        TwoKeys parse(String line) {
            return new TwoKeys(line, 1);
        }

        @Stage("etl.book")
        TwoKeys book(TwoKeys booking) {
            return booking;
        }

        @Receive("bad")
        void bad(DeadLetter<Integer> letter) {
        }

        @Undelivered("etl")
        void lost(String line) {
        }
    }
}
