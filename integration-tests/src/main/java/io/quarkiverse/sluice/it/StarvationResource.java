package io.quarkiverse.sluice.it;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Respond;
import io.smallrye.common.annotation.Blocking;

/** Callers that wait, on a main pool with fewer threads than there are callers. */
@Path("/starvation")
public class StarvationResource {

    @ChannelName
    Sender<Integer> narrow;

    @ChannelName
    Requester<Integer, Integer> doubled;

    @GET
    @Blocking
    @Path("/{number}")
    public int call(@PathParam("number") int number) throws InterruptedException {
        narrow.send(number);
        return doubled.request(number);
    }

    @Receive("narrow")
    void take(Integer number) throws InterruptedException {
        // slow enough for callers to pile up
        Thread.sleep(1);
    }

    @Respond("doubled")
    Integer twice(Integer number) throws InterruptedException {
        Thread.sleep(1);
        return number * 2;
    }
}
