/** Stages between channels. */
@NullMarked
package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.NullMarked;
