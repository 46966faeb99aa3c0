package io.quarkiverse.sluice.runtime.handler;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receivable;
import io.quarkiverse.sluice.SubscriptionLaggedException;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.internal.wait.Time;
import io.smallrye.common.vertx.VertxContext;

/**
 * Has the messages of a source handled, a fixed number at once, in the order that its options ask for. Thread-safe.
 *
 * @param <T> the type of the messages
 */
public final class Dispatcher<T> {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.sluice");

    /** When to try again after a place had no thread for a task. */
    private static final long PLACE_RETRY_NANOS = Duration.ofMillis(100).toNanos();

    private final String method;
    private final Receivable<T> source;
    private final MessageHandler<T> handler;
    private final FailurePolicy<T> failures;
    private final DispatchOptions<T> options;
    private final List<Lane<T>> lanes;
    private final Place place;

    private final AtomicInteger inHand = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean running;
    private volatile boolean stopped;

    private final Strand strand = new Strand();
    private final Queue<Start<T>> starts = new ConcurrentLinkedQueue<>();
    // what follows is touched on the strand only
    private final Intake<T> intake;
    private final Deque<Lane<T>> idle = new ArrayDeque<>();
    private final Backlog<T> backlog;
    private boolean refused;

    Dispatcher(String method, Receivable<T> source, MessageHandler<T> handler, FailurePolicy<T> failures,
            DispatchOptions<T> options, List<Place> places) {
        this.method = method;
        this.source = source;
        this.handler = handler;
        this.failures = failures;
        this.options = options;
        this.lanes = places.stream().map(each -> new Lane<>(this, each)).toList();
        this.place = places.get(0);
        this.intake = new Intake<>(source, options.batching(), this);
        this.backlog = new Backlog<>(options);
    }

    /** Begins to take messages. Called once. */
    public void start() {
        running = true;
        step(() -> idle.addAll(lanes));
    }

    /** Whether it takes messages or has some in hand. */
    public boolean isRunning() {
        return running;
    }

    /** Whether it has no message in hand: being handled, waiting for a retry, or set aside. */
    public boolean isIdle() {
        return inHand.get() == 0;
    }

    /** Whether no handler is running. */
    public boolean isQuiet() {
        return busy.get() == 0;
    }

    /** How many messages wait for it in its source. */
    public long backlog() {
        return source.depth();
    }

    /** How many messages it has in hand. */
    public int inHand() {
        return inHand.get();
    }

    /** Takes another look at what was held back. */
    public void resume() {
        step(() -> {
        });
    }

    /**
     * Gives up at once: interrupts the handlers that are running, cancels what they have left to do, and parts with the
     * messages in hand. Those that failed before become dead letters, the others are handed over as undelivered.
     */
    public void interrupt() {
        stopped = true;
        step(this::abandonAll);
        lanes.forEach(Lane::interrupt);
    }

    /** Does something on the strand and then has handled what can be. */
    void step(Runnable change) {
        strand.run(() -> {
            change.run();
            pump();
        });
        // not on the strand: a thread that is woken would find it taken by the one that is still waking it
        for (Start<T> start = starts.poll(); start != null; start = starts.poll()) {
            start(start.lane(), start.task());
        }
    }

    /** Likewise on a thread of the handlers: not on the timer's, which all timers share. */
    void later(Runnable change) {
        try {
            place.executor().execute(() -> step(change));
        } catch (Throwable noThread) {
            step(change);
        }
    }

    /** Runs it where no Vert.x context is current that belongs to somebody else and would be kept, and waited for. */
    void onPlainThread(Runnable task) {
        if (VertxContext.isOnDuplicatedContext()) {
            try {
                place.executor().execute(task);
                return;
            } catch (Throwable noThread) {
                // here, then
            }
        }
        task.run();
    }

    void taken(int messages) {
        inHand.addAndGet(messages);
    }

    /** Makes a task of messages that were taken, which is handled at once or in its turn. On the strand. */
    void ready(List<T> messages) {
        Task<T> task = backlog.admit(messages);
        if (task != null) {
            backlog.addReady(task);
        }
    }

