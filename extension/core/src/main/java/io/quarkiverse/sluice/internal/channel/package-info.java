/** Channels: one lock, one buffer, two queues of waiters. */
@NullMarked
package io.quarkiverse.sluice.internal.channel;

import org.jspecify.annotations.NullMarked;
