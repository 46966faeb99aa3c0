package io.quarkiverse.sluice.runtime.wiring;

import java.util.List;
import java.util.Map;

/**
 * A pipeline as the build found it.
 *
 * @param name its name
 * @param stages its stages, in order
 * @param deadLetters the channels that get the messages that stages failed on, by stage
 * @param keys the types of the messages that have a key, by the stage that takes them
 */
public record PipelineSpec(String name, List<String> stages, Map<String, String> deadLetters, Map<String, String> keys) {
}
