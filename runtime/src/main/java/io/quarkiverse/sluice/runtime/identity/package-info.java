/** The sender's identity, where a channel is to carry it. */
@NullMarked
package io.quarkiverse.sluice.runtime.identity;

import org.jspecify.annotations.NullMarked;
