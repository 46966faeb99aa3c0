package io.quarkiverse.sluice.internal.pipeline;

/** Hands nothing on: the message has come to its end already, and only keeps its place until it is its turn. */
record NoEmission(Slot slot) implements Emission {

    @Override
    public boolean emit() {
        return true;
    }
}
