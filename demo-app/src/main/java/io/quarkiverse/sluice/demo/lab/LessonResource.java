package io.quarkiverse.sluice.demo.lab;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.common.util.RestMediaType;

import io.smallrye.mutiny.Multi;

/**
 * Lists the lessons and runs them. A transcript is plain lines unless the client asks for NDJSON or server-sent events;
 * each line leaves while the lesson runs, and a client that hangs up stops it.
 */
@Path("/lessons")
public class LessonResource {

    // The qualities make plain lines the choice for a client that takes anything.
    private static final String PLAIN = MediaType.TEXT_PLAIN + ";qs=0.9";
    private static final String NDJSON = RestMediaType.APPLICATION_NDJSON + ";qs=0.8";
    private static final String EVENTS = MediaType.SERVER_SENT_EVENTS + ";qs=0.7";

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
    @Produces(PLAIN)
    public RestMulti<String> plain(@PathParam("name") String name, @Context UriInfo uri) {
        return as(MediaType.TEXT_PLAIN, transcript(name, uri).map(line -> line + "\n"));
    }

    /** The transcript as one JSON object a line. */
    @GET
    @Path("{name}")
    @Produces(NDJSON)
    public RestMulti<TranscriptLine> ndjson(@PathParam("name") String name, @Context UriInfo uri) {
        var number = new AtomicLong();
        return as(RestMediaType.APPLICATION_NDJSON,
                transcript(name, uri).map(line -> new TranscriptLine(number.incrementAndGet(), line)));
    }

    /** The transcript as events; the last one is named {@code end}, so that a page knows not to reconnect. */
    @GET
    @Path("{name}")
    @Produces(EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<OutboundSseEvent> events(@PathParam("name") String name, @Context UriInfo uri, @Context Sse sse) {
        var number = new AtomicLong();
        var lines = transcript(name, uri).map(line -> sse.newEventBuilder().id(String.valueOf(number.incrementAndGet()))
                .data(line).build());
        var end = Multi.createFrom().item(() -> sse.newEventBuilder().name("end").data(number.get() + " lines").build());
        return Multi.createBy().concatenating().streams(lines, end);
    }

    private Multi<String> transcript(String name, UriInfo uri) {
        var lesson = catalog.find(name);
        return runner.run(lesson, Settings.of(lesson.about(), uri.getQueryParameters()));
    }

    private static <T> RestMulti<T> as(String mediaType, Multi<T> lines) {
        return RestMulti.fromMultiData(lines).header(HttpHeaders.CONTENT_TYPE, mediaType + ";charset=UTF-8").build();
    }
}
