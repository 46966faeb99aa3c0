/** What goes from a sender to a handler beside the message: diagnostic context, trace, identity. */
@NullMarked
package io.quarkiverse.sluice.runtime.context;

import org.jspecify.annotations.NullMarked;
