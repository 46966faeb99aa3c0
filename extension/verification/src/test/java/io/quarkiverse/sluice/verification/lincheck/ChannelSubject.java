package io.quarkiverse.sluice.verification.lincheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.verification.Flavour;
import io.smallrye.mutiny.Uni;

/**
 * The operations on the engine. {@link ScenarioGenerator} knows them from the interface; Lincheck itself wants to see at
 * least one marked.
 */
public final class ChannelSubject implements ChannelOperations {

    private List<Sender<Integer>> senders = List.of();
    private List<Receiver<Integer>> receivers = List.of();
    private @Nullable ChannelControl<Integer> control;
    private final ThreadLocal<List<String>> lost = ThreadLocal.withInitial(ArrayList::new);
    private final ConcurrentLinkedQueue<String> withdrawn = new ConcurrentLinkedQueue<>();
    private final AsyncSlot[] slots = new AsyncSlot[ScenarioGenerator.SLOTS];
    /** Each is taken, used and closed by one thread. */
    private final Permit<?>[] permits = new Permit<?>[ScenarioGenerator.SLOTS];

    public ChannelSubject() {
        Arrays.setAll(slots, slot -> new AsyncSlot());
        open(Flavour.BOUNDED_1);
    }

    @Override
    public void open(Flavour flavour) {
        ChannelPair<Integer> channel = flavour.open(this::undelivered);
        senders = List.of(channel.sender(), channel.sender().duplicate());
        receivers = List.of(channel.receiver(), channel.receiver().duplicate());
        control = channel.control();
    }

    private void undelivered(Integer message, UndeliveredReason reason) {
        if (reason == UndeliveredReason.WITHDRAWN) {
            // Whether the canceller or the cancelled hands it over is open when they meet.
            withdrawn.add(reason + " " + message);
        } else {
            lost.get().add(reason + " " + message);
        }
    }

    private String outcome(Callable<Object> operation) {
        Object outcome;
        try {
            outcome = operation.call();
        } catch (Exception refused) {
            outcome = Refusal.of(refused);
        }
        String text = Text.outcome(outcome, lost.get());
        lost.remove();
        return text;
    }

    @Override
    public String trySend(int end, int message) {
        return outcome(() -> senders.get(end).trySend(message) ? "sent" : "full");
    }

    @Override
    public String tryReceive(int end) {
        return outcome(() -> {
            Integer message = receivers.get(end).tryReceive();
            return message == null ? "empty" : "received " + message;
        });
    }

    @Override
    public String send(int end, int message) {
        return outcome(() -> {
            senders.get(end).send(message);
            return "sent";
        });
    }

    @Override
    public String receive(int end) {
        return outcome(() -> "received " + receivers.get(end).receive());
    }

    @Override
    public String awaitSend(int end, int message) {
        return outcome(() -> begun(senders.get(end).sendAsync(message), new AsyncSlot()).await());
    }

    @Override
    public String awaitReceive(int end) {
        return outcome(() -> begun(receivers.get(end).receiveAsync(), new AsyncSlot()).await());
    }

    private static AsyncSlot begun(Uni<?> operation, AsyncSlot slot) {
        operation.subscribe().withSubscriber(slot);
        return slot;
    }

    @Override
    public String sendAsync(int end, int slot) {
        return outcome(() -> {
            begun(senders.get(end).sendAsync(slot), slots[slot]);
            return "begun";
        });
    }

    @Override
    public void receiveAsync(int end, int slot) {
        begun(receivers.get(end).receiveAsync(), slots[slot]);
    }

    @Override
    public void reserveAsync(int end, int slot) {
        begun(senders.get(end).reserveAsync(), slots[slot]);
    }

    @Override
    public void cancel(int started) {
        slots[started].cancel();
    }

    @Override
    public String tryReserve(int end, int slot) {
        return outcome(() -> {
            permits[slot] = senders.get(end).tryReserve();
            return permits[slot] == null ? "full" : "permit";
        });
    }

    @Override
    public String usePermit(int permit, int message) {
        return outcome(() -> {
            @SuppressWarnings("unchecked")
            var taken = (Permit<Integer>) permits[permit];
            permits[permit] = null;
            if (taken == null) {
                return "none";
            }
            taken.send(message);
            return "sent";
        });
    }

    @Override
    public void closePermit(int permit) {
        if (permits[permit] != null) {
            permits[permit].close();
            permits[permit] = null;
        }
    }

    @Override
    public void closeSender(int end) {
        senders.get(end).close();
    }

    @Override
    public String closeReceiver(int end) {
        return outcome(() -> {
            receivers.get(end).close();
            return "closed";
        });
    }

    @Override
    public String closeAndDrain(int end) {
        return outcome(receivers.get(end)::closeAndDrain);
    }

    @Override
    public String fail(int end) {
        return outcome(() -> {
            senders.get(end).fail(new IllegalStateException("on purpose"));
            return "failed";
        });
    }

    @Override
    public String failNow(int end) {
        return outcome(() -> {
            senders.get(end).failNow(new IllegalStateException("on purpose"));
            return "failed";
        });
    }

    @Override
    public void pause() {
        control.pause();
    }

    @Override
    public void resume() {
        control.resume();
    }

    @Override
    public void resize(int capacity) {
        control.resize(capacity);
    }

    @Override
    public long depth() {
        return receivers.get(0).depth();
    }

    @Override
    public boolean isSenderClosed(int end) {
        return senders.get(end).isClosed();
    }

    @Override
    public boolean isReceiverClosed(int end) {
        return receivers.get(end).isClosed();
    }

    @Override
    public boolean isDrained() {
        return receivers.get(0).isDrained();
    }

    @Override
    @Operation
    public String outcomes() {
        var states = new TreeMap<Integer, String>();
        for (int slot = 0; slot < slots.length; slot++) {
            String state = slots[slot].state();
            if (state != null) {
                states.put(slot, state);
            }
        }
        long depth = depth();
        resume();
        var rest = new ArrayList<String>();
        for (int end = 0; end < Ends.COUNT; end++) {
            int from = end;
            Text.addAll(rest, () -> tryReceive(from));
        }
        return Text.outcomes(states, new TreeSet<>(withdrawn), depth, rest);
    }
}
