package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.MessageSafe;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.arc.Unremovable;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/** What is safe, or vouched for, passes even where everything else fails the build. */
class MessageSafetyPassTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Desk.class, Order.class, State.class, Shape.class, Circle.class,
                    Immutable.class, Annotated.class, Vouched.class, Sealed.class, Lazy.class, Copying.class, Node.class))
            .overrideConfigKey("quarkus.sluice.message-safety", "fail");

    @Inject
    Desk desk;

    @Test
    void build_withSafeMessages_succeeds() {
        assertThat(desk.bytes.trySend(new byte[0])).isTrue();
    }

    @Singleton
    @Unremovable
    static class Desk {

        @ChannelName
        Sender<Order> orders;
        @ChannelName
        Sender<Map<State, Optional<List<Shape>>>> shapes;
        @ChannelName
        Sender<Annotated> annotated;
        @ChannelName
        Sender<Vouched> vouched;
        @ChannelName
        Sender<Lazy> lazy;
        @ChannelName
        Sender<Copying> copying;
        @ChannelName
        Sender<Node> nodes;

        /** Vouched for here, and so everywhere in this channel. */
        @ChannelName
        @MessageSafe
        Sender<byte[]> bytes;
        @ChannelName("bytes")
        Receiver<byte[]> bytesOut;

        final Sender<ArrayList<String>> lists;

        Desk(@ChannelName @MessageSafe Sender<ArrayList<String>> lists) {
            this.lists = lists;
        }

        @Receive("orders")
        void order(Order order) {
        }

        @Receive("shapes")
        void shapes(Map<State, Optional<List<Shape>>> shapes) {
        }

        @Receive("annotated")
        void annotated(Annotated message) {
        }

        @Receive("vouched")
        void vouched(Vouched message) {
        }

        @Receive("lazy")
        void lazy(Lazy message) {
        }

        @Receive("copying")
        void copying(Copying message) {
        }

        @Receive("lists")
        void lists(List<String> message) {
        }

        @Receive("nodes")
        void node(Node node) {
        }
    }

    record Order(int count, Long total, String name, BigDecimal price, Instant at, ZonedDateTime from, UUID id, URI link,
            Optional<String> note, OptionalLong limit, Set<State> states, Collection<? extends Number> numbers, State state,
            Class<?> type, File file, Throwable failure, DeadLetter<String> dead, Sender<String> answers, Uni<String> later,
            AtomicLong counter, ConcurrentHashMap<String, Long> counts, DelayQueue<?> queue, Object anything,
            @MessageSafe byte[] digest) {
    }

    enum State {
        NEW(1),
        OLD(2);

        public int code;

        State(int code) {
            this.code = code;
        }
    }

    interface Shape {

        double area();
    }

    record Circle(double radius) implements Shape {

        @Override
        public double area() {
            return radius * radius * Math.PI;
        }
    }

    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface Immutable {
    }

    @Immutable
    static class Annotated {

        public int[] values;
    }

    @MessageSafe
    static class Vouched {

        public int[] values;
    }

    sealed interface Sealed permits Lazy, Copying {
    }

    /** What is private and has no setter is not visible. */
    static final class Lazy implements Sealed {

        private int hash;

        @Override
        public int hashCode() {
            if (hash == 0) {
                hash = 7;
            }
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Lazy;
        }
    }

    /** Its setter makes a copy. */
    static final class Copying implements Sealed {

        private final String name;

        Copying(String name) {
            this.name = name;
        }

        public Copying setName(String other) {
            return new Copying(name + other);
        }
    }

    record Node(Node parent, List<Node> children, Sealed content) {
    }
}
