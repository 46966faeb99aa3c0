package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Request;
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
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

class WiringFaultsTest {

    private static final String THERE = WiringFaultsApp.class.getName() + "$";
    private static final String HERE = WiringFaultsTest.class.getName() + "$";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Ends.class, Handlers.class, Signatures.class, Stages.class,
                    OfNumbers.class).addClasses(WiringFaultsApp.class.getDeclaredClasses()))
            .overrideConfigKey("quarkus.sluice.message-safety", "fail")
            .overrideConfigKey("quarkus.sluice.channels.off.enabled", "false")
            .overrideConfigKey("quarkus.sluice.channels.offf.enabled", "false")
            .overrideConfigKey("quarkus.sluice.channels.off-dead.enabled", "false")
            .overrideConfigKey("quarkus.sluice.channels.dying-off.dead-letter", "off-dead")
            .overrideConfigKey("quarkus.sluice.channels.dying-unread.dead-letter", "unread-dead")
            .overrideConfigKey("quarkus.sluice.pipelines.mill.stage.third.dead-letter", "off-dead")
            .overrideConfigKey("quarkus.sluice.pipelines.ends.stage.only.dead-letter", "unread-dead")
            .overrideConfigKey("quarkus.sluice.channels.dying.dead-letter", "dying-dead")
            .overrideConfigKey("quarkus.sluice.pipelines.mill.stages", "first,second,third")
            .overrideConfigKey("quarkus.sluice.pipelines.short.stages", "only,missing")
            .overrideConfigKey("quarkus.sluice.pipelines.ends.stages", "only")
            .assertException(WiringFaultsTest::listsEveryFault);

    @Test
    void build_withFaults_fails() {
        Assertions.fail("the application must not start");
    }

    private static void listsEveryFault(Throwable failure) {
        String message = Stream.iterate(failure, t -> t != null, Throwable::getCause).map(String::valueOf)
                .filter(text -> text.contains("The wiring of Sluice has")).findFirst().orElseThrow();
        List<String> faults = message.lines().filter(line -> line.startsWith(" - ")).toList();

        // no type argument, a wildcard
        fault(faults, HERE + "Ends#raw", "Sender", "channel 'raw'", "write Sender<message type>");
        fault(faults, HERE + "Ends#wild", "?", "channel 'wild'", "write Receiver<message type>");
        fault(faults, HERE + "Ends#nested", "Receiver<java.util.List<?>>", "channel 'nested'", "without wildcards");
        fault(faults, HERE + "Ends#halfRaw", "Requester", "write Requester<request type, reply type>");
        // different types: two ends; an end and a handler; a result; generics; request and reply
        fault(faults, "channel 'twice'", "java.lang.String at " + HERE + "Ends#asString",
                "java.lang.Integer at " + HERE + "Ends#asInteger", "given", "taken");
        fault(faults, "channel 'handled'", "java.lang.String at " + HERE + "Ends#handled",
                "java.lang.Integer at " + HERE + "Handlers#handled()");
        fault(faults, "channel 'target'", "java.lang.String at " + HERE + "Ends#target",
                "java.lang.Long at the result of " + HERE + "Handlers#source()");
        fault(faults, "channel 'generic'", "java.util.List<java.lang.String>", "java.util.List<java.lang.Integer>");
        fault(faults, "requester 'asked'", "request types", HERE + "Handlers#asked()", HERE + "Ends#asked");
        fault(faults, "requester 'asked'", "reply types", HERE + "Handlers#asked()", HERE + "Ends#asked");
        fault(faults, "dead letters of channel 'dying'", HERE + "Handlers#dying()", HERE + "Handlers#dead()",
                "DeadLetter<java.lang.String>");
        // rivals
        fault(faults, "channel 'rivals' has 2 receive handlers", HERE + "Handlers#one()", HERE + "Handlers#other()",
                "competing=true");
        fault(faults, "requester 'two'", HERE + "Handlers#answer()", HERE + "Handlers#alsoAnswer()");
        // signatures
        fault(faults, HERE + "Signatures#none()", "exactly one parameter");
        fault(faults, HERE + "Signatures#two()", "exactly one parameter");
        fault(faults, HERE + "Signatures#hidden()", "static or private");
        fault(faults, HERE + "Signatures#lost()", "@SendTo");
        fault(faults, HERE + "Signatures#lostLater()", "@SendTo");
        fault(faults, HERE + "Signatures#nothingToSend()", "nothing with @SendTo");
        fault(faults, HERE + "Signatures#noReply()", "nothing to reply");
        fault(faults, HERE + "Signatures#subscriberReturns()", "return void");
        fault(faults, HERE + "Signatures#undeliveredReturns()", "return void");
        fault(faults, HERE + "Signatures#undecided()", "both blocking and non-blocking");
        fault(faults, HERE + "Signatures#typeVariable()", "T");
        fault(faults, HERE + "Signatures#otherRequest()", "the Request of it and of its reply");
        // filters
        fault(faults, "the filter " + HERE + "OfNumbers of " + HERE + "Signatures#filtered()", "takes java.lang.Integer",
                "the events are java.lang.String");
        // pipelines
        fault(faults, HERE + "Stages#unknown()", "stage 'sceond' of pipeline 'mill'", "first, second, third");
        fault(faults, HERE + "Stages#unconfigured()", "pipeline 'nowhere'", "quarkus.sluice.pipelines.nowhere.stages");
        fault(faults, HERE + "Stages#injected", "quarkus.sluice.pipelines.unset.stages");
        fault(faults, "pipeline 'mill' do not chain", HERE + "Stages#first() hands on java.lang.Integer",
                HERE + "Stages#second() takes java.lang.String");
        fault(faults, "pipeline 'mill' goes on behind " + HERE + "Stages#second()");
        fault(faults, "stage 'missing' of pipeline 'short' has no method", "@Stage(\"short.missing\")");
        fault(faults, "pipeline 'ends' has different input types", HERE + "Stages#ends", HERE + "Stages#endsOnly()");
        fault(faults, "pipeline 'ends' has different output types", HERE + "Stages#ends", HERE + "Stages#endsOnly()");

        // subtypes the wrong way round, generics of subtypes
        fault(faults, "channel 'narrow'", "given java.lang.Number at " + THERE + "Variance#wide",
                "taken java.lang.Integer at " + THERE + "Variance#narrow()");
        fault(faults, "channel 'lists'", "given java.util.List<java.lang.Integer> at " + THERE + "Variance#integers",
                "taken java.util.List<java.lang.Number> at " + THERE + "Variance#numbers()");
        // one side missing
        fault(faults, "channel 'unread' is sent to (" + THERE + "OneSided#unread)", "@Receive(\"unread\")");
        fault(faults, "channel 'parcles' is received from (" + THERE + "OneSided#typo())", "did you mean 'parcels'?");
        fault(faults, "channel 'controlled' is used only by " + THERE + "OneSided#controlled");
        fault(faults, "broadcaster 'silent' is subscribed to (" + THERE + "OneSided#silent())", "inject the Broadcaster");
        fault(faults, "requester 'ignored' is asked (" + THERE + "OneSided#ignored)", "@Respond(\"ignored\")");
        fault(faults, "requester 'unasked' is answered (" + THERE + "OneSided#unasked())", "inject the Requester");
        fault(faults, "pipeline 'nowhere' is made of stages", HERE + "Stages#unconfigured()", "inject the Pipeline");
        // annotations without effect
        fault(faults, THERE + "Strays#text asks for java.lang.String of 'text'", "inject a Sender, Receiver");
        fault(faults, THERE + "Strays#forgotten() has @SendTo, but is no handler");
        fault(faults, THERE + "Contract#promised() is annotated with @Receive", "annotate the method of the bean");
        fault(faults, THERE + "Strays#nameless()", "names nothing");
        fault(faults, THERE + "Strays#doubled()", "its @SendTo names a channel twice");
        fault(faults, THERE + "Inherited#generic()", "type variables");
        // switched off
        fault(faults, THERE + "Off#off asks for an end of channel 'off'", "Instance<Sender<..>>");
        fault(faults, THERE + "Off#toOff() sends to channel 'off'", "remove it from @SendTo");
        fault(faults, "the dead letters of channel 'dying-off' go to channel 'off-dead'", "switch the channel on");
        fault(faults, "the dead letters of stage 'third' of pipeline 'mill' go to channel 'off-dead'",
                "remove quarkus.sluice.pipelines.mill.stage.third.dead-letter");
        fault(faults, "no channel named 'offf' is used", "did you mean 'off'?");
        // what can be changed
        fault(faults, "type " + THERE + "Basket (channel 'baskets'", "Basket.items -> Item.labels -> Label.setText(): a setter",
                "@MessageSafe");
        // warnings come along
        fault(faults, "cycle", "here -> Circle.forth -> there -> Circle.back -> here");
        fault(faults, "channel 'unread-dead' gets the dead letters of channel 'dying-unread', stage 'only' of pipeline 'ends'");

        assertThat(message).contains("has 55 faults").contains("and 2 warnings");
        assertThat(faults.subList(0, 55)).isSorted();
        assertThat(faults.subList(55, faults.size())).isSorted().hasSize(2);
    }

    private static void fault(List<String> faults, String... parts) {
        assertThat(faults).anySatisfy(fault -> assertThat(fault).contains(parts));
    }

    @Singleton
    @SuppressWarnings("rawtypes")
    static class Ends {

        @ChannelName
        Sender raw;
        @ChannelName
        Receiver<?> wild;
        @ChannelName
        Receiver<List<?>> nested;
        @ChannelName
        Requester halfRaw;
        @ChannelName("twice")
        Sender<String> asString;
        @ChannelName("twice")
        Receiver<Integer> asInteger;
        @ChannelName
        Sender<String> handled;
        @ChannelName
        Receiver<String> target;
        @ChannelName("generic")
        Sender<List<String>> strings;
        @ChannelName("generic")
        Receiver<List<Integer>> integers;
        @ChannelName
        Requester<String, String> asked;
    }

    static class Handlers {

        @Receive("handled")
        void handled(int message) {
        }

        @Receive("source")
        @SendTo("target")
        Long source(String message) {
            return 1L;
        }

        @Respond("asked")
        Integer asked(Integer request) {
            return request;
        }

        @Receive("dying")
        void dying(String message) {
        }

        @Receive("dying-dead")
        void dead(String message) {
        }

        @Receive(value = "rivals", competing = true)
        void one(String message) {
        }

        @Receive("rivals")
        void other(String message) {
        }

        @Respond("two")
        String answer(String request) {
            return request;
        }

        @Respond("two")
        String alsoAnswer(String request) {
            return request;
        }

        @Receive(value = "shared", competing = true)
        void fine(String message) {
        }

        @Receive(value = "shared", competing = true)
        void alsoFine(String message) {
        }
    }

    static class Signatures {

        @Receive("s1")
        void none() {
        }

        @Receive("s2")
        void two(String one, String other) {
        }

        @Receive("s3")
        private void hidden(String message) {
        }

        @Receive("s4")
        String lost(String message) {
            return message;
        }

        @Receive("s5")
        Uni<String> lostLater(String message) {
            return Uni.createFrom().item(message);
        }

        @Receive("s6")
        @SendTo("s6b")
        void nothingToSend(String message) {
        }

        @Respond("s7")
        void noReply(String request) {
        }

        @Subscribe("s8")
        String subscriberReturns(String event) {
            return event;
        }

        @Undelivered("s9")
        String undeliveredReturns(String message) {
            return message;
        }

        @Blocking
        @NonBlocking
        @Receive("s10")
        void undecided(String message) {
        }

        @Receive("s11")
        <T> void typeVariable(T message) {
        }

        @Respond("s12")
        Integer otherRequest(String text, Request<String, String> request) {
            return 1;
        }

        @Subscribe(value = "s13", filter = OfNumbers.class)
        void filtered(String event) {
        }
    }

    static class OfNumbers implements Predicate<Integer> {

        @Override
        public boolean test(Integer number) {
            return true;
        }
    }

    static class Stages {

        @ChannelName("unset")
        Pipeline<String, String> injected;

        @ChannelName
        Pipeline<String, String> ends;

        @Stage("mill.first")
        int first(String line) {
            return 1;
        }

        @Stage("mill.second")
        void second(String text) {
        }

        @Stage("mill.third")
        String third(String text) {
            return text;
        }

        @Stage("mill.sceond")
        String unknown(String text) {
            return text;
        }

        @Stage("nowhere.stage")
        String unconfigured(String text) {
            return text;
        }

        @Stage("short.only")
        String only(String text) {
            return text;
        }

        @Stage("ends.only")
        Integer endsOnly(Integer number) {
            return number;
        }
    }
}
