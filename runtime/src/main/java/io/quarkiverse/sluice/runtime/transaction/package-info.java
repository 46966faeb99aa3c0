/** Senders whose messages leave when a transaction has committed. */
@NullMarked
package io.quarkiverse.sluice.runtime.transaction;

import org.jspecify.annotations.NullMarked;
