// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.NewMessage;
import dev.parley.application.store.OutboxMessage;
import dev.parley.model.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Messages in the order in which they were written. A message is taken only while it is the oldest of its key and none
 * of that key is out; one that another claimer is just taking is passed over.
 */
final class OutboxRows {
    private final Schema schema;
    private final String insert;
    private final String claim;
    private final String lease;
    private final String delete;
    private final String retry;

    OutboxRows(Schema schema) {
        this.schema = schema;
        insert = schema.sql("INSERT INTO {outbox} (tenant, queue, topic, message_key, body, ready_at, attempts)"
                + " VALUES (?, ?, ?, ?, ?, ?, 0)");
        claim = schema.sql(
                "SELECT m.tenant, m.id, m.queue, m.topic, m.message_key, m.body, m.ready_at, m.attempts FROM {outbox} m"
                        + " WHERE m.queue = ? AND m.ready_at <= ? AND (m.leased_until IS NULL OR m.leased_until <= ?)"
                        + " AND NOT EXISTS (SELECT 1 FROM {outbox} e WHERE e.tenant = m.tenant"
                        + " AND e.message_key = m.message_key AND (e.id < m.id OR e.leased_until > ?))"
                        + " ORDER BY m.id LIMIT ? FOR UPDATE SKIP LOCKED");
        lease = schema.sql("UPDATE {outbox} SET leased_until = ? WHERE tenant = ? AND id = ?");
        delete = schema.sql("DELETE FROM {outbox} WHERE tenant = ? AND id = ?");
        retry = schema.sql("UPDATE {outbox} SET ready_at = ?, body = ?, leased_until = NULL, attempts = attempts + 1"
                + " WHERE tenant = ? AND id = ?");
    }

    GuardedStatement step(Tenant tenant, NewMessage message) {
        return GuardedStatement.of(
                insert,
                tenant.value(),
                message.queue(),
                message.topic(),
                message.key(),
                message.body(),
                message.readyAt());
    }

    List<OutboxMessage> claim(Connection connection, String queue, Instant now, Duration duration, int max)
            throws SQLException {
        List<OutboxMessage> claimed =
                schema.list(connection, OutboxRows::read, claim, List.of(queue, now, now, now, max));
        lease(connection, claimed, now.plus(duration));
        return claimed;
    }

    void lease(Connection connection, List<OutboxMessage> messages, Instant until) throws SQLException {
        schema.updateEach(
                connection,
                lease,
                messages.stream()
                        .map(message -> List.<Object>of(until, message.tenant().value(), message.id()))
                        .toList());
    }

    int acknowledge(Connection connection, OutboxMessage message) throws SQLException {
        return schema.update(connection, delete, message.tenant().value(), message.id());
    }

    int retryAt(Connection connection, OutboxMessage message, Instant when) throws SQLException {
        return schema.update(
                connection, retry, when, message.body(), message.tenant().value(), message.id());
    }

    private static OutboxMessage read(Row row) throws SQLException {
        return new OutboxMessage(
                new Tenant(row.text("tenant")),
                row.number("id"),
                row.text("queue"),
                row.text("topic"),
                row.text("message_key"),
                row.json("body"),
                row.instant("ready_at"),
                Math.toIntExact(row.number("attempts")));
    }
}
