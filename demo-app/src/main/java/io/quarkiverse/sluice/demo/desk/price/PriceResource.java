package io.quarkiverse.sluice.demo.desk.price;

import java.time.Duration;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelException;
import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.demo.desk.DeskConfig;
import io.quarkiverse.sluice.demo.web.ProblemException;
import io.smallrye.mutiny.Uni;

/** Answers what an article costs; waiting for the worker holds no thread. */
@Path("/prices")
public class PriceResource {

    private final Requester<PriceRequest, Price> prices;
    private final DeskConfig config;

    PriceResource(@ChannelName("prices") Requester<PriceRequest, Price> prices, DeskConfig config) {
        this.prices = prices;
        this.config = config;
    }

    /**
     * The price of an article.
     *
     * @param within how long the client is willing to wait, in milliseconds; without it, as long as is configured
     */
    @GET
    @Path("{article}")
    public Uni<Price> price(@PathParam("article") String article,
            @QueryParam("within") @Pattern(regexp = "[1-9]\\d{0,3}|10000", message = "must be a whole number from 1 to 10000 (milliseconds)") @Nullable String within) {
        var request = new PriceRequest(article);
        var reply = within == null ? prices.requestAsync(request)
                : prices.requestAsync(request, Duration.ofMillis(Long.parseLong(within)));
        return reply
                .onFailure(ChannelTimeoutException.class)
                .transform(late -> ProblemException.of(504, "The price of '" + article + "' did not come in time: "
                        + late.getMessage()))
                .onFailure(UnknownArticleException.class)
                .transform(unknown -> ProblemException.of(404, unknown.getMessage()))
                .onFailure(ChannelException.class)
                .transform(gone -> ProblemException.retry(503, "Nobody answers for prices now: " + gone.getMessage(),
                        config.retryAfter()));
    }
}
