/** The named channels, broadcasters, requesters and pipelines of the running application. */
@NullMarked
package io.quarkiverse.sluice.runtime.node;

import org.jspecify.annotations.NullMarked;
