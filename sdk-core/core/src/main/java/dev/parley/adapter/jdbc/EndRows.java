// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.LastEndQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** When a buyer's negotiations on a listing last came to nothing: one question, answered from the buyer's seats there. */
final class EndRows {
    private static final String UNPAID_SINCE =
            "CASE WHEN d.expires_at > h.updated_at AND d.expires_at <= ? THEN d.expires_at ELSE h.updated_at END";

    private final Schema schema;

    EndRows(Schema schema) {
        this.schema = schema;
    }

    Optional<Instant> lastWithoutDeal(Connection connection, LastEndQuery query) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        String sql = "SELECT max(CASE WHEN d.deal IS NOT NULL THEN " + UNPAID_SINCE + " WHEN h.phase NOT IN ("
                + places(query.settled()) + ") THEN h.updated_at END) AS ended"
                + schema.sql(" FROM {seats} s JOIN {heads} h ON h.tenant = s.tenant AND h.negotiation = s.negotiation"
                        + " LEFT JOIN {deals} d ON d.tenant = s.tenant AND d.negotiation = s.negotiation"
                        + " AND (d.buyer = s.principal OR d.seller = s.principal) AND d.state NOT IN (")
                + places(LastEndQuery.PAID) + ") WHERE s.tenant = ? AND s.principal = ? AND s.listing = ?"
                + " AND s.role <> 'MEDIATOR' AND NOT h.is_open AND h.protocol_name = ?";
        parameters.add(query.now());
        parameters.addAll(values(query.settled()));
        parameters.addAll(values(LastEndQuery.PAID));
        parameters.add(query.tenant().value());
        parameters.add(query.buyer().value());
        parameters.add(query.listing().value());
        parameters.add(query.protocol());
        return schema.list(connection, row -> row.optionalInstant("ended"), sql, parameters).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String places(Collection<String> names) {
        return String.join(", ", Collections.nCopies(values(names).size(), "?"));
    }

    /** An empty name, which no phase has, keeps a list from being empty and so the statement whole. */
    private static List<String> values(Collection<String> names) {
        return names.isEmpty() ? List.of("") : names.stream().sorted().toList();
    }
}
