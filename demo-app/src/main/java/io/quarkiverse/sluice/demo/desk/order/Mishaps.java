package io.quarkiverse.sluice.demo.desk.order;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/** What goes wrong while packing, so that it can be seen what becomes of it: some articles break, some cannot be packed. */
@ApplicationScoped
public class Mishaps {

    /** Articles whose code begins so break the first two times. */
    static final String FRAGILE = "fragile-";

    /** Articles whose code begins so can never be packed. */
    static final String UNPACKABLE = "unpackable-";

    private static final int BREAKS = 2;

    private final Map<UUID, Integer> broken = new ConcurrentHashMap<>();

    /** Fails if something goes wrong with this order this time. */
    void maybe(Order order) {
        if (order.article().startsWith(UNPACKABLE)) {
            throw new MishapException("There is no box for it");
        }
        if (order.article().startsWith(FRAGILE)) {
            if (broken.merge(order.id(), 1, Integer::sum) <= BREAKS) {
                throw new MishapException("It broke");
            }
            forget(order);
        }
    }

    /** Keeps nothing of an order that is not packed any more. */
    void forget(Order order) {
        broken.remove(order.id());
    }
}
