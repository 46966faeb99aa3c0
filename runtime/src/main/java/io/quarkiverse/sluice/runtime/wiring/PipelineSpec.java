package io.quarkiverse.sluice.runtime.wiring;

import java.util.List;

/**
 * A pipeline as the build found it.
 *
 * @param name its name
 * @param stages its stages, in order
 */
public record PipelineSpec(String name, List<String> stages) {
}
