package io.quarkiverse.sluice.demo.desk.price;

import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** The catalogue in the database. Thread-safe; it blocks for as long as the database takes. */
@ApplicationScoped
public class ArticleStore {

    private static final String FIND = "select name, price, currency from articles where code = ?";

    private final DataSource database;

    ArticleStore(DataSource database) {
        this.database = database;
    }

    /**
     * The price of an article.
     *
     * @throws SQLException if the database cannot be read
     */
    public Optional<Price> price(String article) throws SQLException {
        try (var connection = database.getConnection(); var query = connection.prepareStatement(FIND)) {
            query.setString(1, article);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Price(article, row.getString(1), row.getBigDecimal(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }
}
