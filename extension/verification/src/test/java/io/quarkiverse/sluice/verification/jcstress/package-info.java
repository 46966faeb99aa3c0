/** Races of two operations, run free millions of times, each with the outcomes that the contract allows. */
@NullMarked
package io.quarkiverse.sluice.verification.jcstress;

import org.jspecify.annotations.NullMarked;
