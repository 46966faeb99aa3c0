/**
 * Where lessons run: what a lesson is given, and the endpoint that starts one and streams its transcript.
 */
@NullMarked
package io.quarkiverse.sluice.demo.lab;

import org.jspecify.annotations.NullMarked;
