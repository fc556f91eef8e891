// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.model.DealId;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Deals: a move is one conditional update of the deal's row. */
final class DealRows {
    static final String COLUMNS = "d.tenant, d.deal, d.negotiation, d.listing, d.buyer, d.seller, d.content,"
            + " d.signature, d.authority, d.state, d.expires_at, d.order_reference, d.status";

    private final Schema schema;
    private final String move;
    private final String select;

    DealRows(Schema schema) {
        this.schema = schema;
        move = schema.sql("UPDATE {deals} SET state = ?, expires_at = ?, due_at = ?,"
                + " order_reference = ?, status = ? WHERE tenant = ? AND deal = ? AND state IN (");
        select = schema.sql("SELECT " + COLUMNS + " FROM {deals} d WHERE d.tenant = ?");
    }

    GuardedStatement step(Tenant tenant, DealChange change) {
        return change instanceof DealChange.Add add ? add(add.row()) : move(tenant, (DealChange.Move) change);
    }

    private GuardedStatement add(DealRow deal) {
        DealRow.Standing standing = deal.standing();
        Columns row = new Columns()
                .key("tenant", deal.tenant().value())
                .key("deal", deal.id().value())
                .and("negotiation", deal.negotiation().value())
                .and("listing", deal.listing().value())
                .and("buyer", deal.buyer().value())
                .and("seller", deal.seller().value())
                .and("content", deal.content())
                .and("signature", deal.signature())
                .and("authority", deal.authority())
                .and("state", standing.state())
                .and("expires_at", standing.expiresAt())
                .and("due_at", dueAt(standing))
                .and("order_reference", order(standing))
                .and("status", standing.status());
        CommitResult refusal = new CommitResult.DealRefused(deal.id());
        return schema.dialect()
                .insertIfAbsent(
                        schema.table("deals"),
                        row,
                        (rows, connection) -> rows > 0 ? Optional.empty() : Optional.of(refusal));
    }

    private GuardedStatement move(Tenant tenant, DealChange.Move change) {
        DealRow.Standing to = change.to();
        List<Object> parameters = new ArrayList<>(List.of(
                to.state(),
                to.expiresAt(),
                dueAt(to),
                order(to),
                to.status(),
                tenant.value(),
                change.deal().value()));
        // A state that none has keeps the list from being empty, and so the statement whole.
        List<String> from = change.from().isEmpty()
                ? List.of("")
                : change.from().stream().sorted().toList();
        parameters.addAll(from);
        StringBuilder sql = new StringBuilder(move)
                .append(String.join(", ", Collections.nCopies(from.size(), "?")))
                .append(")");
        change.notExpiredAt().ifPresent(at -> {
            sql.append(" AND expires_at > ?");
            parameters.add(at);
        });
        change.expiredAt().ifPresent(at -> {
            sql.append(" AND expires_at <= ?");
            parameters.add(at);
        });
        return GuardedStatement.orElse(
                new CommitResult.DealRefused(change.deal()), sql.toString(), parameters.toArray());
    }

    private static Object dueAt(DealRow.Standing standing) {
        return standing.lapses() ? standing.expiresAt() : Parameters.Null.INSTANT;
    }

    private static Object order(DealRow.Standing standing) {
        return Parameters.text(standing.order().map(OrderReference::value));
    }

    Optional<DealRow> deal(Connection connection, Tenant tenant, DealId deal) throws SQLException {
        return schema.one(connection, DealRows::read, select + " AND d.deal = ?", tenant.value(), deal.value());
    }

    List<DealRow> of(Connection connection, Tenant tenant, PrincipalId principal, Optional<DealId> before, int limit)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(tenant.value(), principal.value(), principal.value()));
        before.ifPresent(id -> parameters.add(id.value()));
        parameters.add(limit);
        String sql = select + " AND (d.buyer = ? OR d.seller = ?)" + (before.isPresent() ? " AND d.deal < ?" : "")
                + " ORDER BY d.deal DESC LIMIT ?";
        return schema.list(connection, DealRows::read, sql, parameters);
    }

    List<DealRow> of(Connection connection, Tenant tenant, NegotiationId negotiation) throws SQLException {
        return schema.list(
                connection,
                DealRows::read,
                select + " AND d.negotiation = ? ORDER BY d.deal",
                List.of(tenant.value(), negotiation.value()));
    }

    List<DealRow> of(Connection connection, Tenant tenant, OrderReference order) throws SQLException {
        return schema.list(
                connection,
                DealRows::read,
                select + " AND d.order_reference = ? ORDER BY d.deal",
                List.of(tenant.value(), order.value()));
    }

    static DealRow read(Row row) throws SQLException {
        return new DealRow(
                new Tenant(row.text("tenant")),
                new DealId(row.text("deal")),
                new NegotiationId(row.text("negotiation")),
                new ListingRef(row.text("listing")),
                new PrincipalId(row.text("buyer")),
                new PrincipalId(row.text("seller")),
                row.json("content"),
                row.text("signature"),
                row.json("authority"),
                new DealRow.Standing(
                        row.text("state"),
                        row.instant("expires_at"),
                        row.optionalText("order_reference").map(OrderReference::new),
                        row.json("status")));
    }
}
