package io.quarkiverse.sluice.internal.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Compared with looking at every reader. */
class EventLogTest {

    private static final int STEPS = 3_000;

    @RepeatedTest(20)
    void readersComeGoAndRead_logHoldsWhatTheyNeed(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        int replay = random.nextInt(3) * 5;
        var log = new EventLog<Long>(replay);
        var readers = new ArrayList<Reader>();
        for (int step = 0; step < STEPS; step++) {
            int choice = random.nextInt(20);
            if (choice == 0) {
                readers.add(new Reader(log, 1 + random.nextInt(40)));
            } else if (choice == 1 && !readers.isEmpty()) {
                readers.remove(random.nextInt(readers.size())).backlog.clear();
            } else if (choice < 11 || readers.isEmpty()) {
                log.append(log.next());
            } else {
                readers.get(random.nextInt(readers.size())).read();
            }
            check(log, readers, replay);
        }
        readers.forEach(reader -> reader.backlog.settle());
        assertThat((long) log.size()).isEqualTo(Math.max(Math.min(replay, log.next()),
                readers.stream().mapToLong(Reader::expected).max().orElse(0)));
        readers.forEach(reader -> reader.backlog.clear());
        assertThat((long) log.size()).isEqualTo(Math.min(replay, log.next()));
    }

    /** Who lags and has not looked may hold more than its own buffer, but never more than the largest. */
    private static void check(EventLog<Long> log, Iterable<Reader> readers, int replay) {
        long needed = Math.min(replay, log.next());
        long behind = needed;
        int capacity = replay;
        for (var reader : readers) {
            assertThat((long) reader.backlog.size()).isEqualTo(reader.expected());
            needed = Math.max(needed, reader.expected());
            behind = Math.max(behind, log.next() - reader.backlog.position());
            capacity = Math.max(capacity, reader.capacity);
        }
        assertThat((long) log.size()).isBetween(needed, Math.min(behind, capacity));
    }

    private static final class Reader {

        private final EventLog<Long> log;
        private final int capacity;
        private final SharedBacklog<Long> backlog;
        private long next;

        Reader(EventLog<Long> log, int capacity) {
            this.log = log;
            this.capacity = capacity;
            this.next = log.next();
            this.backlog = new SharedBacklog<>(log, next, capacity);
        }

        long expected() {
            return Math.min(capacity, log.next() - next);
        }

        void read() {
            long skipped = Math.max(0, log.next() - next - capacity);
            assertThat(backlog.settle()).isEqualTo(skipped);
            next += skipped;
            assertThat(backlog.peek()).isEqualTo(next < log.next() ? next : null);
            if (next < log.next()) {
                backlog.take();
                next++;
            }
        }
    }
}
