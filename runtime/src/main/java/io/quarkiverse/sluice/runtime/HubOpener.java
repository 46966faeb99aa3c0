package io.quarkiverse.sluice.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.UndeliveredHandler;
import io.quarkiverse.sluice.internal.ManagedChannel;
import io.quarkiverse.sluice.runtime.config.CapacitySetting;
import io.quarkiverse.sluice.runtime.config.ChannelConfig;
import io.quarkiverse.sluice.runtime.config.HandlerOrder;
import io.quarkiverse.sluice.runtime.config.HandlerSettings;
import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.config.SubscriberSetting;
import io.quarkiverse.sluice.runtime.context.MessageContexts;
import io.quarkiverse.sluice.runtime.handler.Backoff;
import io.quarkiverse.sluice.runtime.handler.Batching;
import io.quarkiverse.sluice.runtime.handler.DispatchOptions;
import io.quarkiverse.sluice.runtime.handler.Dispatchers;
import io.quarkiverse.sluice.runtime.handler.HandlerThreads;
import io.quarkiverse.sluice.runtime.handler.MethodCall;
import io.quarkiverse.sluice.runtime.handler.UndeliveredCall;
import io.quarkiverse.sluice.runtime.node.BroadcasterNode;
import io.quarkiverse.sluice.runtime.node.ChannelNode;
import io.quarkiverse.sluice.runtime.node.Node;
import io.quarkiverse.sluice.runtime.node.RequesterNode;
import io.quarkiverse.sluice.runtime.wiring.ChannelSpec;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.HandlerSpec;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;
import io.quarkiverse.sluice.runtime.wiring.PipelineSpec;
import io.quarkiverse.sluice.runtime.wiring.ReceiveSpec;
import io.quarkiverse.sluice.runtime.wiring.Wiring;

/** Makes the nodes of the application's wiring and ties its handler methods to them. */
final class HubOpener {

    private final Wiring wiring;
    private final List<MethodCall> calls;
    private final SluiceRuntimeConfig config;
    private final HandlerThreads threads;
    private final Dispatchers dispatchers;
    private final Map<String, Function<Object, @Nullable Object>> keys;
    private final MessageContexts contexts;
    private final Map<String, ChannelNode> channels = new TreeMap<>();

    HubOpener(Wiring wiring, List<MethodCall> calls, Map<String, Function<Object, @Nullable Object>> keys,
            SluiceRuntimeConfig config, HandlerThreads threads, MessageContexts contexts) {
        this.keys = keys;
        this.contexts = contexts;
        this.wiring = wiring;
        this.calls = calls;
        this.config = config;
        this.threads = threads;
        this.dispatchers = new Dispatchers(threads);
    }

    Map<NodeRef, Node> open() {
        Map<NodeRef, Node> nodes = new LinkedHashMap<>();
        wiring.channels().forEach(channel -> channels.put(channel.name(), channel(channel.name())));
        wiring.channels().forEach(this::receivers);
        channels.values().forEach(node -> nodes.put(node.ref(), node));
        wiring.broadcasters().stream().map(this::broadcaster).forEach(node -> nodes.put(node.ref(), node));
        wiring.requesters().stream().map(this::requester).forEach(node -> nodes.put(node.ref(), node));
        for (PipelineSpec pipeline : wiring.pipelines()) {
            Node node = new PipelineOpener(pipeline, config.pipelines().get(pipeline.name()), threads, keys, this::sender)
                    .open(calls);
            nodes.put(node.ref(), node);
        }
        return nodes;
    }

    private ChannelNode channel(String name) {
        ChannelConfig settings = config.channels().get(name);
        var builder = Channels.<Object> builder(name).overflow(settings.overflow());
        int capacity = CapacitySetting.messages(settings);
        if (capacity == Channels.UNBOUNDED) {
            builder.unbounded();
        } else {
            builder.capacity(capacity);
        }
        UndeliveredCall undelivered = undelivered(name);
        if (undelivered != null) {
            builder.onUndelivered(undelivered);
        }
        return new ChannelNode(name, ManagedChannel.of(builder.build()), undelivered,
                calls(HandlerKind.RECEIVE, name).isEmpty() ? null : contexts.of(new NodeRef(NodeKind.CHANNEL, name)));
    }

    private static UndeliveredHandler<Object> undelivered(ChannelNode node) {
        UndeliveredHandler<Object> handler = node.undelivered();
        return handler != null ? handler : (message, reason) -> {
        };
    }

    private @Nullable UndeliveredCall undelivered(String channel) {
        return calls(HandlerKind.UNDELIVERED, channel).stream().findFirst()
                .map(call -> new UndeliveredCall(call, threads)).orElse(null);
    }

    private void receivers(ChannelSpec spec) {
        ChannelNode node = channels.get(spec.name());
        ChannelConfig settings = config.channels().get(spec.name());
        for (MethodCall call : calls(HandlerKind.RECEIVE, spec.name())) {
            List<Sender<Object>> targets = call.spec().targets().stream().map(this::sender).toList();
            node.add(dispatchers.receive(call, node.channel().newReceiver(),
                    HandlerSettings.concurrency(call.spec(), settings), options(call.spec(), settings, node), targets,
                    Optional.ofNullable(spec.deadLetter()).map(target -> channels.get(target).newDeadLetterSender())
                            .orElse(null),
                    contexts.of(node.ref())));
        }
    }

    private DispatchOptions<Object> options(HandlerSpec handler, ChannelConfig settings, ChannelNode node) {
        ReceiveSpec spec = Objects.requireNonNull(handler.receive());
        var retry = settings.retry();
        return new DispatchOptions<>(HandlerSettings.limit(handler, settings),
                HandlerSettings.order(handler, settings) == HandlerOrder.KEY ? keys.get(spec.payload()) : null,
                spec.batch() ? new Batching(settings.batch().size(), settings.batch().time()) : Batching.NONE,
                new Backoff(retry.maxAttempts(), retry.delay(), retry.factor(), retry.maxDelay(), retry.jitter()),
                node.control()::isPaused, undelivered(node));
    }

    private Sender<Object> sender(String channel) {
        return channels.get(channel).newDirectSender();
    }

    private BroadcasterNode broadcaster(String name) {
        var settings = config.broadcasters().get(name);
        var node = new BroadcasterNode(Channels.<Object> broadcaster(name).buffer(settings.buffer())
                .slowSubscriber(settings.slowSubscriber()).replay(settings.replay()).build(),
                contexts.of(new NodeRef(NodeKind.BROADCASTER, name)));
        calls(HandlerKind.SUBSCRIBE, name).forEach(call -> node.add(dispatchers.subscribe(call,
                node.broadcaster().subscribe(SubscriberSetting.options(settings, call.spec())), node.context())));
        return node;
    }

    private RequesterNode requester(String name) {
        var settings = config.requesters().get(name);
        var node = new RequesterNode(Channels.<Object, Object> requester(name).capacity(settings.capacity())
                .timeout(settings.timeout()).build(), contexts.of(new NodeRef(NodeKind.REQUESTER, name)));
        Receiver<Request<Object, Object>> requests = node.pair().requests();
        calls(HandlerKind.RESPOND, name).forEach(
                call -> node.add(dispatchers.respond(call, requests.duplicate(), settings.concurrency(), node.context())));
        return node;
    }

    private List<MethodCall> calls(HandlerKind kind, String name) {
        return calls.stream().filter(call -> call.spec().kind() == kind && call.spec().name().equals(name)).toList();
    }
}
