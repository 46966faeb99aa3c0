/** Requests and their replies. */
@NullMarked
package io.quarkiverse.sluice.internal.request;

import org.jspecify.annotations.NullMarked;
