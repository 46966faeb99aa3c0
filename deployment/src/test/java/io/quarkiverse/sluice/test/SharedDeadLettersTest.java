package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkus.test.QuarkusUnitTest;

class SharedDeadLettersTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class))
            .overrideConfigKey("quarkus.sluice.channels.texts.dead-letter", "dead")
            .overrideConfigKey("quarkus.sluice.channels.numbers.dead-letter", "dead");

    @Inject
    @ChannelName
    Sender<String> texts;

    @Inject
    @ChannelName
    Sender<Integer> numbers;

    @Inject
    @ChannelName
    Receiver<String> reported;

    @Test
    void channelsOfDifferentTypes_mayShareADeadLetterChannel() throws Exception {
        texts.send("x");
        numbers.send(1);

        assertThat(List.of(reported.receive(LONG), reported.receive(LONG))).containsExactlyInAnyOrder("texts", "numbers");
    }

    static class Floor {

        @Receive("texts")
        void text(String text) {
            throw new IllegalArgumentException("no");
        }

        @Receive("numbers")
        void number(int number) {
            throw new IllegalArgumentException("no");
        }

        @Receive("dead")
        @SendTo("reported")
        String dead(DeadLetter<?> letter) {
            return letter.channel();
        }
    }
}
