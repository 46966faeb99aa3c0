/**
 * An order's way: accepted onto a channel, packed, stored, announced.
 */
@NullMarked
package io.quarkiverse.sluice.demo.desk.order;

import org.jspecify.annotations.NullMarked;
