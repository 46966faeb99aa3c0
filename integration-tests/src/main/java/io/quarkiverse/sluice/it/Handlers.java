package io.quarkiverse.sluice.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkiverse.sluice.cdi.Undelivered;
import io.smallrye.common.annotation.NonBlocking;

/** Handler methods of channels. */
@ApplicationScoped
public class Handlers {

    private final List<String> dropped = new CopyOnWriteArrayList<>();

    @Receive("paid")
    @SendTo("parcels")
    String ship(Order order) {
        return order.count() + " x " + order.article() + " by " + Thread.currentThread().getName();
    }

    @NonBlocking
    @Receive("threads")
    @SendTo("thread-names")
    String thread(String question) {
        return Thread.currentThread().getName();
    }

    @Receive("risky")
    void risk(String text) {
        throw new IllegalArgumentException("refused");
    }

    @Receive("rows")
    @SendTo("sums")
    int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    @Undelivered("latest")
    void lost(Integer number, UndeliveredReason why) {
        dropped.add(number + " " + why);
    }

    List<String> dropped() {
        return dropped;
    }
}
