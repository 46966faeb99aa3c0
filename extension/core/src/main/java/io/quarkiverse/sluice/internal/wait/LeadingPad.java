package io.quarkiverse.sluice.internal.wait;

/** Sixty-four bytes, header included, that keep the fields of subclasses off the cache line of what stands before in memory. */
abstract class LeadingPad {

    int pad0;
    long pad1;
    long pad2;
    long pad3;
    long pad4;
    long pad5;
    long pad6;
}
