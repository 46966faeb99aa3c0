/** The extension's configuration and the check of it. */
@NullMarked
package io.quarkiverse.sluice.runtime.config;

import org.jspecify.annotations.NullMarked;
