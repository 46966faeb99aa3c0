package io.quarkiverse.sluice.it;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Respond;
import io.smallrye.mutiny.Uni;

/** Request-response. */
@Path("/quotes")
public class QuoteResource {

    @ChannelName
    Requester<String, Quote> quotes;

    @ChannelName
    Requester<String, Quote> slow;

    @GET
    @Path("/{article}")
    public Quote quote(@PathParam("article") String article) throws InterruptedException {
        return quotes.request(article);
    }

    @GET
    @Path("/later/{article}")
    public Uni<Quote> quoteLater(@PathParam("article") String article) {
        return quotes.requestAsync(article);
    }

    @GET
    @Path("/slow/{article}")
    public Quote slowQuote(@PathParam("article") String article) throws InterruptedException {
        try {
            return slow.request(article);
        } catch (ChannelTimeoutException e) {
            throw new WebApplicationException(e.getMessage(), Status.GATEWAY_TIMEOUT);
        }
    }

    @Respond("quotes")
    Quote answer(String article) {
        return new Quote(article, article.length() * 100);
    }

    @Respond("slow")
    Uni<Quote> neverAnswer(String article) {
        return Uni.createFrom().nothing();
    }
}