    /** Begins an attempt; a failure is in its outcome. */
    CompletableFuture<Void> attempt(Task<T> task) {
        busy.incrementAndGet();
        task.begin();
        try {
            return task.isHopeless() ? CompletableFuture.failedFuture(task.failure()) : handler.handle(task.messages());
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Whether a task that failed is to be tried again. */
    boolean retries(Task<T> task, Throwable failure) {
        boolean last = failure instanceof FinalFailure;
        task.fail(last ? failure.getCause() : failure);
        if (last || stopped || task.isHopeless() || task.attempts() >= options.backoff().maxAttempts()) {
            return false;
        }
        long delay = options.backoff().nanosAfter(task.attempts(), ThreadLocalRandom.current().nextDouble());
        failures.retried(task, Duration.ofNanos(delay));
        task.retryIn(delay);
        return true;
    }

    /** Does what is to be done with a task that failed for good. Never fails. */
    CompletableFuture<Void> giveUp(Task<T> task) {
        try {
            return failures.giveUp(task).exceptionally(lost -> null);
        } catch (Throwable lost) {
            broken(lost);
            return MessageHandler.DONE;
        }
    }

    /** Takes a lane back, with its last task, which is done with or to be tried again. */
    void free(Lane<T> lane, Task<T> task) {
        busy.decrementAndGet();
        step(() -> {
            if (!task.isToBeRetried()) {
                done(task);
            } else if (stopped) {
                abandon(task);
            } else {
                backlog.park(task, () -> later(() -> backlog.due(task)));
            }
            idle.add(lane);
        });
    }

    /** Not even the failure of a task could be dealt with, for want of memory or stack. */
    void broken(Throwable failure) {
        LOG.errorf(failure, "A message of '%s' is lost: %s failed and so did what was to be done about it", source.name(),
                method);
    }

    void lagged(SubscriptionLaggedException gap) {
        LOG.debugf("%s goes on behind a gap of %d events of broadcaster '%s'", method, gap.skipped(), source.name());
    }

    private void done(Task<T> task) {
        inHand.addAndGet(-task.messages().size());
        backlog.remove(task);
    }

    private void pump() {
        while (!stopped && !refused && !idle.isEmpty()) {
            Task<T> task = next();
            if (task == null) {
                break;
            }
            Lane<T> lane = idle.remove();
            if (!lane.offer(task)) {
                starts.add(new Start<>(lane, task));
            }
        }
        if (stopped) {
            abandonAll();
        }
        if (running && intake.end() != null && backlog.isEmpty() && !intake.isGathering()) {
            running = false;
            ended(intake.end());
        }
    }

    /** What can be handled now. What was taken before is held back as long as the source is. */
    private @Nullable Task<T> next() {
        if (backlog.hasReady()) {
            return options.held().getAsBoolean() ? null : backlog.pollReady();
        }
        while (!backlog.isFull() || intake.isGathering()) {
            List<T> messages = intake.take();
            Task<T> task = messages == null ? null : backlog.admit(messages);
            if (messages == null || task != null) {
                return task;
            }
        }
        return null;
    }

    private void start(Lane<T> lane, Task<T> task) {
        try {
            lane.start(task);
        } catch (Throwable noThread) {
            step(() -> {
                idle.addFirst(lane);
                backlog.putBack(task);
                rest(noThread);
            });
        }
    }

    /** Begins nothing for a while. */
    private void rest(Throwable noThread) {
        if (!refused) {
            refused = true;
            LOG.errorf(noThread, "%s has no thread for a message of '%s'; it is tried again", method, source.name());
            Time.schedule(() -> step(() -> refused = false), Time.nanos() + PLACE_RETRY_NANOS);
        }
    }

    private void abandonAll() {
        if (intake.isGathering()) {
            ready(intake.flush());
        }
        backlog.takeOut().forEach(this::abandon);
    }

    private void abandon(Task<T> task) {
        if (task.failure() == null) {
            task.messages().forEach(this::handOver);
            done(task);
        } else {
            giveUp(task).whenComplete((sent, failure) -> step(() -> done(task)));
        }
    }

    private void handOver(T message) {
        try {
            options.undelivered().onUndelivered(Carried.unpack(message), UndeliveredReason.SHUTDOWN);
        } catch (Throwable failure) {
            LOG.errorf(failure, "A message of '%s' could not be handed over and is lost", source.name());
        }
    }

    private void ended(Throwable end) {
        source.close();
        if (!(end instanceof ChannelClosedException closed)) {
            LOG.errorf(end, "%s gets no more messages of '%s'", method, source.name());
        } else if (closed.reason() != CloseReason.COMPLETED && closed.reason() != CloseReason.SHUTDOWN) {
            LOG.warnf("%s gets no more messages: %s", method, closed.getMessage());
        }
    }

    /** A task that is to be begun in a thread of its own. */
    private record Start<T>(Lane<T> lane, Task<T> task) {
    }
}
