package io.quarkiverse.sluice.it.readme;

import java.time.Duration;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.logging.Log;

@Path("/deliveries")
public class Deliveries {

    @ChannelName("deliveries")
    Sender<String> deliveries;

    @POST
    public boolean accept(String address) throws InterruptedException {
        return deliveries.send(address, Duration.ofMillis(200)); // waits while 64 are queued, false when it took too long
    }

    @Receive("deliveries")
    void deliver(String address) {
        Log.infof("On the way to %s", address);
    }
}
