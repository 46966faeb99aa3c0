package io.quarkiverse.sluice.it;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.smallrye.mutiny.Uni;

/** Channels whose messages go to handler methods. */
@Path("/handlers")
public class HandlerResource {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ChannelName
    Sender<Order> paid;

    @ChannelName
    Receiver<String> parcels;

    @ChannelName
    Sender<String> threads;

    @ChannelName("thread-names")
    Receiver<String> threadNames;

    @ChannelName
    Sender<String> risky;

    @ChannelName("risky-dead")
    Receiver<DeadLetter<String>> dead;

    /** Nobody receives: what it gives up is what is looked at. */
    @ChannelName
    @ReachedByRegistry
    Sender<Integer> latest;

    @ChannelName
    Sender<Integer> rows;

    @ChannelName
    Receiver<Integer> sums;

    @Inject
    Handlers handlers;

    @POST
    @Path("/paid")
    public String ship(Order order) throws InterruptedException {
        paid.send(order);
        return parcels.receive(PATIENCE);
    }

    @POST
    @Path("/batch/{count}")
    public int batch(@PathParam("count") int count) throws InterruptedException {
        for (int i = 1; i <= count; i++) {
            rows.send(i);
        }
        return sums.receive(PATIENCE);
    }

    @GET
    @Path("/thread")
    public Uni<String> thread() {
        return threads.sendAsync("who?").chain(() -> threadNames.receiveAsync(PATIENCE));
    }

    @POST
    @Path("/risky/{text}")
    public String risk(@PathParam("text") String text) throws InterruptedException {
        risky.send(text);
        DeadLetter<String> letter = dead.receive(PATIENCE);
        return letter.channel() + ": " + letter.message() + ": " + letter.failure().getMessage() + " "
                + letter.attempts() + " times";
    }

    @POST
    @Path("/latest/{count}")
    public List<String> latest(@PathParam("count") int count) throws InterruptedException {
        for (int i = 1; i <= count; i++) {
            latest.send(i);
        }
        return handlers.dropped();
    }
}
