package io.quarkiverse.sluice.demo.desk.order;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes ids that grow with time (UUID version 7), so that the newest rows lie together in the index and pages follow the
 * order in which orders came in.
 */
final class OrderIds {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private OrderIds() {
    }

    static UUID next() {
        var random = ThreadLocalRandom.current();
        long time = System.currentTimeMillis() << 16;
        return new UUID(time | VERSION_7 | random.nextLong(0x1000), VARIANT | random.nextLong() >>> 2);
    }
}
