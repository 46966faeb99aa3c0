package io.quarkiverse.sluice.verification.lincheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.quarkiverse.sluice.verification.Flavour;

/** What is queued in the {@link ChannelModel}, in the order it came. */
final class Backlog {

    private final Flavour flavour;
    private final List<Integer> messages = new ArrayList<>();

    Backlog(Flavour flavour) {
        this.flavour = flavour;
    }

    /** Not kept: Lincheck looks into the state and may not into the JDK's lambdas. */
    private Comparator<Integer> byRank() {
        return Comparator.comparing(flavour::rank);
    }

    void add(int message) {
        messages.add(message);
    }

    /** O1: the first of those that rank lowest. */
    int takeNext() {
        return take(byRank());
    }

    /** Overflow: the first of those that rank highest. */
    int giveUp() {
        return take(byRank().reversed());
    }

    /** Of equals the minimum is the first. */
    private int take(Comparator<Integer> order) {
        Integer taken = messages.stream().min(order).orElseThrow();
        messages.remove(taken);
        return taken;
    }

    List<Integer> takeAll() {
        List<Integer> all = messages.stream().sorted(byRank()).toList();
        messages.clear();
        return all;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    int size() {
        return messages.size();
    }
}
