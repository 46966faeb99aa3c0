package io.quarkiverse.sluice.verification.lincheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.verification.Flavour;

/** The operations on the model: what they must answer in some order. */
public final class ChannelSpecification implements ChannelOperations {

    private ChannelModel model = new ChannelModel(Flavour.BOUNDED_1);
    private boolean rendezvous;
    private final Set<Integer> cancelledEarly = new HashSet<>();
    private final Set<Integer> started = new HashSet<>();
    private final Set<Integer> permits = new HashSet<>();
    private final Set<String> withdrawn = new TreeSet<>();

    /** The message of a send without a buffer, which needs its receive to be the very next thing (R1). */
    private @Nullable Integer inHand;

    private ChannelModel model() {
        if (inHand != null) {
            throw new IllegalStateException("Nothing comes between the halves of a meeting");
        }
        return model;
    }

    private String lost(Object outcome) {
        List<String> lost = model().takeLost();
        lost.stream().filter(Text::isWithdrawal).forEach(withdrawn::add);
        return Text.outcome(outcome, lost.stream().filter(message -> !Text.isWithdrawal(message)).toList());
    }

    @Override
    public void open(Flavour flavour) {
        model = new ChannelModel(flavour);
        rendezvous = flavour == Flavour.RENDEZVOUS;
    }

    @Override
    public String trySend(int end, int message) {
        return lost(model().trySend(end, message));
    }

    @Override
    public String tryReceive(int end) {
        return lost(model().tryReceive(end));
    }

    @Override
    public String send(int end, int message) {
        String outcome = lost(model().send(end, message));
        if (outcome.equals("full") && rendezvous) {
            inHand = message;
            return "sent";
        }
        return outcome;
    }

    /** {@code "empty"} is no outcome of it: a receive that waits has not happened yet. */
    @Override
    public String receive(int end) {
        if (inHand != null && !model.isClosed(false, end)) {
            Integer message = inHand;
            inHand = null;
            return "received " + message;
        }
        return tryReceive(end);
    }

    @Override
    public String awaitSend(int end, int message) {
        return send(end, message);
    }

    @Override
    public String awaitReceive(int end) {
        return receive(end);
    }

    @Override
    public String sendAsync(int end, int slot) {
        started.add(slot);
        if (cancelledEarly.contains(slot)) {
            model().withdrawSend(slot, slot);
        } else {
            model().sendAsync(end, slot, slot);
        }
        return lost("begun");
    }

    @Override
    public void receiveAsync(int end, int slot) {
        started.add(slot);
        if (cancelledEarly.contains(slot)) {
            model().withdrawReceive(slot);
        } else {
            model().receiveAsync(end, slot);
        }
    }

    @Override
    public void reserveAsync(int end, int slot) {
        model().reserveAsync(end, slot);
    }

    @Override
    public void cancel(int slot) {
        if (started.contains(slot)) {
            model().cancel(slot);
            lost("cancelled");
        } else {
            cancelledEarly.add(slot);
        }
    }

    @Override
    public String tryReserve(int end, int slot) {
        String outcome = model().tryReserve(end);
        if (outcome.equals("permit")) {
            permits.add(slot);
        }
        return lost(outcome);
    }

    @Override
    public String usePermit(int permit, int message) {
        return permits.remove(permit) ? lost(model().usePermit(message)) : "none";
    }

    @Override
    public void closePermit(int permit) {
        if (permits.remove(permit)) {
            model().closePermit();
        }
    }

    @Override
    public void closeSender(int end) {
        model().closeSender(end);
    }

    @Override
    public String closeReceiver(int end) {
        model().closeReceiver(end, false);
        return lost("closed");
    }

    @Override
    public String closeAndDrain(int end) {
        return lost(model().closeReceiver(end, true));
    }

    @Override
    public String fail(int end) {
        return lost(model().fail(end, false));
    }

    @Override
    public String failNow(int end) {
        return lost(model().fail(end, true));
    }

    @Override
    public void pause() {
        model().setPaused(true);
    }

    @Override
    public void resume() {
        model().setPaused(false);
    }

    @Override
    public void resize(int capacity) {
        model().resize(capacity);
    }

    @Override
    public long depth() {
        return model().depth();
    }

    @Override
    public boolean isSenderClosed(int end) {
        return model().isClosed(true, end);
    }

    @Override
    public boolean isReceiverClosed(int end) {
        return model().isClosed(false, end);
    }

    @Override
    public boolean isDrained() {
        return model().isDrained();
    }

    @Override
    public String outcomes() {
        var states = new TreeMap<>(model().states());
        long depth = model().depth();
        model().setPaused(false);
        var rest = new ArrayList<String>();
        for (int end = 0; end < Ends.COUNT; end++) {
            int from = end;
            Text.addAll(rest, () -> model().tryReceive(from));
        }
        return Text.outcomes(states, withdrawn, depth, rest);
    }
}
