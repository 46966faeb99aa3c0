/**
 * The order desk: a small service wired through injected channels and properties only.
 */
@NullMarked
package io.quarkiverse.sluice.demo.desk;

import org.jspecify.annotations.NullMarked;
