package io.quarkiverse.sluice.demo.desk.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/** The orders in the database. Thread-safe; every operation blocks for as long as the database takes. */
@ApplicationScoped
public class OrderStore {

    private static final String COLUMNS = "id, customer, article, quantity, accepted_at, state";
    private static final String INSERT = "insert into orders (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?)";
    private static final String FIND = "select " + COLUMNS + " from orders where id = ?";
    private static final String FIRST = "select " + COLUMNS + " from orders order by id limit ?";
    private static final String AFTER = "select " + COLUMNS + " from orders where id > ? order by id limit ?";
    private static final String COUNT = "select count(*) from orders";

    private final DataSource database;

    OrderStore(DataSource database) {
        this.database = database;
    }

    /**
     * Stores orders, all of them or none.
     *
     * @throws SQLException if the database refuses one
     */
    public void add(List<Order> orders) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                insert(connection, orders);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * The order of that id.
     *
     * @throws SQLException if the database cannot be read
     */
    public Optional<Order> find(UUID id) throws SQLException {
        try (var connection = database.getConnection(); var query = connection.prepareStatement(FIND)) {
            query.setObject(1, id);
            return read(query).stream().findFirst();
        }
    }

    /**
     * A page of the orders, oldest first.
     *
     * @param after the last id of the page before, or {@code null} for the first page
     * @throws SQLException if the database cannot be read
     */
    public OrderPage page(@Nullable UUID after, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            var orders = rows(connection, after, limit + 1);
            boolean more = orders.size() > limit;
            var shown = more ? List.copyOf(orders.subList(0, limit)) : orders;
            return new OrderPage(count(connection), shown, more ? shown.get(limit - 1).id() : null);
        }
    }

    private static void insert(Connection connection, List<Order> orders) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (Order order : orders) {
                insert.setObject(1, order.id());
                insert.setString(2, order.customer());
                insert.setString(3, order.article());
                insert.setInt(4, order.quantity());
                insert.setObject(5, order.acceptedAt());
                insert.setString(6, order.state().name());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<Order> rows(Connection connection, @Nullable UUID after, int limit) throws SQLException {
        try (var query = connection.prepareStatement(after == null ? FIRST : AFTER)) {
            int next = 1;
            if (after != null) {
                query.setObject(next++, after);
            }
            query.setInt(next, limit);
            return read(query);
        }
    }

    private static List<Order> read(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var orders = new ArrayList<Order>();
            while (rows.next()) {
                orders.add(order(rows));
            }
            return orders;
        }
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(row.getObject("id", UUID.class), row.getString("customer"), row.getString("article"),
                row.getInt("quantity"), row.getObject("accepted_at", Instant.class),
                OrderState.valueOf(row.getString("state")));
    }

    private static long count(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(COUNT); var rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
