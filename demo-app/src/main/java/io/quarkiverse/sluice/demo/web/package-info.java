/**
 * How the demo answers what it cannot do: one form for every error.
 */
@NullMarked
package io.quarkiverse.sluice.demo.web;

import org.jspecify.annotations.NullMarked;
