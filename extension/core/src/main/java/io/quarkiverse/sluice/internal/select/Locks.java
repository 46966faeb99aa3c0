package io.quarkiverse.sluice.internal.select;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.wait.Deferred;
import io.quarkiverse.sluice.internal.wait.Guard;

/** The locks of several channels, taken in one global order and released together; what they deferred runs after all. */
final class Locks implements AutoCloseable {

    private final List<Guard> held;

    private Locks(List<Guard> guards) {
        this.held = guards;
        held.get(0).lock();
        held.subList(1, held.size()).forEach(Guard::lockToo);
    }

    static Locks of(List<? extends Clause<?>> clauses) {
        if (clauses.size() == 1) {
            return new Locks(List.of(clauses.get(0).guard()));
        }
        var guards = new TreeSet<Guard>();
        clauses.forEach(clause -> guards.add(clause.guard()));
        return new Locks(List.copyOf(guards));
    }

    @Override
    public void close() {
        var deferred = new ArrayList<@Nullable Deferred>(held.size());
        held.forEach(guard -> deferred.add(guard.release()));
        deferred.forEach(Deferred::runAll);
    }
}
