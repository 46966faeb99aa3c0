package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Key;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Respond;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkiverse.sluice.cdi.Undelivered;
import io.quarkus.test.QuarkusUnitTest;

class HandlerWiringFaultsTest {

    private static final String HERE = HandlerWiringFaultsTest.class.getName() + "$";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Handlers.class, TwoKeys.class, HiddenKey.class, WrongKey.class,
                    Fine.class, Parent.class))
            .assertException(HandlerWiringFaultsTest::listsEveryFault);

    @Test
    void build_withFaults_fails() {
        Assertions.fail("the application must not start");
    }

    private static void listsEveryFault(Throwable failure) {
        String message = Stream.iterate(failure, t -> t != null, Throwable::getCause).map(String::valueOf)
                .filter(text -> text.contains("The wiring of Sluice has")).findFirst().orElseThrow();
        List<String> faults = message.lines().filter(line -> line.startsWith(" - ")).toList();

        fault(faults, HERE + "Handlers#respond()", "'asked'", "only a @Receive handler takes batches",
                "take java.lang.String");
        fault(faults, HERE + "Handlers#subscribe()", "'events'", "only a @Receive handler takes batches");
        fault(faults, HERE + "Handlers#undelivered()", "'single'", "only a @Receive handler takes batches");
        fault(faults, "channel 'wrong'", "java.lang.Integer at " + HERE + "Handlers#wrong",
                "java.util.List<java.lang.String> at " + HERE + "Handlers#wrongBatch()");
        fault(faults, HERE + "Handlers#twoKeys()", "'two'", "have 2 keys", HERE + "TwoKeys#article()",
                HERE + "Parent#customer()", "keep one @Key");
        fault(faults, HERE + "HiddenKey#id", "private without a getter", "annotate an instance method");
        fault(faults, HERE + "WrongKey#of()", "instance method without parameters");
        fault(faults, HERE + "Handlers#negative()", "concurrency=-1");
        fault(faults, HERE + "Handlers#nowhere()", "names no channel");
        fault(faults, HERE + "Handlers#twice()", "names a channel twice");
        assertThat(message).contains("has " + faults.size() + " faults");
        assertThat(faults).isSorted().hasSize(10);
    }

    private static void fault(List<String> faults, String... parts) {
        assertThat(faults).anySatisfy(fault -> assertThat(fault).contains(parts));
    }

    interface Parent {

        @Key
        String customer();
    }

    record TwoKeys(@Key String article, String customer) implements Parent {
    }

    static class HiddenKey {

        @Key
        private String id;
    }

    static class WrongKey {

        @Key
        String of(int part) {
            return "";
        }
    }

    /** The annotation on a component, its accessor and what that overrides is one key. */
    record Fine(@Key String customer) implements Parent {

        @Key
        @Override
        public String customer() {
            return customer;
        }
    }

    static class Handlers {

        @ChannelName
        Requester<String, String> asked;
        @ChannelName
        Broadcaster<String> events;
        @ChannelName
        @ReachedByRegistry
        Sender<String> single;
        @ChannelName
        Sender<TwoKeys> two;
        @ChannelName
        Sender<HiddenKey> hidden;
        @ChannelName
        Sender<WrongKey> mistaken;
        @ChannelName
        Sender<Fine> fine;
        @ChannelName
        Sender<Integer> wrong;

        @Respond("asked")
        String respond(List<String> requests) {
            return "";
        }

        @Subscribe("events")
        void subscribe(List<String> all) {
        }

        @Undelivered("single")
        void undelivered(List<String> lost) {
        }

        @Receive("wrong")
        void wrongBatch(List<String> messages) {
        }

        @Receive("two")
        void twoKeys(TwoKeys message) {
        }

        @Receive("hidden")
        void hiddenKey(HiddenKey message) {
        }

        @Receive("mistaken")
        void wrongKey(WrongKey message) {
        }

        @Receive("fine")
        void fine(Fine message) {
        }

        @Receive(value = "minus", concurrency = -1)
        void negative(String message) {
        }

        @Receive("lost")
        @SendTo({})
        String nowhere(String message) {
            return message;
        }

        @Receive("doubled")
        @SendTo({ "copy", "copy" })
        String twice(String message) {
            return message;
        }
    }
}
