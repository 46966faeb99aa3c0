package io.quarkiverse.sluice.demo.desk.order;

/** How far an order is. */
public enum OrderState {
    /** In the channel, waiting to be packed. */
    ACCEPTED,
    /** Packed and stored. */
    PACKED,
    /** Stored as part of an imported file. */
    IMPORTED
}
