package io.quarkiverse.sluice.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Subscribe;

/** A broadcaster with two subscribers. */
@Path("/prices")
@ApplicationScoped
public class PriceResource {

    private final List<Integer> shown = new CopyOnWriteArrayList<>();
    private final List<Integer> printed = new CopyOnWriteArrayList<>();

    @ChannelName
    Broadcaster<Integer> prices;

    @POST
    @Path("/{cents}")
    public void change(@PathParam("cents") int cents) throws InterruptedException {
        prices.broadcast(cents);
    }

    @GET
    @Path("/shown")
    public List<Integer> shown() {
        return shown;
    }

    @GET
    @Path("/printed")
    public List<Integer> printed() {
        return printed;
    }

    @Subscribe("prices")
    void show(Integer cents) {
        shown.add(cents);
    }

    @Subscribe("prices")
    void print(Integer cents) {
        printed.add(cents);
    }
}
