package io.quarkiverse.sluice.demo.desk.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.logging.Logger;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.demo.desk.event.DeskEvent;
import io.quarkiverse.sluice.demo.web.ProblemException;

/** Takes files of orders as the raw body of a request, of any size, and reports what became of them. */
@Path("/imports")
public class ImportResource {

    private static final Logger LOG = Logger.getLogger(ImportResource.class);

    private final Importer importer;
    private final CsvFormat csv;
    private final NdjsonFormat ndjson;
    private final Broadcaster<DeskEvent> events;

    ImportResource(Importer importer, CsvFormat csv, NdjsonFormat ndjson,
            @ChannelName("desk-events") Broadcaster<DeskEvent> events) {
        this.importer = importer;
        this.csv = csv;
        this.ndjson = ndjson;
        this.events = events;
    }

    /** A file of comma-separated lines. */
    @POST
    @Consumes(CsvFormat.MEDIA_TYPE)
    public ImportReport csv(InputStream file) throws InterruptedException {
        return take(csv, file);
    }

    /** A file of JSON objects, one a line. */
    @POST
    @Consumes(NdjsonFormat.MEDIA_TYPE)
    public ImportReport ndjson(InputStream file) throws InterruptedException {
        return take(ndjson, file);
    }

    private ImportReport take(LineFormat format, InputStream file) throws InterruptedException {
        try {
            var report = importer.take(format, file);
            events.broadcast(new DeskEvent("import-finished", report.id().toString(), report.stored() + " of "
                    + report.lines() + " lines stored, " + report.rejected() + " rejected", Instant.now()));
            return report;
        } catch (IOException e) {
            LOG.infof("An upload broke off: %s", e.getMessage());
            throw ProblemException.badRequest("The upload broke off before its end: send the file again", List.of());
        } catch (ChannelClosedException e) {
            throw ProblemException.retry(503, "The upload was not taken in whole: " + e.getMessage(), Duration.ofSeconds(5));
        }
    }
}
