package io.quarkiverse.sluice.deployment.check;

import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/**
 * A way that a message of one node leads to a message of another.
 *
 * @param from where it comes from
 * @param via the handler it goes through, as messages name it
 * @param to where it goes
 */
record Hop(NodeRef from, String via, NodeRef to) {
}
