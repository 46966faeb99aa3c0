/** The build steps. */
@NullMarked
package io.quarkiverse.sluice.deployment;

import org.jspecify.annotations.NullMarked;
