/** Linearizability: the engine's operations, run in every order that Lincheck can find, against a sequential model. */
@NullMarked
package io.quarkiverse.sluice.verification.lincheck;

import org.jspecify.annotations.NullMarked;
