// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.Head;
import dev.parley.application.store.HeadQuery;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Tenant;
import dev.parley.protocol.ProtocolId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Heads as they are read; {@link StreamRows} writes them. */
final class HeadRows {
    static final String COLUMNS =
            "h.tenant, h.negotiation, h.listing, h.category, h.protocol_name, h.protocol_version, h.version,"
                    + " h.is_open, h.phase, h.next_deadline, h.seats, h.opened_at, h.updated_at, h.erased";

    private final Schema schema;
    private final String select;

    /**
     * A principal has one seat in a negotiation, so that none comes twice. Read from the seats, in their index's order: H2
     * would ask a subquery again for each row as long as others write.
     */
    private final String ofPrincipal;

    private final String hasRole;
    private final String seat;

    HeadRows(Schema schema) {
        this.schema = schema;
        select = schema.sql("SELECT " + COLUMNS + " FROM {heads} h WHERE h.tenant = ?");
        ofPrincipal = schema.sql("SELECT " + COLUMNS + " FROM {seats} s JOIN {heads} h ON h.tenant = s.tenant"
                + " AND h.negotiation = s.negotiation WHERE s.tenant = ?");
        hasRole = schema.sql(" AND EXISTS (SELECT 1 FROM {seats} s WHERE s.tenant = h.tenant"
                + " AND s.negotiation = h.negotiation AND s.role = ?)");
        seat = schema.sql("SELECT seat, role, principal FROM {seats}"
                + " WHERE tenant = ? AND negotiation = ? AND principal = ? ORDER BY seat LIMIT 1");
    }

    Optional<Seat> seat(Connection connection, Tenant tenant, NegotiationId negotiation, PrincipalId principal)
            throws SQLException {
        return schema.one(
                connection,
                row -> new Seat(
                        new SeatId(row.text("seat")),
                        SeatRole.valueOf(row.text("role")),
                        new PrincipalId(row.text("principal"))),
                seat,
                tenant.value(),
                negotiation.value(),
                principal.value());
    }

    Optional<Head> head(Connection connection, Tenant tenant, NegotiationId negotiation) throws SQLException {
        return schema.one(
                connection, HeadRows::read, select + " AND h.negotiation = ?", tenant.value(), negotiation.value());
    }

    List<Head> openOn(
            Connection connection, Tenant tenant, ListingRef listing, Optional<NegotiationId> after, int limit)
            throws SQLException {
        return schema.list(
                connection,
                HeadRows::read,
                select + " AND h.listing = ? AND h.is_open AND h.negotiation > ? ORDER BY h.negotiation LIMIT ?",
                List.of(
                        tenant.value(),
                        listing.value(),
                        after.map(NegotiationId::value).orElse(""),
                        limit));
    }

    List<Head> heads(Connection connection, HeadQuery query) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        StringBuilder sql = new StringBuilder(query.principal().isPresent() ? ofPrincipal : select);
        parameters.add(query.tenant().value());
        query.principal().ifPresent(principal -> {
            sql.append(" AND s.principal = ?");
            parameters.add(principal.value());
        });
        query.role().ifPresent(role -> {
            sql.append(query.principal().isPresent() ? " AND s.role = ?" : hasRole);
            parameters.add(role.name());
        });
        query.listing().ifPresent(listing -> {
            sql.append(" AND h.listing = ?");
            parameters.add(listing.value());
        });
        query.open().ifPresent(open -> sql.append(open ? " AND h.is_open" : " AND NOT h.is_open"));
        String negotiation = query.principal().isPresent() ? "s.negotiation" : "h.negotiation";
        query.before().ifPresent(before -> {
            sql.append(" AND ").append(negotiation).append(" < ?");
            parameters.add(before.value());
        });
        sql.append(" ORDER BY ").append(negotiation).append(" DESC LIMIT ?");
        parameters.add(query.limit());
        return schema.list(connection, HeadRows::read, sql.toString(), parameters);
    }

    static Head read(Row row) throws SQLException {
        return new Head(
                new Tenant(row.text("tenant")),
                new NegotiationId(row.text("negotiation")),
                new ListingRef(row.text("listing")),
                row.text("category"),
                new ProtocolId(row.text("protocol_name"), Math.toIntExact(row.number("protocol_version"))),
                row.number("version"),
                row.truth("is_open"),
                row.text("phase"),
                row.optionalInstant("next_deadline"),
                row.json("seats").list(Seat::fromJson),
                row.instant("opened_at"),
                row.instant("updated_at"),
                row.truth("erased"));
    }
}
