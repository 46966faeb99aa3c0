package io.quarkiverse.sluice.demo.desk.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.cdi.ChannelName;

/**
 * Feeds files into the pipeline of imports. It reads no faster than the pipeline takes the lines, so a slow database slows
 * the client down instead of filling memory.
 */
@ApplicationScoped
class Importer {

    private final Pipeline<LineBatch, Void> pipeline;
    private final ImportConfig config;

    Importer(@ChannelName("imports") Pipeline<LineBatch, Void> pipeline, ImportConfig config) {
        this.pipeline = pipeline;
        this.config = config;
    }

    /**
     * Takes a file in.
     * <p>
     * <b>Blocking:</b> until each of its lines is stored or rejected.
     *
     * @throws IOException if the file breaks off; the batches that went in by then are still stored
     * @throws ChannelClosedException if the application goes down
     * @throws InterruptedException if the thread is interrupted
     */
    ImportReport take(LineFormat format, InputStream file) throws IOException, InterruptedException {
        var upload = new Upload(format, config.maxBadLines());
        feed(upload, new LineReader(file, config.maxLineLength()));
        while (!upload.batches().awaitNone()) {
            if (pipeline.output().isDrained()) {
                pipeline.output().receive(); // throws why the pipeline ended before the file did
            }
        }
        return upload.report();
    }

    private void feed(Upload upload, LineReader reader) throws IOException, InterruptedException {
        var lines = new ArrayList<Line>();
        int bytes = 0;
        for (Line line = reader.next(); line != null; line = reader.next()) {
            if (line.number() == 1 && upload.format().isHeader(line.text())) {
                continue;
            }
            lines.add(line);
            bytes += line.size();
            if (lines.size() >= config.batchLines() || bytes >= config.batchBytes()) {
                send(new LineBatch(upload, List.copyOf(lines)));
                lines.clear();
                bytes = 0;
            }
        }
        if (!lines.isEmpty()) {
            send(new LineBatch(upload, List.copyOf(lines)));
        }
    }

    private void send(LineBatch batch) throws InterruptedException {
        batch.upload().batches().started();
        pipeline.input().send(batch);
    }
}
