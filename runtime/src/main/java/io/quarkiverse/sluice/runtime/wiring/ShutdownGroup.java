package io.quarkiverse.sluice.runtime.wiring;

import java.util.List;

/**
 * Nodes that are drained together.
 *
 * @param nodes one node, or those of a cycle
 * @param cycle whether what is in there may lead to further messages in there
 */
public record ShutdownGroup(List<NodeRef> nodes, boolean cycle) {
}
