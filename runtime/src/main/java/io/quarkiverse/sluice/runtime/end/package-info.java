/** The ends that are injected into beans. */
@NullMarked
package io.quarkiverse.sluice.runtime.end;

import org.jspecify.annotations.NullMarked;
