/** Proofs of the engine's concurrency, from its public API alone. */
@NullMarked
package io.quarkiverse.sluice.verification;

import org.jspecify.annotations.NullMarked;
