package dev.parley.adapter.jdbc;

import dev.parley.application.store.Backlog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What is due and not yet done, in one statement; each count looks at so many rows and no more. */
final class BacklogRows {
    private final Schema schema;
    private final String sql;

    BacklogRows(Schema schema) {
        this.schema = schema;
        sql = schema.sql("SELECT h.n AS deadlines, d.n AS expiries, m.n AS messages, f.n AS failing,"
                + " h.oldest AS deadline, d.oldest AS expiry, m.oldest AS message FROM "
                + count("next_deadline", "{heads} WHERE due_at <= ?") + " h, "
                + count("expires_at", "{deals} WHERE due_at <= ?") + " d, "
                + count("ready_at", "{outbox} WHERE ready_at <= ? AND (leased_until IS NULL OR leased_until <= ?)")
                + " m, " + count("ready_at", "{outbox} WHERE attempts > 0") + " f");
    }

    private static String count(String since, String rows) {
        return "(SELECT COUNT(*) AS n, MIN(since) AS oldest FROM (SELECT " + since + " AS since FROM " + rows
                + " LIMIT ?) AS due)";
    }

    Backlog read(Connection connection, Instant now, int most) throws SQLException {
        return schema.one(connection, BacklogRows::read, sql, now, most, now, most, now, now, most, most)
                .orElseThrow();
    }

    private static Backlog read(Row row) throws SQLException {
        return new Backlog(
                row.number("deadlines"),
                row.number("expiries"),
                row.number("messages"),
                row.number("failing"),
                Stream.of(
                                row.optionalInstant("deadline"),
                                row.optionalInstant("expiry"),
                                row.optionalInstant("message"))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo));
    }
}
