package io.quarkiverse.sluice.verification.lincheck;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Outcomes as text, the same for the model and the engine. */
final class Text {

    private Text() {
    }

    static boolean isWithdrawal(String lost) {
        return lost.startsWith("WITHDRAWN");
    }

    static String outcome(Object outcome, List<String> lost) {
        return lost.isEmpty() ? outcome.toString() : outcome + " and lost " + lost;
    }

    static String outcomes(Map<Integer, String> states, Collection<String> withdrawn, long depth, List<String> rest) {
        return "states " + states + ", withdrawn " + withdrawn + ", depth " + depth + ", rest " + rest;
    }

    /** What is received until nothing is, and how that is said. */
    static void addAll(List<String> all, Supplier<String> receive) {
        String outcome = receive.get();
        while (outcome.startsWith("received")) {
            all.add(outcome);
            outcome = receive.get();
        }
        all.add(outcome);
    }
}
