package io.quarkiverse.sluice.runtime.context;

import java.util.Map;

import org.jboss.logmanager.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The diagnostic context of log lines. A handler starts with what the sender had, and with nothing else: its threads may have
 * inherited or kept some. Thread-safe.
 */
final class MdcPart implements ContextPart<Map<String, Object>> {

    private static final Entered CLEARED_AT_END = new Entered() {
        @Override
        public void leave() {
            clear();
        }
    };

    @Override
    public @Nullable Map<String, Object> capture() {
        return MDC.isEmpty() ? null : MDC.copyObject();
    }

    @Override
    public @Nullable Entered enter(@Nullable Map<String, Object> captured, boolean ownContext) {
        clear();
        if (captured != null) {
            captured.forEach(MDC::putObject);
        }
        return ownContext ? null : CLEARED_AT_END;
    }

    @Override
    public Entered resume(Map<String, Object> captured) {
        Map<String, Object> before = MDC.copyObject();
        enter(captured, false);
        return new Entered() {
            @Override
            public void leave() {
                enter(before, false);
            }
        };
    }

    private static void clear() {
        if (!MDC.isEmpty()) {
            MDC.clear();
        }
    }
}
