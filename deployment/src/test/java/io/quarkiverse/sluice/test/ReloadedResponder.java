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
        // other tests of this virtual machine may have left a handler that hangs, but not in dev mode
        long applications = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sluice-worker-")).map(Thread::getContextClassLoader)
                .filter(loader -> String.valueOf(loader).contains("DEV")).distinct().count();
        return "before on threads of " + applications + " application";
    }
}
