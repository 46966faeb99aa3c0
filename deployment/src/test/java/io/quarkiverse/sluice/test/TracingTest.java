package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Respond;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

class TracingTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class, Spans.class))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.full.capacity", "1");

    @Inject
    @ChannelName
    Sender<String> orders;

    @Inject
    @ChannelName
    Sender<String> failing;

    @Inject
    @ChannelName
    Sender<String> full;

    @Inject
    @ChannelName
    Sender<String> later;

    @Inject
    @ChannelName
    Broadcaster<String> prices;

    @Inject
    @ChannelName
    Requester<String, String> quotes;

    @Inject
    Tracer tracer;

    @Inject
    InMemorySpanExporter exporter;

    @Inject
    Floor floor;

    @BeforeEach
    void forget() {
        exporter.reset();
    }

    @Test
    void send_withHandlers_isOneTraceFromHopToHop() {
        Span outer = inSpan(() -> orders.send("tea"));

        List<SpanData> spans = spans(5);
        SpanData send = named(spans, "send orders");
        assertThat(send.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(send.getParentSpanId()).isEqualTo(outer.getSpanContext().getSpanId());
        assertAttributes(send, "orders", "send");
        SpanData process = named(spans, "process orders");
        assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(process.getParentSpanId()).isEqualTo(send.getSpanId());
        assertAttributes(process, "orders", "process");
        SpanData sendOn = named(spans, "send packed");
        assertThat(sendOn.getParentSpanId()).isEqualTo(process.getSpanId());
        assertThat(named(spans, "process packed").getParentSpanId()).isEqualTo(sendOn.getSpanId());
        assertThat(spans).extracting(SpanData::getTraceId).containsOnly(outer.getSpanContext().getTraceId());
    }

    @Test
    void handler_onEventLoop_hasItsSpanToTheEnd() {
        inSpan(() -> later.send("tea"));

        List<SpanData> spans = spans(4);
        SpanData process = named(spans, "process later");
        assertThat(process.getParentSpanId()).isEqualTo(named(spans, "send later").getSpanId());
        assertThat(named(spans, "work").getParentSpanId()).isEqualTo(process.getSpanId());
    }

    @Test
    void handler_thatFails_hasASpanWithItsFailure() {
        inSpan(() -> failing.send("tea"));

        SpanData process = named(spans(3), "process failing");
        assertThat(process.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(process.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo(IllegalStateException.class.getName());
        assertThat(process.getEvents()).hasSize(1);
    }

    @Test
    void trySend_toFullChannel_hasASpanThatSaysSo() throws Exception {
        full.send("taken at once");
        floor.entered.await(20, TimeUnit.SECONDS);
        full.send("queued");
        exporter.reset();

        inSpan(() -> assertThat(full.trySend("refused")).isFalse());

        SpanData send = named(spans(2), "send full");
        assertThat(send.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        floor.goOn.countDown();
    }

    @Test
    void request_andItsReply_areOneTrace() {
        Span outer = inSpan(() -> assertThat(quotes.request("tea")).isEqualTo("tea 2"));

        List<SpanData> spans = spans(3);
        SpanData send = named(spans, "send quotes");
        SpanData process = named(spans, "process quotes");
        assertThat(process.getParentSpanId()).isEqualTo(send.getSpanId());
        assertThat(send.getTraceId()).isEqualTo(outer.getSpanContext().getTraceId());
        assertThat(send.getEndEpochNanos()).as("to the reply").isGreaterThanOrEqualTo(process.getStartEpochNanos());
    }

    @Test
    void broadcast_hasASpanForEachSubscriber() {
        inSpan(() -> prices.broadcast("one"));

        List<SpanData> spans = spans(4);
        assertThat(spans).filteredOn(span -> span.getName().equals("process prices"))
                .hasSize(2).extracting(SpanData::getParentSpanId).containsOnly(named(spans, "send prices").getSpanId());
    }

    private static void assertAttributes(SpanData span, String destination, String operation) {
        assertThat(span.getAttributes().get(AttributeKey.stringKey("messaging.system"))).isEqualTo("sluice");
        assertThat(span.getAttributes().get(AttributeKey.stringKey("messaging.destination.name"))).isEqualTo(destination);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("messaging.operation.name"))).isEqualTo(operation);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("messaging.operation.type"))).isEqualTo(operation);
    }

    private Span inSpan(Action action) {
        Span span = tracer.spanBuilder("outer").startSpan();
        try (Scope ignored = span.makeCurrent()) {
            action.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            span.end();
        }
        return span;
    }

    private List<SpanData> spans(int count) {
        Awaitility.await().until(() -> exporter.getFinishedSpanItems().size() >= count);
        assertThat(exporter.getFinishedSpanItems()).hasSize(count);
        return exporter.getFinishedSpanItems();
    }

    private static SpanData named(List<SpanData> spans, String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " among " + spans));
    }

    private interface Action {

        void run() throws Exception;
    }

    @Singleton
    static class Spans {

        @Produces
        @Singleton
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }

        @Produces
        @Singleton
        SpanProcessor processor(InMemorySpanExporter exporter) {
            return SimpleSpanProcessor.create(exporter);
        }
    }

    @Singleton
    static class Floor {

        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);

        @Inject
        Tracer tracer;

        @Receive("orders")
        @SendTo("packed")
        String pack(String order) {
            return order;
        }

        @Receive("packed")
        void packed(String order) {
        }

        @Receive("later")
        @NonBlocking
        Uni<Void> later(String order) {
            return Uni.createFrom().emitter(emitter -> io.vertx.core.Vertx.currentContext().runOnContext(ignored -> {
                tracer.spanBuilder("work").startSpan().end();
                emitter.complete(null);
            }));
        }

        @Receive("failing")
        void fail(String order) {
            throw new IllegalStateException("no");
        }

        @Receive("full")
        void hang(String order) throws InterruptedException {
            entered.countDown();
            goOn.await();
        }

        @Respond("quotes")
        String quote(String request) {
            return request + " 2";
        }

        @Subscribe("prices")
        void show(String price) {
        }

        @Subscribe("prices")
        void note(String price) {
        }
    }
}
