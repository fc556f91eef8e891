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
    private final String seat;

    HeadRows(Schema schema) {
        this.schema = schema;
        select = schema.sql("SELECT " + COLUMNS + " FROM {heads} h WHERE h.tenant = ?");
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
        StringBuilder sql = new StringBuilder(select);
        List<Object> parameters = new ArrayList<>();
        parameters.add(query.tenant().value());
        whereSeated(query, sql, parameters);
        query.listing().ifPresent(listing -> {
            sql.append(" AND h.listing = ?");
            parameters.add(listing.value());
        });
        query.open().ifPresent(open -> sql.append(open ? " AND h.is_open" : " AND NOT h.is_open"));
        query.before().ifPresent(before -> {
            sql.append(" AND h.negotiation < ?");
            parameters.add(before.value());
        });
        sql.append(" ORDER BY h.negotiation DESC LIMIT ?");
        parameters.add(query.limit());
        return schema.list(connection, HeadRows::read, sql.toString(), parameters);
    }

    private void whereSeated(HeadQuery query, StringBuilder sql, List<Object> parameters) {
        if (query.principal().isEmpty() && query.role().isEmpty()) {
            return;
        }
        sql.append(schema.sql(" AND h.negotiation IN (SELECT s.negotiation FROM {seats} s WHERE s.tenant = ?"));
        parameters.add(query.tenant().value());
        query.principal().ifPresent(principal -> {
            sql.append(" AND s.principal = ?");
            parameters.add(principal.value());
        });
        query.role().ifPresent(role -> {
            sql.append(" AND s.role = ?");
            parameters.add(role.name());
        });
        sql.append(")");
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
