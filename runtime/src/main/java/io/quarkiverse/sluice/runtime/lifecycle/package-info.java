/** Start and shutdown. */
@NullMarked
package io.quarkiverse.sluice.runtime.lifecycle;

import org.jspecify.annotations.NullMarked;
