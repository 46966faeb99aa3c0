package io.quarkiverse.sluice.deployment.safety;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.deployment.check.PayloadTypes;
import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.deployment.wiring.Mark;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/**
 * Finds the types of messages that can visibly be changed after they were sent, while somebody else reads them in another
 * thread: what Rust proves by {@code Send}, as far as it can be seen on the JVM.
 */
public final class SafetyCheck {

    private final Consumer<String> report;
    private final IndexView application;
    private final IndexView all;
    private final List<Use> uses = new ArrayList<>();
    private final Set<String> vouched = new HashSet<>();

    /**
     * @param report told of each type that can be changed
     * @param application the classes of the application
     * @param all any class that can be found
     */
    public SafetyCheck(Consumer<String> report, IndexView application, IndexView all) {
        this.report = report;
        this.application = application;
        this.all = all;
    }

    /** Checks what these ends and handlers carry. Whoever vouches for a type at one of them does so for its channel. */
    public void check(List<End> ends, List<Handler> handlers) {
        for (End end : ends) {
            end.arguments().forEach(argument -> add(end.node(), argument, end.place(), end.marks()));
        }
        for (Handler handler : handlers) {
            add(handler.node(), handler.payload(), handler.place(), handler.marks());
            add(handler.node(), handler.spec().targets().isEmpty() ? handler.result() : null, handler.place(),
                    handler.marks());
            handler.spec().targets().forEach(target -> add(new NodeRef(NodeKind.CHANNEL, target), handler.result(),
                    handler.place(), handler.marks()));
        }
        Map<String, Use> first = new TreeMap<>();
        uses.stream().filter(use -> !vouched.contains(use.key())).sorted(Comparator.comparing(Use::place))
                .forEach(use -> first.putIfAbsent(PayloadTypes.display(use.type()), use));
        first.values().forEach(this::inspect);
    }

    private void add(NodeRef node, @Nullable Type type, String place, Set<Mark> marks) {
        if (type != null) {
            var use = new Use(node, type, place);
            uses.add(use);
            if (marks.contains(Mark.VOUCHED)) {
                vouched.add(use.key());
            }
        }
    }

    private void inspect(Use use) {
        List<String> culprits = Inspector.inspect(use.type(), application, all);
        if (!culprits.isEmpty()) {
            report.accept("messages of type " + PayloadTypes.display(use.type()) + " (" + use.node().kind().label() + " '"
                    + use.node().name() + "', " + use.place() + ") can be changed after they are sent: "
                    + String.join(", ", culprits) + "; send records, or declare List, Set and Map, or vouch with @MessageSafe"
                    + " at the type, at its field, or where the end is injected or handled");
        }
    }

    private record Use(NodeRef node, Type type, String place) {

        String key() {
            return node + " " + PayloadTypes.display(type);
        }
    }
}
