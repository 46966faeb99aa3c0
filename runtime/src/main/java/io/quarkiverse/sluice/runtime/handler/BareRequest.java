package io.quarkiverse.sluice.runtime.handler;

import java.time.Duration;

import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.internal.carry.Carried;
import io.smallrye.mutiny.Uni;

/** A request as its responder sees it: without the load that came with its value. */
final class BareRequest implements Request<Object, Object> {

    private final Request<Object, Object> request;

    private BareRequest(Request<Object, Object> request) {
        this.request = request;
    }

    static Request<Object, Object> of(Request<Object, Object> request) {
        return Carried.load(request.value()) == null ? request : new BareRequest(request);
    }

    @Override
    public Object value() {
        return Carried.unpack(request.value());
    }

    @Override
    public boolean reply(Object reply) {
        return request.reply(reply);
    }

    @Override
    public boolean fail(Throwable cause) {
        return request.fail(cause);
    }

    @Override
    public boolean isCancelled() {
        return request.isCancelled();
    }

    @Override
    public Uni<Void> whenCancelled() {
        return request.whenCancelled();
    }

    @Override
    public Duration remaining() {
        return request.remaining();
    }

    @Override
    public void close() {
        request.close();
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
