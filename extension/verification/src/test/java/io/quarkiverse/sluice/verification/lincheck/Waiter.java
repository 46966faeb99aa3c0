package io.quarkiverse.sluice.verification.lincheck;

/** An operation of the {@link ChannelModel} that waits. */
record Waiter(int slot, Kind kind, int end, int message) {

    enum Kind {
        SEND,
        RECEIVE,
        RESERVE
    }
}
