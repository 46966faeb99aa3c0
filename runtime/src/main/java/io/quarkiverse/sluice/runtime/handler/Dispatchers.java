package io.quarkiverse.sluice.runtime.handler;

import java.util.List;
import java.util.Objects;
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
            DispatchOptions<Object> options, List<Sender<Object>> targets, @Nullable Sender<Object> deadLetters,
            MessageContext context) {
        var handler = new ReceiveCall(call, new Outlet(call.spec().result(), targets), context);
        return dispatcher(call, source, handler, concurrency, options, deadLetters, context);
    }

    /** For a {@code @Subscribe} method, which gets one event after another. */
    public Dispatcher<Object> subscribe(MethodCall call, Receivable<Object> source, MessageContext context) {
        MessageHandler<Object> handler = new ReceiveCall(call, new Outlet(call.spec().result(), List.of()), context);
        String filter = Objects.requireNonNull(call.spec().subscriber()).filter();
        return dispatcher(call, source, filter == null ? handler : new EventFilter(call, FilterBean.of(filter), handler), 1,
                DispatchOptions.plain(1), null, context);
    }

    private Dispatcher<Object> dispatcher(MethodCall call, Receivable<Object> source, MessageHandler<Object> handler,
            int concurrency, DispatchOptions<Object> options, @Nullable Sender<Object> deadLetters,
            MessageContext context) {
        // the context of a message is part of its load
        ((AbstractReceivable<?>) source).keepLoads();
        var failures = new FailedMessages(call.spec().method(), source.name(), options.backoff().maxAttempts(), deadLetters,
                context);
        return new Dispatcher<>(call.spec().method(), source, handler, failures, options, places(call, concurrency));
    }

    /** For a {@code @Respond} method. */
    public Dispatcher<Request<Object, Object>> respond(MethodCall call, Receivable<Request<Object, Object>> source,
            int concurrency, MessageContext context) {
        return new Dispatcher<>(call.spec().method(), source, new RespondCall(call, context), FailurePolicy.none(),
                DispatchOptions.plain(concurrency), places(call, concurrency));
    }

    private List<Place> places(MethodCall call, int concurrency) {
        return Stream.generate(() -> threads.place(call.spec().threads())).limit(concurrency).toList();
    }
}
