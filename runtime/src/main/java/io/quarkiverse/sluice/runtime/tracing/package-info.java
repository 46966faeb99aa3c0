/** Spans of sends, handlers and requests, where the application has OpenTelemetry. */
@NullMarked
package io.quarkiverse.sluice.runtime.tracing;

import org.jspecify.annotations.NullMarked;
