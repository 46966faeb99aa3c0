package io.quarkiverse.sluice.demo.lessons;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.demo.lab.About;
import io.quarkiverse.sluice.demo.lab.Crew;
import io.quarkiverse.sluice.demo.lab.Lesson;
import io.quarkiverse.sluice.demo.lab.Parameter;
import io.quarkiverse.sluice.demo.lab.Settings;
import io.quarkiverse.sluice.demo.lab.Transcript;

/**
 * <b>What:</b> clients ask, workers answer, and each client waits for the answer to its own request.
 * <p>
 * <b>Why:</b> a reply travels with the request it answers, so it cannot reach another client however many clients and
 * workers there are; with one channel of responses for all it could.
 */
@ApplicationScoped
public class RequestResponse implements Lesson {

    private static final Parameter CLIENTS = Parameter.count("clients", 3, 1, 20, "threads that ask");
    private static final Parameter REQUESTS = Parameter.count("requests", 2, 1, 10, "requests of each client");
    private static final Parameter WORKERS = Parameter.count("workers", 1, 1, 20, "threads that answer");
    private static final Parameter WORK = Parameter.millis("work", 1000, "time an answer takes");
    private static final Parameter TIMEOUT = Parameter.millis("timeout", 60_000, 1, 600_000,
            "time a client waits for an answer");

    @Override
    public About about() {
        return new About("request-response", "Request-response",
                "Three clients ask a worker two questions each, and every client gets the answers to its own.",
                "workers=3", List.of(CLIENTS, REQUESTS, WORKERS, WORK, TIMEOUT));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        var requester = Channels.<Request, Response> requester("request-response").timeout(settings.duration(TIMEOUT))
                .build();
        try (var workers = new Crew("request-response-worker"); var clients = new Crew("request-response-client")) {
            for (int i = 0; i < settings.get(WORKERS); i++) {
                var requests = requester.requests().duplicate();
                workers.start(() -> answer(requests, settings, transcript));
            }
            requester.requests().close(); // each worker has a receiver of its own
            for (int i = 0; i < settings.get(CLIENTS); i++) {
                int client = i;
                clients.start(() -> ask(client, requester.requester(), settings, transcript));
            }
            clients.join();
            requester.requester().close();
            workers.join();
        }
    }

    private static void answer(Receiver<io.quarkiverse.sluice.Request<Request, Response>> requests, Settings settings,
            Transcript transcript) throws InterruptedException {
        for (var request : requests) {
            try (request) {
                transcript.line("Worker received request: " + request.value());
                Thread.sleep(settings.get(WORK));
                request.reply(new Response(request.value().id(), "Processed: " + request.value().data()));
            }
        }
    }

    private static void ask(int client, Requester<Request, Response> requester, Settings settings, Transcript transcript)
            throws InterruptedException {
        for (int j = 0; j < settings.get(REQUESTS); j++) {
            var request = new Request(client * 10 + j, "Client " + client + ": Request " + j);
            transcript.line("Client " + client + " sending request: " + request);
            var response = requester.request(request);
            transcript.line("Client " + client + " received response: " + response);
        }
    }

    record Request(int id, String data) {

        @Override
        public String toString() {
            return "Request { id: " + id + ", data: \"" + data + "\" }";
        }
    }

    record Response(int id, String result) {

        @Override
        public String toString() {
            return "Response { id: " + id + ", result: \"" + result + "\" }";
        }
    }
}
