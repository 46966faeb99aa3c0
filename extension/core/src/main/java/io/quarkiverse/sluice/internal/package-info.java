/** The engine behind the public API; not for use outside Sluice. */
@NullMarked
package io.quarkiverse.sluice.internal;

import org.jspecify.annotations.NullMarked;
