package io.quarkiverse.sluice.runtime.identity;

import io.quarkiverse.sluice.runtime.context.ContextParts;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** Brings identities in. Only an application that has security records this. */
@Recorder
public class IdentityRecorder {

    /** The identities of messages. */
    public RuntimeValue<ContextParts> parts() {
        return new RuntimeValue<>(new IdentityParts());
    }
}
