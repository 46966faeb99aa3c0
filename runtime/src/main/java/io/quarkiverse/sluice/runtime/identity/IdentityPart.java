package io.quarkiverse.sluice.runtime.identity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.runtime.context.ContextPart;
import io.quarkiverse.sluice.runtime.context.Entered;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;

/** The sender's identity, which becomes that of the handler's call unless it has expired meanwhile. Thread-safe. */
final class IdentityPart implements ContextPart<SecurityIdentity> {

    /** Under which Quarkus's mechanisms keep the second since 1970 at which an identity expires. */
    private static final String EXPIRES_AT = "quarkus.identity.expire-time";

    private final String channel;

    IdentityPart(String channel) {
        this.channel = channel;
    }

    /** Only an identity that is known already: a send does not wait for an authentication. */
    @Override
    public @Nullable SecurityIdentity capture() {
        var container = Arc.requireContainer();
        if (!container.requestContext().isActive()) {
            return null;
        }
        var known = container.instance(CurrentIdentityAssociation.class).get().getDeferredIdentity()
                .subscribeAsCompletionStage();
        SecurityIdentity identity = known.isDone() && !known.isCompletedExceptionally() ? known.join() : null;
        return identity == null || identity.isAnonymous() ? null : identity;
    }

    @Override
    public boolean goesWithDeadLetters() {
        return false;
    }

    /**
     * @throws SecurityException if the identity has expired
     */
    @Override
    public @Nullable Entered enter(@Nullable SecurityIdentity captured, boolean ownContext) {
        if (captured != null) {
            if (captured.getAttribute(EXPIRES_AT) instanceof Number second
                    && Instant.now().getEpochSecond() >= second.longValue()) {
                throw new SecurityException("The identity that came with a message of channel '" + channel
                        + "' has expired, so the message is not handled: let identities live longer than messages wait, or set"
                        + " propagate-identity=false");
            }
            Arc.requireContainer().instance(CurrentIdentityAssociation.class).get().setIdentity(captured);
        }
        return null;
    }
}
