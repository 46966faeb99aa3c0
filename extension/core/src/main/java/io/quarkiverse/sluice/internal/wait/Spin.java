package io.quarkiverse.sluice.internal.wait;

/**
 * How a thread looks a few more times before it parks: a hand-over takes a tenth of a microsecond, parking and waking more
 * than ten. Microseconds in all; then waiting costs nothing.
 */
public final class Spin {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    static final int SPINS = PROCESSORS > 1 ? 100 : 0;
    private static final int YIELDS = PROCESSORS > 1 ? 50 : 0;

    private Spin() {
    }

    /** How often the calling thread may look: never if it is virtual, which parks at little cost, or has the only processor. */
    public static int looks() {
        return isVirtual(Thread.currentThread()) ? 0 : SPINS + YIELDS;
    }

    /** Waits a little before the next look. */
    public static void pause(int look) {
        if (look < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    /** {@code Thread.isVirtual()} for a class that JDK 17 compiles: all virtual threads are in this one group. */
    static boolean isVirtual(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null && "VirtualThreads".equals(group.getName());
    }
}
