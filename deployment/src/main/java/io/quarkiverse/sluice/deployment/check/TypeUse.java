package io.quarkiverse.sluice.deployment.check;

import org.jboss.jandex.Type;

import io.quarkiverse.sluice.deployment.wiring.Role;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/**
 * A place that says what type the messages of a channel have.
 *
 * @param node what they are messages of
 * @param role what the type stands for
 * @param flow whether it puts messages in or takes them out
 * @param type the type
 * @param place the place, as messages name it
 */
record TypeUse(NodeRef node, Role role, Flow flow, Type type, String place) {

    /** The type and its place. */
    String describe() {
        return PayloadTypes.display(type) + " at " + place;
    }
}
