package io.quarkiverse.sluice.runtime.config;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkiverse.sluice.runtime.wiring.NodeKind;

/** The names of properties, with those parts quoted that need it. */
public final class ConfigKeys {

    private static final String ROOT = "quarkus.sluice.";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

    private ConfigKeys() {
    }

    /** The property of a named channel, broadcaster, requester or pipeline. */
    public static String of(NodeKind kind, String name, String property) {
        return section(kind) + quoted(name) + "." + property;
    }

    /** The ways in which that property can be written. */
    public static List<String> spellings(NodeKind kind, String name, String property) {
        String quoted = section(kind) + '"' + name + "\"." + property;
        return Stream.of(of(kind, name, property), quoted).distinct().toList();
    }

    /** The property of a stage. */
    public static String ofStage(String pipeline, String stage, String property) {
        return of(NodeKind.PIPELINE, pipeline, "stage." + quoted(stage) + "." + property);
    }

    static String ofTemplate(String template, String property) {
        return ROOT + "templates." + quoted(template) + "." + property;
    }

    /** The property of a subscriber method. */
    public static String ofSubscriber(String broadcaster, String subscriber, String property) {
        return of(NodeKind.BROADCASTER, broadcaster, "subscribers." + quoted(subscriber) + "." + property);
    }

    static String section(NodeKind kind) {
        return ROOT + kind.configSection() + ".";
    }

    static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : '"' + name + '"';
    }
}
