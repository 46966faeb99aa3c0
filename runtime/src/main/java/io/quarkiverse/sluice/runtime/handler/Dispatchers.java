package io.quarkiverse.sluice.runtime.handler;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Receivable;
import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.internal.wait.AbstractReceivable;
import io.quarkiverse.sluice.runtime.context.MessageContext;

/** Makes the dispatchers of handler methods. */
public final class Dispatchers {

    private final HandlerThreads threads;

    public Dispatchers(HandlerThreads threads) {
        this.threads = threads;
    }

    /** For a {@code @Receive} method. */
    public Dispatcher<Object> receive(MethodCall call, Receivable<Object> source, int concurrency,
            List<Sender<Object>> targets, @Nullable Sender<Object> deadLetters, MessageContext context) {
        // the context of a message is part of its load
        ((AbstractReceivable<?>) source).keepLoads();
        var outlet = new Outlet(call.spec().result(), targets);
        var failures = new FailedMessages(call.spec().method(), source.name(), deadLetters);
        return dispatcher(call, source, new ReceiveCall(call, outlet, failures, context), concurrency);
    }

    /** For a {@code @Subscribe} method, which gets one event after another. */
    public Dispatcher<Object> subscribe(MethodCall call, Receivable<Object> source, MessageContext context) {
        return receive(call, source, 1, List.of(), null, context);
    }

    /** For a {@code @Respond} method. */
    public Dispatcher<Request<Object, Object>> respond(MethodCall call, Receivable<Request<Object, Object>> source,
            int concurrency, MessageContext context) {
        return dispatcher(call, source, new RespondCall(call, context), concurrency);
    }

    private <T> Dispatcher<T> dispatcher(MethodCall call, Receivable<T> source, MessageHandler<T> handler,
            int concurrency) {
        List<Place> places = Stream.generate(() -> threads.place(call.spec().threads())).limit(concurrency).toList();
        return new Dispatcher<>(call.spec().method(), source, handler, places);
    }
}
