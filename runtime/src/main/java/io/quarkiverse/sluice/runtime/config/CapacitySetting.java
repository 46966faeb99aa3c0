package io.quarkiverse.sluice.runtime.config;

import java.util.Optional;

import io.quarkiverse.sluice.ChannelBuilder;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Overflow;

/** The capacity of a channel as it is written in the configuration. */
public final class CapacitySetting {

    private static final String UNBOUNDED = "unbounded";

    private CapacitySetting() {
    }

    /**
     * The capacity in messages.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws IllegalArgumentException if the setting is neither a number from 0 on nor {@code unbounded}
     */
    public static int messages(ChannelConfig channel) {
        return messages(channel.capacity(), channel.overflow());
    }

    /**
     * The capacity in messages.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @param capacity the setting
     * @param overflow what happens when the channel is full
     * @throws IllegalArgumentException if the setting is neither a number from 0 on nor {@code unbounded}
     */
    public static int messages(Optional<String> capacity, Overflow overflow) {
        Optional<String> setting = capacity.map(String::strip);
        if (setting.isEmpty()) {
            return overflow == Overflow.LATEST ? 1 : ChannelBuilder.DEFAULT_CAPACITY;
        }
        return setting.get().equalsIgnoreCase(UNBOUNDED) ? Channels.UNBOUNDED : number(setting.get());
    }

    private static int number(String setting) {
        try {
            int messages = Integer.parseInt(setting);
            if (messages >= 0) {
                return messages;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for a negative one
        }
        throw new IllegalArgumentException("must be a number of messages from 0 (rendezvous) on, or " + UNBOUNDED);
    }
}
