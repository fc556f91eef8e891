// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.StoredAnswer;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The answers kept for commands. */
final class AnswerRows {
    private static final CommitResult DUPLICATE = new CommitResult.Duplicate();

    /** Behind every hexadecimal digit. */
    private static final String LAST = "~";

    private final Schema schema;
    private final String select;
    private final String purge;
    private final String forget;

    AnswerRows(Schema schema) {
        this.schema = schema;
        select = schema.sql("SELECT scope, answer_key, fingerprint, answer, expires_at FROM {answers}"
                + " WHERE tenant = ? AND scope = ? AND answer_key = ?");
        purge = schema.dialect().deleteSome(schema.table("answers"), "expires_at <= ?");
        forget = schema.dialect().deleteSome(schema.table("answers"), "tenant = ? AND scope >= ? AND scope < ?");
    }

    GuardedStatement step(Tenant tenant, StoredAnswer answer) {
        Columns row = new Columns()
                .key("tenant", tenant.value())
                .key("scope", answer.scope())
                .key("answer_key", answer.key())
                .and("fingerprint", answer.fingerprint())
                .and("answer", answer.answer())
                .and("expires_at", answer.expiresAt());
        return schema.dialect()
                .insertIfAbsent(
                        schema.table("answers"),
                        row,
                        (rows, connection) -> rows > 0 ? Optional.empty() : Optional.of(DUPLICATE));
    }

    Optional<StoredAnswer> answer(Connection connection, Tenant tenant, String scope, String key) throws SQLException {
        return schema.one(connection, AnswerRows::read, select, tenant.value(), scope, key);
    }

    int purge(Connection connection, Instant now, int max) throws SQLException {
        return schema.update(connection, purge, now, max);
    }

    int forget(Connection connection, Tenant tenant, PrincipalId principal, int max) throws SQLException {
        String begin = StoredAnswer.begin(principal);
        return schema.update(connection, forget, tenant.value(), begin, begin + LAST, max);
    }

    private static StoredAnswer read(Row row) throws SQLException {
        return new StoredAnswer(
                row.text("scope"),
                row.text("answer_key"),
                row.hash("fingerprint"),
                row.json("answer"),
                row.instant("expires_at"));
    }
}
