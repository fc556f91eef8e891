// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.DealRow;
import dev.parley.application.store.Head;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is due: rows that another claimer is just taking are passed over, and a taken one is due when its lease ends. */
final class DeadlineRows {
    private final Schema schema;
    private final String dueHeads;
    private final String leaseHead;
    private final String dueDeals;
    private final String leaseDeal;
    private final String next;

    DeadlineRows(Schema schema) {
        this.schema = schema;
        dueHeads = schema.sql("SELECT " + HeadRows.COLUMNS + " FROM {heads} h WHERE h.due_at <= ?"
                + " ORDER BY h.next_deadline, h.negotiation, h.tenant LIMIT ? FOR UPDATE SKIP LOCKED");
        leaseHead = schema.sql("UPDATE {heads} SET due_at = ? WHERE tenant = ? AND negotiation = ?");
        dueDeals = schema.sql("SELECT " + DealRows.COLUMNS + " FROM {deals} d WHERE d.due_at <= ?"
                + " ORDER BY d.expires_at, d.deal, d.tenant LIMIT ? FOR UPDATE SKIP LOCKED");
        leaseDeal = schema.sql("UPDATE {deals} SET due_at = ? WHERE tenant = ? AND deal = ?");
        next = schema.sql("SELECT MIN(due_at) AS due_at FROM (SELECT MIN(due_at) AS due_at FROM {heads}"
                + " UNION ALL SELECT MIN(due_at) AS due_at FROM {deals}) AS earliest");
    }

    List<Head> claimDue(Connection connection, Instant now, Duration lease, int max) throws SQLException {
        List<Head> claimed = schema.list(connection, HeadRows::read, dueHeads, List.of(now, max));
        Instant until = now.plus(lease);
        schema.updateEach(
                connection,
                leaseHead,
                claimed.stream()
                        .map(head -> List.<Object>of(
                                until, head.tenant().value(), head.id().value()))
                        .toList());
        return claimed;
    }

    List<DealRow> claimExpired(Connection connection, Instant now, Duration lease, int max) throws SQLException {
        List<DealRow> claimed = schema.list(connection, DealRows::read, dueDeals, List.of(now, max));
        Instant until = now.plus(lease);
        schema.updateEach(
                connection,
                leaseDeal,
                claimed.stream()
                        .map(deal -> List.<Object>of(
                                until, deal.tenant().value(), deal.id().value()))
                        .toList());
        return claimed;
    }

    Optional<Instant> next(Connection connection) throws SQLException {
        return schema.one(connection, row -> row.optionalInstant("due_at"), next)
                .flatMap(due -> due);
    }
}
