/** How threads, asynchronous subscribers and selects wait and are woken. */
@NullMarked
package io.quarkiverse.sluice.internal.wait;

import org.jspecify.annotations.NullMarked;
