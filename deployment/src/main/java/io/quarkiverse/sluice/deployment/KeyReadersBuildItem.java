package io.quarkiverse.sluice.deployment;

import java.util.Map;

import io.quarkus.builder.item.SimpleBuildItem;

/** The generated classes that read what messages are ordered by. */
public final class KeyReadersBuildItem extends SimpleBuildItem {

    private final Map<String, String> classNames;

    public KeyReadersBuildItem(Map<String, String> classNames) {
        this.classNames = classNames;
    }

    /** Their names, by the type of the messages. */
    public Map<String, String> classNames() {
        return classNames;
    }
}
