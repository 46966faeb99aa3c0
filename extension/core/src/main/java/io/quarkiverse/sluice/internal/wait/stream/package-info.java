/** Receiving one message after another: iteration and streams. */
@NullMarked
package io.quarkiverse.sluice.internal.wait.stream;

import org.jspecify.annotations.NullMarked;
