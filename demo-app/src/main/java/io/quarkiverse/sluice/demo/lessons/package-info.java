/**
 * The lessons: one small program a class, ordinary user code of the channels, fit to be copied.
 */
@NullMarked
package io.quarkiverse.sluice.demo.lessons;

import org.jspecify.annotations.NullMarked;
