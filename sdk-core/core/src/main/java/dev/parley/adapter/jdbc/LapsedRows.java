// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.AccountId;
import dev.parley.application.store.Lapsed;
import dev.parley.application.store.LapsedQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holders whose time has passed, by the expiry or the deadline itself: a lease on it does not matter. */
final class LapsedRows {
    private final Schema schema;
    private final String deals;
    private final String negotiations;
    private final String dealsOnListing;

    LapsedRows(Schema schema) {
        this.schema = schema;
        String ofHolders = " FROM {holds} o JOIN %s WHERE o.tenant = ? AND o.kind = ? AND o.account_key = ?";
        String deal = "SELECT d.expires_at AS lapsed_at, 'DEAL' AS kind, d.deal AS holder";
        deals = schema.sql(
                deal + String.format(Locale.ROOT, ofHolders, "{deals} d ON d.tenant = o.tenant AND d.deal = o.holder")
                        + " AND d.due_at IS NOT NULL AND d.expires_at <= ?");
        dealsOnListing = schema.sql(deal + " FROM {deals} d"
                + " WHERE d.tenant = ? AND d.listing = ? AND d.due_at IS NOT NULL AND d.expires_at <= ?");
        negotiations = schema.sql("SELECT h.next_deadline AS lapsed_at, 'NEGOTIATION' AS kind, h.negotiation AS holder"
                + String.format(Locale.ROOT, ofHolders, "{heads} h ON h.tenant = o.tenant AND h.negotiation = o.holder")
                + " AND h.is_open AND ");
    }

    List<Lapsed> lapsed(Connection connection, LapsedQuery query) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        String sql = query.account().kind() == AccountId.Kind.STOCK
                ? ofListing(query, parameters)
                : ofHolders(query, parameters);
        parameters.add(query.limit());
        return schema.list(
                connection,
                row -> new Lapsed(Lapsed.Kind.valueOf(row.text("kind")), row.text("holder"), row.instant("lapsed_at")),
                sql + " ORDER BY lapsed_at, kind, holder LIMIT ?",
                parameters);
    }

    private String ofListing(LapsedQuery query, List<Object> parameters) {
        parameters.add(query.tenant().value());
        parameters.add(query.account().listing().value());
        parameters.add(query.until());
        return dealsOnListing;
    }

    private String ofHolders(LapsedQuery query, List<Object> parameters) {
        addAccount(query, parameters);
        parameters.add(query.until());
        addAccount(query, parameters);
        parameters.add(query.until());
        String passed = "h.next_deadline <= ?";
        if (query.before().isPresent()) {
            passed = "(h.next_deadline < ? OR (h.next_deadline = ? AND h.negotiation < ?))";
            parameters.add(query.until());
            parameters.add(query.before().get().value());
        }
        return deals + " UNION ALL " + negotiations + passed;
    }

    private static void addAccount(LapsedQuery query, List<Object> parameters) {
        parameters.add(query.tenant().value());
        parameters.add(query.account().kind().name());
        parameters.add(query.account().key());
    }
}
