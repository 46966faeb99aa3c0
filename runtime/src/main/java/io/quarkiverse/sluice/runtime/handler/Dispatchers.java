package io.quarkiverse.sluice.runtime.handler;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Receivable;
import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.Sender;

/** Makes the dispatchers of handler methods. */
public final class Dispatchers {

    private final HandlerThreads threads;

    public Dispatchers(HandlerThreads threads) {
        this.threads = threads;
    }

    /** For a {@code @Receive} method. */
    public Dispatcher<Object> receive(MethodCall call, Receivable<Object> source, int concurrency,
            DispatchOptions<Object> options, List<Sender<Object>> targets, @Nullable Sender<Object> deadLetters) {
        var outlet = new Outlet(call.spec().result(), targets);
        var failures = new FailedMessages(call.spec().method(), source.name(), options.backoff().maxAttempts(),
                deadLetters);
        return new Dispatcher<>(call.spec().method(), source, new ReceiveCall(call, outlet), failures, options,
                places(call, concurrency));
    }

    /** For a {@code @Subscribe} method, which gets one event after another. */
    public Dispatcher<Object> subscribe(MethodCall call, Receivable<Object> source) {
        return receive(call, source, 1, DispatchOptions.plain(1), List.of(), null);
    }

    /** For a {@code @Respond} method. */
    public Dispatcher<Request<Object, Object>> respond(MethodCall call, Receivable<Request<Object, Object>> source,
            int concurrency) {
        return new Dispatcher<>(call.spec().method(), source, new RespondCall(call), FailurePolicy.none(),
                DispatchOptions.plain(concurrency), places(call, concurrency));
    }

    private List<Place> places(MethodCall call, int concurrency) {
        return Stream.generate(() -> threads.place(call.spec().threads())).limit(concurrency).toList();
    }
}
