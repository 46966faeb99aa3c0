/** Proves that what was found fits together. */
@NullMarked
package io.quarkiverse.sluice.deployment.check;

import org.jspecify.annotations.NullMarked;
