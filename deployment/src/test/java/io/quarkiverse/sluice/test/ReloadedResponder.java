package io.quarkiverse.sluice.test;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Respond;
import io.vertx.ext.web.Router;

/** The application whose source the live-reload test edits. */
@ApplicationScoped
public class ReloadedResponder {

    @ChannelName
    Requester<String, String> names;

    void routes(@Observes Router router) {
        router.get("/ask").handler(context -> names.requestAsync("who?").subscribe().with(context::end, context::fail));
    }

    @Respond("names")
    String answer(String question) {
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sluice-worker-")).count();
        return "before on " + threads + " thread";
    }
}
