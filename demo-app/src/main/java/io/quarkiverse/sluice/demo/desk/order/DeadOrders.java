package io.quarkiverse.sluice.demo.desk.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** The latest dead orders, in memory: the log has them all. Thread-safe. */
@ApplicationScoped
public class DeadOrders {

    static final int KEPT = 100;

    private final Deque<DeadOrder> latest = new ArrayDeque<>();

    synchronized void add(DeadOrder order) {
        if (latest.size() == KEPT) {
            latest.removeLast();
        }
        latest.addFirst(order);
    }

    /** The latest ones, newest first. */
    public synchronized List<DeadOrder> latest() {
        return new ArrayList<>(latest);
    }
}
