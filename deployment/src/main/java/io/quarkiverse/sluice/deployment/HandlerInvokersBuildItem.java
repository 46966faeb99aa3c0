package io.quarkiverse.sluice.deployment;

import java.util.List;

import io.quarkus.builder.item.SimpleBuildItem;

/** The generated classes that call the handler methods. */
public final class HandlerInvokersBuildItem extends SimpleBuildItem {

    private final List<String> classNames;

    public HandlerInvokersBuildItem(List<String> classNames) {
        this.classNames = classNames;
    }

    /** Their names, in the order of the handlers in the wiring. */
    public List<String> classNames() {
        return classNames;
    }
}
