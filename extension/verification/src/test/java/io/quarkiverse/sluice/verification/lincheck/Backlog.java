package io.quarkiverse.sluice.verification.lincheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.quarkiverse.sluice.verification.Flavour;

/** What is queued in the {@link ChannelModel}, in the order it came. */
final class Backlog {

    private final Comparator<Integer> rank;
    private final List<Integer> messages = new ArrayList<>();

    Backlog(Flavour flavour) {
        this.rank = Comparator.comparing(flavour::rank);
    }

    void add(int message) {
        messages.add(message);
    }

    /** O1: the first of those that rank lowest. */
    int takeNext() {
        return take(rank);
    }

    /** Overflow: the first of those that rank highest. */
    int giveUp() {
        return take(rank.reversed());
    }

    /** Of equals the minimum is the first. */
    private int take(Comparator<Integer> order) {
        Integer taken = messages.stream().min(order).orElseThrow();
        messages.remove(taken);
        return taken;
    }

    List<Integer> takeAll() {
        List<Integer> all = messages.stream().sorted(rank).toList();
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
