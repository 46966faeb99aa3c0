package io.quarkiverse.sluice.demo.desk.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

import io.quarkiverse.sluice.cdi.MessageSafe;

/**
 * The book-keeping of one file: it travels with each of the file's batches, so that files in the same pipeline do not mix.
 * Thread-safe.
 */
@MessageSafe
final class Upload {

    private final UUID id = UUID.randomUUID();
    private final LineFormat format;
    private final int maxBadLines;
    private final BatchCount batches = new BatchCount();
    private final TreeMap<Long, String> badLines = new TreeMap<>();
    private long stored;
    private long rejected;

    Upload(LineFormat format, int maxBadLines) {
        this.format = format;
        this.maxBadLines = maxBadLines;
    }

    UUID id() {
        return id;
    }

    LineFormat format() {
        return format;
    }

    /** The batches that are on their way. */
    BatchCount batches() {
        return batches;
    }

    synchronized void stored(int lines) {
        stored += lines;
    }

    /** Counts a bad line and remembers it if it is among the first, whichever stage found it when. */
    synchronized void rejected(long line, String reason) {
        rejected++;
        badLines.put(line, reason);
        if (badLines.size() > maxBadLines) {
            badLines.pollLastEntry();
        }
    }

    synchronized ImportReport report() {
        List<BadLine> shown = new ArrayList<>();
        badLines.forEach((line, reason) -> shown.add(new BadLine(line, reason)));
        return new ImportReport(id, stored + rejected, stored, rejected, shown, rejected - shown.size());
    }
}
