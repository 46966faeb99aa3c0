/** What the build found out about the application's channels. */
@NullMarked
package io.quarkiverse.sluice.runtime.wiring;

import org.jspecify.annotations.NullMarked;
