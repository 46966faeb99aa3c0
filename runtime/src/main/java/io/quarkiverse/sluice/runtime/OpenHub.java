package io.quarkiverse.sluice.runtime;

import java.util.Map;

import io.quarkiverse.sluice.runtime.handler.HandlerThreads;
import io.quarkiverse.sluice.runtime.node.Node;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;
import io.quarkiverse.sluice.runtime.wiring.Wiring;

/**
 * What the application's wiring has become at run time.
 *
 * @param wiring the wiring
 * @param nodes its channels, broadcasters, requesters and pipelines
 * @param threads the threads of its handlers
 */
public record OpenHub(Wiring wiring, Map<NodeRef, Node> nodes, HandlerThreads threads) {
}
