package io.quarkiverse.sluice.classics;

/** How often the scenarios repeat themselves: {@code -Dsluice.stress=20} makes it twenty times as often. */
public final class Rounds {

    private static final int FACTOR = Integer.getInteger("sluice.stress", 1);

    private Rounds() {
    }

    public static int of(int count) {
        return count * FACTOR;
    }
}
