// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.StoredSnapshot;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Snapshots of negotiations. Whoever keeps one locks the negotiation's head, so that none comes after an erasure and no two write
 * the same one at once.
 */
final class SnapshotRows {
    private static final String KEY = " WHERE tenant = ? AND negotiation = ?";

    private final Schema schema;
    private final String latest;
    private final String lockUnerased;
    private final String delete;
    private final String insert;
    private final String forget;

    SnapshotRows(Schema schema) {
        this.schema = schema;
        latest = schema.sql("SELECT seq, content FROM {snapshots}" + KEY
                + " AND seq <= ? ORDER BY seq DESC FETCH FIRST 1 ROWS ONLY");
        lockUnerased = schema.sql("SELECT version FROM {heads}" + KEY + " AND NOT erased FOR UPDATE");
        delete = schema.sql("DELETE FROM {snapshots}" + KEY + " AND seq = ?");
        insert = schema.sql("INSERT INTO {snapshots} (tenant, negotiation, seq, content) VALUES (?, ?, ?, ?)");
        forget = schema.sql("DELETE FROM {snapshots}" + KEY);
    }

    Optional<StoredSnapshot> latest(Connection connection, Tenant tenant, NegotiationId negotiation, long atMost)
            throws SQLException {
        return schema.one(
                connection,
                row -> new StoredSnapshot(tenant, negotiation, row.number("seq"), row.bytes("content")),
                latest,
                tenant.value(),
                negotiation.value(),
                atMost);
    }

    boolean keep(Connection connection, StoredSnapshot snapshot) throws SQLException {
        String tenant = snapshot.tenant().value();
        String negotiation = snapshot.negotiation().value();
        List<Long> versions =
                schema.list(connection, row -> row.number("version"), lockUnerased, List.of(tenant, negotiation));
        if (versions.stream().noneMatch(version -> version >= snapshot.seq())) {
            return false;
        }
        schema.update(connection, delete, tenant, negotiation, snapshot.seq());
        return schema.update(connection, insert, tenant, negotiation, snapshot.seq(), snapshot.content()) > 0;
    }

    /** Forgets all of a negotiation, behind the lock on its head. */
    GuardedStatement forget(Tenant tenant, NegotiationId negotiation) {
        return GuardedStatement.of(forget, tenant.value(), negotiation.value());
    }
}
