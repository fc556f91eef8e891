// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.DueWorkCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is due and not yet done; each count looks at so many rows and no more. */
final class DueWorkCountRows {
    private final Schema schema;
    private final String due;
    private final String queues;

    DueWorkCountRows(Schema schema) {
        this.schema = schema;
        due = schema.sql("SELECT h.n AS deadlines, d.n AS expiries, h.oldest AS deadline, d.oldest AS expiry FROM "
                + count("next_deadline", "{heads}") + " h, " + count("expires_at", "{deals}") + " d");
        queues = schema.sql("SELECT queue, COUNT(ready) AS ready, SUM(failing) AS failing, MIN(ready) AS oldest FROM"
                + " (SELECT queue, CASE WHEN ready_at <= ? THEN ready_at END AS ready,"
                + " CASE WHEN attempts > 0 THEN 1 ELSE 0 END AS failing FROM {outbox}"
                + " WHERE ready_at <= ? OR attempts > 0 LIMIT ?) AS waiting GROUP BY queue");
    }

    private static String count(String since, String table) {
        return "(SELECT COUNT(*) AS n, MIN(since) AS oldest FROM (SELECT " + since + " AS since FROM " + table
                + " WHERE due_at <= ? LIMIT ?) AS due)";
    }

    private record Named(String name, DueWorkCounts.Queue queue) {}

    DueWorkCounts read(Connection connection, Instant now, int most) throws SQLException {
        SortedMap<String, DueWorkCounts.Queue> waiting = new TreeMap<>();
        for (Named named : schema.list(connection, DueWorkCountRows::queue, queues, List.of(now, now, most))) {
            waiting.put(named.name(), named.queue());
        }
        return schema.one(connection, row -> due(row, waiting), due, now, most, now, most)
                .orElseThrow();
    }

    private static DueWorkCounts due(Row row, SortedMap<String, DueWorkCounts.Queue> queues) throws SQLException {
        return new DueWorkCounts(
                row.number("deadlines"),
                row.number("expiries"),
                Stream.of(row.optionalInstant("deadline"), row.optionalInstant("expiry"))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo),
                queues);
    }

    private static Named queue(Row row) throws SQLException {
        return new Named(
                row.text("queue"),
                new DueWorkCounts.Queue(row.number("ready"), row.number("failing"), row.optionalInstant("oldest")));
    }
}
