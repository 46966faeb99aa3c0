/** A value and those who watch it. */
@NullMarked
package io.quarkiverse.sluice.internal.watch;

import org.jspecify.annotations.NullMarked;
