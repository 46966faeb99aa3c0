package io.quarkiverse.sluice.test;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.quarkus.test.QuarkusUnitTest;

/** A database in memory for an application under test. */
final class Database {

    private Database() {
    }

    static QuarkusUnitTest configure(QuarkusUnitTest application) {
        return application.overrideConfigKey("quarkus.datasource.db-kind", "h2")
                .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:sluice;DB_CLOSE_DELAY=-1")
                .overrideConfigKey("quarkus.datasource.jdbc.acquisition-timeout", "30s");
    }

    static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static int count(DataSource database, String sql) {
        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            var rows = statement.executeQuery(sql);
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
