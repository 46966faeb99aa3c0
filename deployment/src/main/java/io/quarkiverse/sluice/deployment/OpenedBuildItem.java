package io.quarkiverse.sluice.deployment;

import io.quarkus.builder.item.EmptyBuildItem;

/** Marks that the hub has been opened. */
public final class OpenedBuildItem extends EmptyBuildItem {
}
