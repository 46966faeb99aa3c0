/** How handler methods are called: lanes, threads, request contexts and what becomes of results. */
@NullMarked
package io.quarkiverse.sluice.runtime.handler;

import org.jspecify.annotations.NullMarked;
