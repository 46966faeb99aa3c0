package io.quarkiverse.sluice.runtime.handler;

import java.util.concurrent.Executor;

/**
 * Where the calls of a handler run.
 *
 * @param executor runs a call
 * @param reusable whether one message after another may be handled in the same task
 */
public record Place(Executor executor, boolean reusable) {
}
