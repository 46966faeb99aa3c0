package io.quarkiverse.sluice.internal.pipeline;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.internal.channel.StandardReceiver;
import io.quarkiverse.sluice.internal.wait.Spin;

/** Takes messages from the channel before a stage, as many at once as the stage may have open. Thread-safe. */
final class Intake {

    private static final int BATCH = 64;
    private static final int MOST_LOOKS = 110;

    private final StageRunner stage;
    private final StageLine line;
    private final StageSpec spec;
    private final StandardReceiver<Object> input;

    Intake(StageRunner stage, StageLine line, StageSpec spec, Receiver<Object> input) {
        this.stage = stage;
        this.line = line;
        this.spec = spec;
        this.input = (StandardReceiver<Object>) input;
    }

    /**
     * Takes what may be taken now, and waits without a thread for what may be taken later.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @param looksLonger whether to look a few more times before that: microseconds in all, where calling a thread back takes
     *        many more
     */
    void take(boolean looksLonger) {
        for (int room = line.beginTaking(); room > 0; room = line.beginTaking()) {
            int most = Math.min(room, BATCH);
            var messages = new ArrayList<>(most);
            if (input.drainTo(messages, most) == 0
                    && !(looksLonger && input.looks(looks()) && input.drainTo(messages, most) > 0)) {
                input.receiveAsync().subscribe().with(this::arrived, this::ended);
                return;
            }
            took(messages);
        }
    }

    /** Mostly without giving the processor away: on a busy machine each time is a long one. */
    private static int looks() {
        return Math.min(Spin.looks(), MOST_LOOKS);
    }

    private void arrived(Object message) {
        took(List.of(message));
        stage.proceed();
    }

    private void took(List<Object> messages) {
        var keyed = new ArrayList<KeyedMessage>(messages.size());
        messages.forEach(message -> keyed.add(KeyedMessage.of(message, spec.key())));
        if (!line.took(keyed)) {
            messages.forEach(message -> stage.handOver().message(message, line.end().reason()));
            stage.settleEnd();
        }
    }

    private void ended(Throwable thrown) {
        boolean completed = thrown instanceof ChannelClosedException closed && closed.reason() == CloseReason.COMPLETED;
        Throwable cause = thrown.getCause() != null ? thrown.getCause() : thrown;
        line.inputEnded(completed ? null : cause);
        stage.settleEnd();
    }
}
