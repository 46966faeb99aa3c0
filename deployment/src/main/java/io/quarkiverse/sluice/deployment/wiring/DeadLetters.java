package io.quarkiverse.sluice.deployment.wiring;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.quarkiverse.sluice.runtime.config.SluiceBuildTimeConfig;

/**
 * Where the messages go that handlers failed on.
 *
 * @param channels the dead-letter channels by the channel they belong to
 * @param stages the dead-letter channels by pipeline and stage
 */
public record DeadLetters(Map<String, String> channels, Map<String, Map<String, String>> stages) {

    /** The dead-letter channels as they are configured. */
    public static DeadLetters of(SluiceBuildTimeConfig config) {
        var channels = new TreeMap<String, String>();
        config.channels().forEach((name, channel) -> channel.deadLetter().ifPresent(target -> channels.put(name, target)));
        var stages = new TreeMap<String, Map<String, String>>();
        config.pipelines().forEach((pipeline, settings) -> settings.stage().forEach((stage, fixed) -> fixed.deadLetter()
                .ifPresent(target -> stages.computeIfAbsent(pipeline, name -> new TreeMap<>()).put(stage, target))));
        return new DeadLetters(channels, stages);
    }

    /** The channel that gets those messages of a handler, if one does. */
    public Optional<String> of(Handler handler) {
        String name = handler.spec().name();
        return Optional.ofNullable(switch (handler.spec().kind()) {
            case RECEIVE -> channels.get(name);
            case STAGE -> stages.getOrDefault(name, Map.of()).get(handler.spec().stage());
            default -> null;
        });
    }

    /** All channels that get such messages. */
    public Set<String> targets() {
        var targets = new TreeSet<>(channels.values());
        stages.values().forEach(ofPipeline -> targets.addAll(ofPipeline.values()));
        return targets;
    }

    /** Those that do not lead from or to any of these channels. */
    public DeadLetters without(Set<String> gone) {
        var others = new TreeMap<>(channels);
        others.keySet().removeAll(gone);
        others.values().removeAll(gone);
        var ofStages = new TreeMap<String, Map<String, String>>();
        stages.forEach((pipeline, targets) -> {
            var kept = new TreeMap<>(targets);
            kept.values().removeAll(gone);
            ofStages.put(pipeline, kept);
        });
        return new DeadLetters(others, ofStages);
    }
}
