package io.quarkiverse.sluice.deployment.wiring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jboss.jandex.DotName;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.runtime.end.BroadcasterCreator;
import io.quarkiverse.sluice.runtime.end.ControlCreator;
import io.quarkiverse.sluice.runtime.end.EndCreator;
import io.quarkiverse.sluice.runtime.end.PipelineCreator;
import io.quarkiverse.sluice.runtime.end.ReceiverCreator;
import io.quarkiverse.sluice.runtime.end.RequesterCreator;
import io.quarkiverse.sluice.runtime.end.SenderCreator;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;

/** The kinds of ends that can be injected. */
public enum EndKind {

    SENDER(Sender.class, NodeKind.CHANNEL, SenderCreator.class, Role.MESSAGE),
    RECEIVER(Receiver.class, NodeKind.CHANNEL, ReceiverCreator.class, Role.MESSAGE),
    CONTROL(ChannelControl.class, NodeKind.CHANNEL, ControlCreator.class, Role.MESSAGE),
    BROADCASTER(Broadcaster.class, NodeKind.BROADCASTER, BroadcasterCreator.class, Role.EVENT),
    REQUESTER(Requester.class, NodeKind.REQUESTER, RequesterCreator.class, Role.REQUEST, Role.REPLY),
    PIPELINE(Pipeline.class, NodeKind.PIPELINE, PipelineCreator.class, Role.INPUT, Role.OUTPUT);

    private final Class<?> type;
    private final NodeKind node;
    private final Class<? extends EndCreator<?>> creator;
    private final List<Role> roles;

    EndKind(Class<?> type, NodeKind node, Class<? extends EndCreator<?>> creator, Role... roles) {
        this.type = type;
        this.node = node;
        this.creator = creator;
        this.roles = List.of(roles);
    }

    /** The kind of end that a type is. */
    public static Optional<EndKind> of(DotName type) {
        return Stream.of(values()).filter(kind -> kind.type.getName().equals(type.toString())).findFirst();
    }

    /** The interface that is injected. */
    public Class<?> type() {
        return type;
    }

    /** What it is an end of. */
    public NodeKind node() {
        return node;
    }

    /** What makes it. */
    public Class<? extends EndCreator<?>> creator() {
        return creator;
    }

    /** What its type arguments stand for. */
    public List<Role> roles() {
        return roles;
    }

    /** Whether a bean that has it puts messages in. */
    public boolean sends() {
        return this != RECEIVER && this != CONTROL;
    }
}
