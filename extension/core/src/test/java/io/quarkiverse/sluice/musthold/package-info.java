/** Figures that the channels keep, whatever the engine. */
package io.quarkiverse.sluice.musthold;
