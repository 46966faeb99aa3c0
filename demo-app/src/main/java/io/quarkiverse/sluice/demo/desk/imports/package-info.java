/**
 * Files of orders of any size, through a pipeline as fast as its slowest stage.
 */
@NullMarked
package io.quarkiverse.sluice.demo.desk.imports;

import org.jspecify.annotations.NullMarked;
