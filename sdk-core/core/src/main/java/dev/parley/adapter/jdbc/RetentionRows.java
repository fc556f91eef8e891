// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What has ended and was kept for long enough. */
final class RetentionRows {
    private final Schema schema;
    private final String ended;
    private final List<String> deletes;
    private final String deals;

    RetentionRows(Schema schema) {
        this.schema = schema;
        ended = schema.sql("SELECT h.tenant, h.negotiation FROM {heads} h WHERE NOT h.is_open AND h.updated_at < ?"
                + " AND NOT EXISTS (SELECT 1 FROM {deals} d WHERE d.tenant = h.tenant"
                + " AND d.negotiation = h.negotiation AND d.due_at IS NOT NULL)"
                + " ORDER BY h.updated_at LIMIT ? FOR UPDATE SKIP LOCKED");
        deletes = Stream.of("snapshots", "parts", "events", "seats", "heads")
                .map(table -> schema.sql("DELETE FROM {" + table + "} WHERE tenant = ? AND negotiation = ?"))
                .toList();
        deals = schema.dialect().deleteSome(schema.table("deals"), "due_at IS NULL AND expires_at < ?");
    }

    int purgeNegotiations(Connection connection, Instant endedBefore, int max) throws SQLException {
        List<List<Object>> keys = schema.list(
                connection,
                row -> List.<Object>of(row.text("tenant"), row.text("negotiation")),
                ended,
                List.of(endedBefore, max));
        for (String delete : deletes) {
            schema.updateEach(connection, delete, keys);
        }
        return keys.size();
    }

    int purgeDeals(Connection connection, Instant expiredBefore, int max) throws SQLException {
        return schema.update(connection, deals, expiredBefore, max);
    }
}
