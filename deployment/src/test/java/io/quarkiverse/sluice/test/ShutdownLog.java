package io.quarkiverse.sluice.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import io.quarkus.test.QuarkusUnitTest;

/** Collects what is logged until the application has gone, which the test extension's own collector does not. */
final class ShutdownLog extends Handler {

    /** Where the beans of a test write to. */
    static final String TEST = "test.shutdown";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Logger> loggers = Stream.of(TEST, "io.quarkiverse.sluice").map(Logger::getLogger).toList();

    private ShutdownLog() {
    }

    /** Has the lines checked when the application has gone. */
    static QuarkusUnitTest check(QuarkusUnitTest app, Consumer<List<String>> assertion) {
        var log = new ShutdownLog();
        return app.setBeforeAllCustomizer(() -> log.loggers.forEach(logger -> logger.addHandler(log)))
                .setAfterUndeployListener(() -> {
                    log.loggers.forEach(logger -> logger.removeHandler(log));
                    assertion.accept(log.lines);
                });
    }

    @Override
    public void publish(LogRecord record) {
        String text = record.getParameters() == null ? record.getMessage()
                : String.format(record.getMessage(), record.getParameters());
        lines.add((record.getLoggerName().equals(TEST) ? "test: " : "") + text);
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing is open
    }
}
