package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class SendToTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Hops.class))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.narrow.capacity", "1");

    @Inject
    @ChannelName
    Sender<Integer> values;

    @Inject
    @ChannelName
    Sender<Integer> optionals;

    @Inject
    @ChannelName
    Sender<Integer> lists;

    @Inject
    @ChannelName
    Sender<Integer> streams;

    @Inject
    @ChannelName
    Sender<Integer> unis;

    @Inject
    @ChannelName
    Sender<Integer> forks;

    @Inject
    @ChannelName
    Sender<Integer> squeezed;

    @Inject
    @ChannelName("squeezed")
    ChannelControl<Integer> squeezedControl;

    @Inject
    @ChannelName
    Receiver<String> out;

    @Inject
    @ChannelName
    Receiver<String> copy;

    @Inject
    @ChannelName
    Receiver<Integer> narrow;

    @Test
    void value_isSent_nullIsNot() throws Exception {
        values.send(0);
        values.send(1);

        assertThat(out.receive(LONG)).isEqualTo("value 1");
    }

    @Test
    void optional_isSentWhenPresent() throws Exception {
        optionals.send(0);
        optionals.send(1);

        assertThat(out.receive(LONG)).isEqualTo("optional 1");
    }

    @Test
    void collection_isSentOneByOne() throws Exception {
        lists.send(2);

        assertThat(out.gatherMany(2, LONG)).containsExactly("first 2", "second 2");
    }

    @Test
    void multi_isSentOneByOne() throws Exception {
        streams.send(3);

        assertThat(out.gatherMany(3, LONG)).containsExactly("stream 0", "stream 1", "stream 2");
    }

    @Test
    void uni_isSentWhenItCompletes() throws Exception {
        unis.send(4);

        assertThat(out.receive(LONG)).isEqualTo("uni 4");
    }

    @Test
    void severalTargets_eachGetTheResult() throws Exception {
        forks.send(5);

        assertThat(out.receive(LONG)).isEqualTo("fork 5");
        assertThat(copy.receive(LONG)).isEqualTo("fork 5");
    }

    @Test
    void fullTarget_keepsTheHandlersPlaceUntilThereIsRoom() throws Exception {
        squeezed.sendAll(List.of(1, 2, 3, 4));

        // one is in the target, one waits for room and keeps the handler's only place: the others stay where they are
        await().untilAsserted(() -> assertThat(narrow.depth()).isEqualTo(1));
        await().untilAsserted(() -> assertThat(squeezedControl.statistics().depth()).isEqualTo(2));
        assertThat(List.of(narrow.receive(LONG), narrow.receive(LONG), narrow.receive(LONG), narrow.receive(LONG)))
                .containsExactly(1, 2, 3, 4);
    }

    static class Hops {

        @Receive("values")
        @SendTo("out")
        String value(int number) {
            return number == 0 ? null : "value " + number;
        }

        @Receive("optionals")
        @SendTo("out")
        Optional<String> optional(int number) {
            return number == 0 ? Optional.empty() : Optional.of("optional " + number);
        }

        @Receive("lists")
        @SendTo("out")
        List<String> list(int number) {
            return List.of("first " + number, "second " + number);
        }

        @Receive("streams")
        @SendTo("out")
        Multi<String> stream(int number) {
            return Multi.createFrom().range(0, number).map(i -> "stream " + i);
        }

        @Receive("unis")
        @SendTo("out")
        Uni<String> uni(int number) {
            return Uni.createFrom().item("uni " + number).onItem().delayIt().by(Duration.ofMillis(1));
        }

        @Receive("forks")
        @SendTo({ "out", "copy" })
        String fork(int number) {
            return "fork " + number;
        }

        @Receive("squeezed")
        @SendTo("narrow")
        Integer squeeze(int number) {
            return number;
        }
    }
}
