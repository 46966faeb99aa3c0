/** Where a channel keeps its queued messages. */
@NullMarked
package io.quarkiverse.sluice.internal.channel.store;

import org.jspecify.annotations.NullMarked;
