package io.quarkiverse.sluice.internal.wait;

/** An outcome that is thrown. The exception is made, with the stack of the thread that gets it, outside locks. */
@FunctionalInterface
public interface Refused {

    RuntimeException exception();
}
