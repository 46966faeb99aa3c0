package io.quarkiverse.sluice.demo.desk.event;

import java.time.Instant;
import java.util.function.Consumer;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.jboss.resteasy.reactive.RestStreamElementType;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.Subscription;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.smallrye.mutiny.Multi;

/** Streams what happens at the desk: a subscription for each client, released when the client goes. */
@Path("/events")
public class EventResource {

    private final Broadcaster<DeskEvent> events;

    EventResource(@ChannelName("desk-events") Broadcaster<DeskEvent> events) {
        this.events = events;
    }

    /** The events from now on, after one named {@code subscribed} that tells the client that it misses none from here. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<OutboundSseEvent> events(@Context Sse sse) {
        var greeting = Multi.createFrom()
                .item(() -> new DeskEvent("subscribed", "", "every event from now on", Instant.now()));
        return Multi.createFrom().resource(events::subscribe,
                subscription -> Multi.createBy().concatenating().streams(greeting, subscription.stream()))
                .withFinalizer((Consumer<Subscription<DeskEvent>>) Subscription::close)
                .map(event -> event(sse, event));
    }

    private static OutboundSseEvent event(Sse sse, DeskEvent event) {
        return sse.newEventBuilder().name(event.kind()).data(DeskEvent.class, event).build();
    }
}
