/** Finds ends and handlers in the application's beans. */
@NullMarked
package io.quarkiverse.sluice.deployment.wiring;

import org.jspecify.annotations.NullMarked;
