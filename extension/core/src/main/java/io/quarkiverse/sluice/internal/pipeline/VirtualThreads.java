package io.quarkiverse.sluice.internal.pipeline;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import org.jspecify.annotations.Nullable;

/** Starts virtual threads where the JDK has them; JDK 17, which compiles this, has not. */
final class VirtualThreads {

    private static final @Nullable MethodHandle START = find();

    private VirtualThreads() {
    }

    static boolean available() {
        return START != null;
    }

    static void start(Runnable task) {
        try {
            var ignored = (Thread) START.invokeExact(task);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable MethodHandle find() {
        try {
            // a preview in JDK 19 and 20, where calling it would fail
            return Runtime.version().feature() < 21 ? null
                    : MethodHandles.publicLookup().findStatic(Thread.class, "startVirtualThread",
                            MethodType.methodType(Thread.class, Runnable.class));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }
}
