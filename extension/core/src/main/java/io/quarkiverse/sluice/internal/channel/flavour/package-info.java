/** The kinds of channel: what each does with a message for which there is no room. */
@NullMarked
package io.quarkiverse.sluice.internal.channel.flavour;

import org.jspecify.annotations.NullMarked;
