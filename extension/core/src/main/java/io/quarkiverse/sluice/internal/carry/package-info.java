/** What goes with a message without being part of it. */
@NullMarked
package io.quarkiverse.sluice.internal.carry;

import org.jspecify.annotations.NullMarked;
