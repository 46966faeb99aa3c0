/** The meters. */
@NullMarked
package io.quarkiverse.sluice.runtime.metrics;

import org.jspecify.annotations.NullMarked;
