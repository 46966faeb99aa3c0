/** Select over any mix of sends and receives. */
@NullMarked
package io.quarkiverse.sluice.internal.select;

import org.jspecify.annotations.NullMarked;
