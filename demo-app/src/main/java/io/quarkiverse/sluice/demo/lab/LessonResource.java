package io.quarkiverse.sluice.demo.lab;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.jboss.resteasy.reactive.common.util.RestMediaType;

import io.smallrye.mutiny.Multi;

/**
 * Lists the lessons and runs them. A transcript is plain lines unless the client asks for NDJSON or server-sent events;
 * each line leaves while the lesson runs, and a client that hangs up stops it.
 */
@Path("/lessons")
public class LessonResource {

    private final LessonCatalog catalog;
    private final LessonRunner runner;

    LessonResource(LessonCatalog catalog, LessonRunner runner) {
        this.catalog = catalog;
        this.runner = runner;
    }

    /** The lessons, what each shows, and what a query may change. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<About> list() {
        return catalog.all();
    }

    /** The transcript as plain lines. */
    @GET
    @Path("{name}")
    @Produces(MediaType.TEXT_PLAIN)
    public Multi<String> plain(@PathParam("name") String name, @Context UriInfo uri) {
        return transcript(name, uri).map(line -> line + "\n");
    }

    /** The transcript as one JSON object a line. */
    @GET
    @Path("{name}")
    @Produces(RestMediaType.APPLICATION_NDJSON)
    public Multi<TranscriptLine> ndjson(@PathParam("name") String name, @Context UriInfo uri) {
        var number = new AtomicLong();
        return transcript(name, uri).map(line -> new TranscriptLine(number.incrementAndGet(), line));
    }

    /** The transcript as events; the last one is named {@code end}, so that a page knows not to reconnect. */
    @GET
    @Path("{name}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(@PathParam("name") String name, @Context UriInfo uri, @Context Sse sse) {
        var number = new AtomicLong();
        var lines = transcript(name, uri).map(line -> sse.newEventBuilder().id(String.valueOf(number.incrementAndGet()))
                .mediaType(MediaType.TEXT_PLAIN_TYPE).data(line).build());
        var end = Multi.createFrom().item(() -> sse.newEventBuilder().name("end").mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(number.get() + " lines").build());
        return Multi.createBy().concatenating().streams(lines, end);
    }

    private Multi<String> transcript(String name, UriInfo uri) {
        var lesson = catalog.find(name);
        return runner.run(lesson, Settings.of(lesson.about(), uri.getQueryParameters()));
    }
}
