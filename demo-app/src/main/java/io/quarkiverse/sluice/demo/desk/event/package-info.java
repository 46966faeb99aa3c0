/**
 * What happens at the desk, told to whoever listens.
 */
@NullMarked
package io.quarkiverse.sluice.demo.desk.event;

import org.jspecify.annotations.NullMarked;
