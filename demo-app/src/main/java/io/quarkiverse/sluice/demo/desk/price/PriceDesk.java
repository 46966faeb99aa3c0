package io.quarkiverse.sluice.demo.desk.price;

import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.cdi.Respond;
import io.quarkiverse.sluice.demo.desk.DeskConfig;

/** Works out prices, which takes a while. */
@ApplicationScoped
public class PriceDesk {

    private final ArticleStore articles;
    private final DeskConfig config;

    PriceDesk(ArticleStore articles, DeskConfig config) {
        this.articles = articles;
        this.config = config;
    }

    @Respond("prices")
    Price price(PriceRequest request) throws SQLException, InterruptedException {
        Thread.sleep(config.pricingTime().toMillis());
        return articles.price(request.article()).orElseThrow(() -> new UnknownArticleException(request.article()));
    }
}
