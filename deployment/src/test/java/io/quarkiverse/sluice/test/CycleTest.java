package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.LogRecord;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Respond;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkiverse.sluice.cdi.Stage;
import io.quarkus.test.QuarkusUnitTest;

class CycleTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(QuickStart.class, Hops.class, Sending.class, Asking.class, Dying.class,
                    Milling.class, Unbounded.class))
            .overrideConfigKey("quarkus.sluice.channels.d1.dead-letter", "d2")
            .overrideConfigKey("quarkus.sluice.pipelines.mill.stages", "grind")
            .overrideConfigKey("quarkus.sluice.pipelines.mill.stage.grind.dead-letter", "m2")
            .overrideConfigKey("quarkus.sluice.channels.u1.capacity", "unbounded")
            .overrideConfigKey("quarkus.sluice.channels.u3.overflow", "drop-oldest")
            .setLogRecordPredicate(record -> record.getMessage().startsWith("The wiring of Sluice has"))
            .assertLogRecords(CycleTest::warnsOfEachCycleOnce);

    @Test
    void start_withCycles_goesOn() {
    }

    private static void warnsOfEachCycleOnce(List<LogRecord> records) {
        assertThat(records).singleElement().extracting(LogRecord::getMessage).asString()
                .startsWith("The wiring of Sluice has 5 warnings:")
                .contains("h1 -> Hops.one -> h2 -> Hops.two -> h3 -> Hops.three -> h1: ")
                .contains("s1 -> Sending.hop -> s2 -> Sending.back -> s1: ")
                .contains("q1 -> Asking.ask -> requester answer -> Asking.answer -> q1: ")
                .contains("m2 -> Milling.again -> pipeline mill -> Milling.grind -> m2: ")
                .contains("d1 -> Dying.fail -> d2 -> Dying.again -> d1: ");
    }

    /** A bean that sends to its own handler from elsewhere is no cycle. */
    @Singleton
    static class QuickStart {

        @ChannelName
        Sender<String> letters;

        void accept(String letter) throws InterruptedException {
            letters.send(letter);
        }

        @Receive("letters")
        void deliver(String letter) {
        }
    }

    static class Hops {

        @ChannelName("h1")
        Sender<String> in;

        @Receive("h1")
        @SendTo("h2")
        String one(String message) {
            return message;
        }

        @Receive("h2")
        @SendTo("h3")
        String two(String message) {
            return message;
        }

        @Receive("h3")
        @SendTo("h1")
        String three(String message) {
            return message;
        }
    }

    /** Sends in a lambda, in a method that the handler calls. */
    static class Sending {

        private final Sender<String> first;

        Sending(@ChannelName("s1") Sender<String> sender) {
            this.first = sender;
        }

        @Receive("s1")
        @SendTo("s2")
        String hop(String message) {
            return message;
        }

        @Receive("s2")
        void back(String message) {
            later(message);
        }

        private void later(String message) {
            List.of(message).forEach(each -> first.sendAsync(each).subscribe().with(done -> {
            }));
        }
    }

    static class Asking {

        @ChannelName
        Requester<String, String> answer;
        @ChannelName
        Sender<String> q1;

        @Receive("q1")
        void ask(String message) throws InterruptedException {
            answer.request(message);
        }

        @Respond("answer")
        String answer(String message) throws InterruptedException {
            q1.send(message);
            return message;
        }
    }

    static class Dying {

        @ChannelName
        Sender<String> d1;

        @Receive("d1")
        void fail(String message) {
        }

        @Receive("d2")
        @SendTo("d1")
        String again(DeadLetter<String> letter) {
            return letter.message();
        }
    }

    static class Milling {

        @ChannelName
        Pipeline<String, String> mill;

        @Stage("mill.grind")
        String grind(String corn) {
            return corn;
        }

        @Receive("m2")
        void again(DeadLetter<String> letter) throws InterruptedException {
            mill.input().send(letter.message());
        }
    }

    /** Where nobody waits there is nothing to wait for. */
    static class Unbounded {

        @ChannelName
        Sender<String> u1;

        @Receive("u1")
        @SendTo("u2")
        String one(String message) {
            return message;
        }

        @Receive("u2")
        @SendTo({ "u1", "u3" })
        String two(String message) {
            return message;
        }

        @Receive("u3")
        @SendTo("u2")
        String three(String message) {
            return message;
        }
    }
}
