/**
 * Prices: asked of workers through a requester.
 */
@NullMarked
package io.quarkiverse.sluice.demo.desk.price;

import org.jspecify.annotations.NullMarked;
