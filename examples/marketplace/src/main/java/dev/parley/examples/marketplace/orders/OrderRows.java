// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import dev.parley.model.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The orders' tables, by plain JDBC in the transaction that is current. */
public final class OrderRows {
    private static final String ORDERS = "select id, buyer, seller, listing, title, total, list_total, currency,"
            + " placed_at from shop_order where ";
    private static final String LINES =
            "select item, title, units, amount, list_amount, terms, deal from shop_order_line where order_id = ? order by place";

    private final DataSource dataSource;

    /** Rows over a data source that hands out the current transaction's connection, and keeps it when it is closed. */
    public OrderRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Writes an order. */
    void insert(Order order) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into shop_order (id, buyer, seller, listing,"
                                + " title, total, list_total, currency, placed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, order.id());
            insert.setString(2, order.buyer());
            insert.setString(3, order.seller());
            insert.setString(4, order.listing());
            insert.setString(5, order.title());
            insert.setLong(6, order.total().minorUnits());
            insert.setLong(7, order.listTotal().minorUnits());
            insert.setString(8, order.total().currency().getCurrencyCode());
            insert.setObject(9, order.placedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            insertLines(connection, order);
        } catch (SQLException e) {
            throw new IllegalStateException("order " + order.id() + " was not written", e);
        }
    }

    private static void insertLines(Connection connection, Order order) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into shop_order_line (order_id, place, item,"
                        + " title, units, amount, list_amount, terms, deal) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int place = 0; place < order.lines().size(); place++) {
                Order.Line line = order.lines().get(place);
                insert.setString(1, order.id());
                insert.setInt(2, place);
                insert.setString(3, line.item());
                insert.setString(4, line.title());
                insert.setLong(5, line.units());
                insert.setLong(6, line.amount().minorUnits());
                insert.setLong(7, line.listAmount().minorUnits());
                insert.setString(8, line.terms());
                insert.setString(9, line.deal().orElse(null));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The order of that reference. */
    Optional<Order> find(String id) {
        return select(ORDERS + "id = ?", id).stream().findFirst();
    }

    /** The orders that somebody placed, newest first. */
    List<Order> placedBy(String buyer) {
        return select(ORDERS + "buyer = ? order by placed_at desc, id", buyer);
    }

    private List<Order> select(String sql, String parameter) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            List<Order> orders = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    orders.add(order(connection, row));
                }
            }
            return orders;
        } catch (SQLException e) {
            throw new IllegalStateException("orders were not read", e);
        }
    }

    private static Order order(Connection connection, ResultSet row) throws SQLException {
        String id = row.getString("id");
        String currency = row.getString("currency");
        return new Order(
                id,
                row.getString("buyer"),
                row.getString("seller"),
                row.getString("listing"),
                row.getString("title"),
                Money.of(row.getLong("total"), currency),
                Money.of(row.getLong("list_total"), currency),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                lines(connection, id, currency));
    }

    private static List<Order.Line> lines(Connection connection, String order, String currency) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LINES)) {
            select.setString(1, order);
            List<Order.Line> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(new Order.Line(
                            row.getString("item"),
                            row.getString("title"),
                            row.getLong("units"),
                            Money.of(row.getLong("amount"), currency),
                            Money.of(row.getLong("list_amount"), currency),
                            row.getString("terms"),
                            Optional.ofNullable(row.getString("deal"))));
                }
            }
            return lines;
        }
    }
}
