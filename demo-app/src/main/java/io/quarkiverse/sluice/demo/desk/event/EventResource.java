package io.quarkiverse.sluice.demo.desk.event;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.quarkiverse.sluice.Broadcaster;
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
    public Multi<OutboundSseEvent> events(@Context Sse sse) {
        return Multi.createFrom().deferred(() -> {
            var subscription = events.subscribe();
            var greeting = Multi.createFrom().item(sse.newEventBuilder().name("subscribed")
                    .mediaType(MediaType.TEXT_PLAIN_TYPE).data("every event from now on").build());
            var stream = subscription.stream().map(event -> sse.newEventBuilder().name(event.kind())
                    .mediaType(MediaType.APPLICATION_JSON_TYPE).data(DeskEvent.class, event).build());
            return Multi.createBy().concatenating().streams(greeting, stream)
                    .onTermination().invoke(subscription::close);
        });
    }
}
