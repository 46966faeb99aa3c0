/**
 * The annotations that wire channels into beans: {@link io.quarkiverse.sluice.cdi.ChannelName} injects an end, the others
 * mark handler methods.
 */
@NullMarked
package io.quarkiverse.sluice.cdi;

import org.jspecify.annotations.NullMarked;
