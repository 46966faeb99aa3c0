/** One sender, every subscriber. */
@NullMarked
package io.quarkiverse.sluice.internal.broadcast;

import org.jspecify.annotations.NullMarked;
