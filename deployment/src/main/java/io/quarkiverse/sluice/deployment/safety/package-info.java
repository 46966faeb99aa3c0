/** Looks for messages that can be changed after they were sent. */
@NullMarked
package io.quarkiverse.sluice.deployment.safety;

import org.jspecify.annotations.NullMarked;
