/** What a channel needs around it in a Quarkus application: wiring, threads, life cycle, health and meters. */
@NullMarked
package io.quarkiverse.sluice.runtime;

import org.jspecify.annotations.NullMarked;
