package io.quarkiverse.sluice.classics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receivable;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * Scenarios of concurrent tasks, from every kind of caller. An operation that a scenario starts ({@code crew}) runs by
 * itself; a task ({@link #go}) has a thread of its own and calls the operations here, which wait on that thread: in the
 * blocking form, or in the asynchronous one, whose outcome it awaits.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Caller.class)
public abstract class Scenario {

    /** Long enough for a timed wait to have begun, short enough to run out often. */
    protected static final Duration BRIEFLY = Duration.ofMillis(5);
    /** A time that no correct run uses up. */
    protected static final Duration LONG = Duration.ofMinutes(1);

    /** A task without a result. */
    @FunctionalInterface
    protected interface Action {
        void run() throws Exception;
    }

    @Parameter
    protected Caller caller;
    protected Crew crew;
    private final Queue<AssertionError> faults = new ConcurrentLinkedQueue<>();

    protected static Stream<Arguments> everyFlavourInEveryStyle() {
        return Arrays.stream(Flavour.values())
                .flatMap(flavour -> Arrays.stream(Style.values()).map(style -> Arguments.of(flavour, style)));
    }

    @BeforeEach
    void startCrew() {
        assumeTrue(caller.isAvailable(), "This JDK has no virtual threads");
        crew = new Crew(caller);
    }

    @AfterEach
    void noThreadAndNoFaultStays() {
        if (crew != null) {
            crew.close();
        }
        assertThat(faults).as("what went wrong in a task").isEmpty();
    }

    protected <V> Op<V> go(String what, Callable<V> task) {
        return crew.call(what, () -> {
            try {
                return task.call();
            } catch (AssertionError e) {
                faults.add(e);
                throw e;
            }
        });
    }

    protected Op<Void> go(String what, Action task) {
        return go(what, () -> {
            task.run();
            return null;
        });
    }

    protected <T> void send(Sender<T> to, T message) throws InterruptedException {
        if (caller.blocks()) {
            to.send(message);
        } else {
            Async.await(to.sendAsync(message));
        }
    }

    /** Whether the message was sent in time. */
    protected <T> boolean send(Sender<T> to, T message, Duration timeout) throws InterruptedException {
        if (caller.blocks()) {
            return to.send(message, timeout);
        }
        return Async.await(to.sendAsync(message, timeout).replaceWith(true)
                .onFailure(ChannelTimeoutException.class).recoverWithItem(false));
    }

    protected <T> T receive(Receivable<T> from) throws InterruptedException {
        return caller.blocks() ? from.receive() : Async.await(from.receiveAsync());
    }

    protected <T> @Nullable T receive(Receivable<T> from, Duration timeout) throws InterruptedException {
        return caller.blocks() ? from.receive(timeout)
                : Async.await(from.receiveAsync(timeout).onFailure(ChannelTimeoutException.class).recoverWithNull());
    }

    /** The next message, or {@code null} once the channel is completed. */
    protected <T> @Nullable T receiveOrEnd(Receivable<T> from) throws InterruptedException {
        try {
            return receive(from);
        } catch (ChannelClosedException closed) {
            assertThat(closed.reason()).isEqualTo(CloseReason.COMPLETED);
            return null;
        }
    }

    /** Lets a clause happen on the calling thread. */
    protected <R> @Nullable R choose(Select<R> select) throws InterruptedException {
        return caller.blocks() ? select.await() : Async.await(select.awaitAsync());
    }

    /** Lets a clause happen by itself. */
    protected <R> Op<R> start(Select<R> select) {
        return caller.blocks() ? crew.call("await", select::await) : crew.subscribe("awaitAsync", select.awaitAsync());
    }

    protected static <T> ChannelPair<T> channel(Flavour flavour) {
        return flavour.<T> builder("orders").build();
    }

    /** Queues as many numbers as there is room for, from 0 on. */
    protected static List<Integer> fill(Sender<Integer> sender, Flavour flavour) {
        var numbers = numbers(flavour.backlog());
        assertThat(sender.trySendAll(numbers)).isEqualTo(numbers.size());
        return numbers;
    }

    protected static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    protected static CloseReason closed(Op<?> op) {
        var failure = op.failure();
        if (failure instanceof ChannelClosedException closed) {
            return closed.reason();
        }
        throw new AssertionError("The channel should have been closed", failure);
    }

    /** Whether the operation returned and was not stopped. */
    protected static boolean returned(Op<?> op) {
        try {
            op.value();
            return true;
        } catch (CancellationException | AssertionError e) {
            if (e instanceof CancellationException || e.getCause() instanceof InterruptedException) {
                return false;
            }
            throw e;
        }
    }

    /** Why the call found the channel closed. */
    protected static CloseReason closed(Action call) throws Exception {
        try {
            call.run();
        } catch (ChannelClosedException closed) {
            return closed.reason();
        }
        throw new AssertionError("The channel should have been closed");
    }

    protected static <T> void assertNobodyWaits(ChannelPair<T> channel) {
        var figures = channel.control().statistics();
        assertThat(figures.waitingSenders()).as("waiting senders").isZero();
        assertThat(figures.waitingReceivers()).as("waiting receivers").isZero();
    }
}
