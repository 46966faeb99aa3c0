package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Respond;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkiverse.sluice.cdi.Stage;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkiverse.sluice.cdi.Undelivered;
import io.quarkus.test.QuarkusUnitTest;

/** Whoever takes may take a supertype of what is given. */
class VarianceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Takers.class, Base.class, OfStrings.class))
            .overrideConfigKey("quarkus.sluice.channels.fatal.dead-letter", "fatal-dead")
            .overrideConfigKey("quarkus.sluice.pipelines.widening.stages", "parse,show")
            .setLogRecordPredicate(record -> record.getLoggerName().equals("io.quarkiverse.sluice"))
            .assertLogRecords(records -> assertThat(records)
                    .noneMatch(record -> record.getMessage().startsWith("The wiring of Sluice has")));

    @Inject
    @ChannelName("numbers")
    Sender<Integer> integers;

    @Inject
    @ChannelName("numbers")
    Sender<Long> longs;

    @Inject
    @ChannelName("numbers")
    Receiver<Number> numbers;

    @Inject
    @ChannelName("numbers")
    ChannelControl<Object> control;

    @Inject
    @ChannelName("lists")
    Sender<List<Integer>> lists;

    @Inject
    @ChannelName("prices")
    Broadcaster<Integer> prices;

    @Inject
    @ChannelName("quotes")
    Requester<Integer, Number> quotes;

    @Inject
    @ChannelName("fatal")
    Sender<Integer> fatal;

    @Inject
    @ChannelName("widening")
    Pipeline<String, Object> widening;

    @Inject
    @ChannelName("inherited")
    Sender<String> inherited;

    @Inject
    Takers takers;

    @Inject
    OfStrings ofStrings;

    @Test
    void receiver_ofSupertype_takesWhatSendersOfSubtypesSend() throws Exception {
        integers.send(1);
        longs.send(2L);

        assertThat(List.of(numbers.receive(PATIENCE), numbers.receive(PATIENCE))).containsExactly(1, 2L);
        assertThat(control.statistics().received()).isEqualTo(2);
    }

    @Test
    void handler_withWildcardInItsParameter_takesListsOfSubtypes() throws Exception {
        lists.send(List.of(1, 2));

        assertThat(takers.next()).isEqualTo("sum 3");
    }

    @Test
    void subscriber_ofObject_takesEvents() throws Exception {
        prices.broadcast(7);

        assertThat(takers.next()).isEqualTo("price 7");
    }

    @Test
    void reply_ofSubtype_reachesACallerOfItsSupertype() throws Exception {
        assertThat(quotes.request(4)).isEqualTo(8);
    }

    @Test
    void deadLetters_ofAnything_areTakenByWildcard() throws Exception {
        fatal.send(5);

        assertThat(takers.next()).isEqualTo("dead 5");
    }

    @Test
    void pipeline_givesItsResultsAsASupertype() throws Exception {
        widening.input().send("12");

        assertThat(widening.output().receive(PATIENCE)).isEqualTo(12);
    }

    @Test
    void handler_inheritedFromAnAbstractClass_isCalled() throws Exception {
        inherited.send("x");

        assertThat(ofStrings.taken.poll(15, TimeUnit.SECONDS)).isEqualTo("x");
    }

    @Singleton
    static class Takers {

        private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            return taken.poll(15, TimeUnit.SECONDS);
        }

        @Receive("lists")
        void sum(List<? extends Number> numbers) {
            taken.add("sum " + numbers.stream().mapToInt(Number::intValue).sum());
        }

        @Undelivered("lists")
        void lost(Iterable<? extends Number> numbers) {
        }

        @Subscribe("prices")
        void show(Object price) {
            taken.add("price " + price);
        }

        @Respond("quotes")
        Integer quote(Number request) {
            return request.intValue() * 2;
        }

        @Receive("fatal")
        @SendTo("survivors")
        Integer fail(Number number) {
            throw new IllegalArgumentException("refused");
        }

        @Receive("survivors")
        void survivor(Comparable<Integer> number) {
        }

        @Receive("fatal-dead")
        void dead(DeadLetter<? extends Number> letter) {
            taken.add("dead " + letter.message());
        }

        @Stage("widening.parse")
        Integer parse(String text) {
            return Integer.valueOf(text);
        }

        @Stage("widening.show")
        Number show(Number number) {
            return number;
        }
    }

    abstract static class Base {

        final BlockingQueue<String> taken = new LinkedBlockingQueue<>();

        @Receive("inherited")
        void take(String message) {
            taken.add(message);
        }
    }

    @Singleton
    static class OfStrings extends Base {
    }
}
