/** Channels that are made while the application runs. */
@NullMarked
package io.quarkiverse.sluice.runtime.registry;

import org.jspecify.annotations.NullMarked;
