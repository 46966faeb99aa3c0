package io.quarkiverse.sluice.internal.pipeline;

import io.quarkiverse.sluice.StageOptions;

/** A stage as its builder describes it. */
public record StageSpec(String name, StageCall call, StageOptions options) {
}
