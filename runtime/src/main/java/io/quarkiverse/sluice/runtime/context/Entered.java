package io.quarkiverse.sluice.runtime.context;

import org.jspecify.annotations.Nullable;

/** A part of the sender's context while a handler's call goes on. */
public interface Entered {

    /** The method has returned: takes the context off the thread in which it was entered. */
    default void leave() {
    }

    /** The call is over, in any thread; with a failure if it failed. */
    default void end(@Nullable Throwable failure) {
    }
}
