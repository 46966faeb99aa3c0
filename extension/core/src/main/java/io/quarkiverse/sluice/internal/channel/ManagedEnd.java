package io.quarkiverse.sluice.internal.channel;

/** What ends that a container owns refuse. */
final class ManagedEnd {

    private ManagedEnd() {
    }

    static UnsupportedOperationException refuse(String operation, String control, String channel) {
        return new UnsupportedOperationException(operation + "() would end channel '" + channel
                + "' for every bean that uses it: inject its ChannelControl and call " + control + "()");
    }
}
