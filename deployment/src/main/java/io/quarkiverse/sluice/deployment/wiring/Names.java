package io.quarkiverse.sluice.deployment.wiring;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jboss.jandex.DotName;

import io.quarkiverse.sluice.cdi.AfterCommit;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Key;
import io.quarkiverse.sluice.cdi.MessageSafe;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Respond;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkiverse.sluice.cdi.Stage;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkiverse.sluice.cdi.Undelivered;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The names of the types that the build looks for. */
public final class Names {

    public static final DotName CHANNEL_NAME = DotName.createSimple(ChannelName.class);
    public static final DotName SUBSCRIBE = DotName.createSimple(Subscribe.class);
    public static final DotName KEY = DotName.createSimple(Key.class);
    public static final DotName AFTER_COMMIT = DotName.createSimple(AfterCommit.class);
    public static final DotName SEND_TO = DotName.createSimple(SendTo.class);
    public static final DotName REACHED_BY_REGISTRY = DotName.createSimple(ReachedByRegistry.class);
    public static final DotName MESSAGE_SAFE = DotName.createSimple(MessageSafe.class);

    public static final Map<DotName, HandlerKind> HANDLERS = Map.of(
            DotName.createSimple(Receive.class), HandlerKind.RECEIVE,
            DotName.createSimple(Respond.class), HandlerKind.RESPOND,
            SUBSCRIBE, HandlerKind.SUBSCRIBE,
            DotName.createSimple(Stage.class), HandlerKind.STAGE,
            DotName.createSimple(Undelivered.class), HandlerKind.UNDELIVERED);

    static final DotName BLOCKING = DotName.createSimple(Blocking.class);
    static final DotName NON_BLOCKING = DotName.createSimple(NonBlocking.class);
    static final DotName RUN_ON_VIRTUAL_THREAD = DotName.createSimple(RunOnVirtualThread.class);

    static final DotName UNI = DotName.createSimple(Uni.class);
    static final DotName MULTI = DotName.createSimple(Multi.class);
    static final DotName OPTIONAL = DotName.createSimple(java.util.Optional.class);
    static final DotName VOID = DotName.createSimple(Void.class);
    static final Set<DotName> STAGES = Set.of(DotName.createSimple(CompletionStage.class),
            DotName.createSimple(CompletableFuture.class));
    static final Set<DotName> COLLECTIONS = Set.of(DotName.createSimple(Iterable.class),
            DotName.createSimple(java.util.Collection.class), DotName.createSimple(java.util.List.class),
            DotName.createSimple(java.util.Set.class));

    private Names() {
    }
}
