/** The readiness check. */
@NullMarked
package io.quarkiverse.sluice.runtime.health;

import org.jspecify.annotations.NullMarked;
