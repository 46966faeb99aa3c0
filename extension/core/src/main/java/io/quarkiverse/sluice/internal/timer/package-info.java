/** Receivers that yield when a time has come, or never. */
@NullMarked
package io.quarkiverse.sluice.internal.timer;

import org.jspecify.annotations.NullMarked;
