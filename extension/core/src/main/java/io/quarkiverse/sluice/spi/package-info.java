/** What a container plugs into the channels. */
@NullMarked
package io.quarkiverse.sluice.spi;

import org.jspecify.annotations.NullMarked;
