package io.quarkiverse.sluice.runtime.lifecycle;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.quarkiverse.sluice.runtime.handler.Dispatcher;
import io.quarkiverse.sluice.runtime.node.Node;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;
import io.quarkiverse.sluice.runtime.wiring.ShutdownGroup;

/**
 * Ends everything in order: what goes in first is closed and drained first. It goes by the system's clock and not by that of
 * the channels, which a test may have stopped: an application has to come to its end all the same.
 */
final class Shutdown {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.sluice");

    /** A cycle is at rest when it was found idle that often in a row: a message may be between two hands for a moment. */
    private static final int LOOKS = 3;

    private static final long LOOK_MILLIS = 5;

    /** How long interrupted handlers and their dead letters have. */
    private static final long GRACE_MILLIS = 1000;

    private final Map<NodeRef, Node> nodes;
    private final Duration timeout;
    private final long deadline;

    Shutdown(Map<NodeRef, Node> nodes, Duration timeout) {
        this.nodes = nodes;
        this.timeout = timeout;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Drains the groups one after another and ends each. Once the drain timeout is over, what is left is handed over and
     * running handlers are interrupted; what they send on then, dead letters above all, still finds its channel open.
     * <p>
     * <b>Blocking:</b> at most the drain timeout and {@value #GRACE_MILLIS} ms.
     */
    void run(List<ShutdownGroup> order) {
        boolean late = false;
        for (ShutdownGroup group : order) {
            List<Node> members = group.nodes().stream().map(nodes::get).toList();
            long limit = late ? deadline + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS) : deadline;
            if (group.cycle()) {
                await(() -> members.stream().allMatch(Node::isIdle), LOOKS, limit);
            }
            members.forEach(Node::complete);
            late |= !await(() -> members.stream().allMatch(Node::isDrained), 1, limit);
            report(members);
            end(members);
        }
    }

    private void end(List<Node> members) {
        members.forEach(Node::shutdown);
        members.stream().flatMap(node -> node.dispatchers().stream()).forEach(Dispatcher::interrupt);
        boolean ended = await(() -> members.stream().allMatch(Node::handlersIdle), 1,
                deadline + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS));
        if (!ended) {
            LOG.warnf("Handlers that do not end though they were interrupted are left behind: %s",
                    list(members, node -> !node.handlersIdle(), node -> ""));
        }
    }

    /** How much of the drain timeout is left. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private static boolean await(BooleanSupplier condition, int looks, long limit) {
        try {
            int hits = condition.getAsBoolean() ? 1 : 0;
            while (hits < looks && System.nanoTime() - limit < 0) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                hits = condition.getAsBoolean() ? hits + 1 : 0;
            }
            return hits >= looks;
        } catch (InterruptedException e) {
            // whoever stops the application is in a hurry: what is left is handed over without waiting any longer
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void report(Collection<Node> all) {
        String left = list(all, node -> node.depth() > 0, node -> " " + node.depth());
        String inHand = list(all, node -> node.inHand() > 0, node -> " " + node.inHand());
        String running = list(all, node -> !node.handlersQuiet(), node -> "");
        if (!left.isEmpty()) {
            LOG.warnf("Messages left at shutdown (drain timeout %s): %s", timeout, left);
        }
        if (!inHand.isEmpty()) {
            LOG.warnf("Messages in the hands of handlers at shutdown (drain timeout %s): %s", timeout, inHand);
        }
        if (!running.isEmpty()) {
            LOG.warnf("Handlers still running at shutdown (drain timeout %s) are interrupted: %s", timeout, running);
        }
    }

    private static String list(Collection<Node> nodes, Predicate<Node> which, Function<Node, String> figure) {
        return nodes.stream().filter(which)
                .map(node -> node.ref().kind().label() + " '" + node.ref().name() + "'" + figure.apply(node))
                .collect(Collectors.joining(", "));
    }
}
