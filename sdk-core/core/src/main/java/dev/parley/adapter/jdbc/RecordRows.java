// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Condition;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records and by whom they can be listed. */
final class RecordRows {
    private static final CommitResult CONFLICT = new CommitResult.Conflict();

    private final Schema schema;
    private final String keep;
    private final String update;
    private final String remove;
    private final String disown;
    private final String select;

    RecordRows(Schema schema) {
        this.schema = schema;
        keep = schema.sql("SELECT 1 FROM {records} WHERE tenant = ? AND kind = ? AND record_id = ? AND revision = ?"
                + schema.dialect().sharing());
        update = schema.sql("UPDATE {records} SET revision = ?, body = ?"
                + " WHERE tenant = ? AND kind = ? AND record_id = ? AND revision = ?");
        remove = schema.sql("DELETE FROM {records} WHERE tenant = ? AND kind = ? AND record_id = ? AND revision = ?");
        disown = schema.sql("DELETE FROM {owners} WHERE tenant = ? AND kind = ? AND record_id = ?");
        select = schema.sql("SELECT r.tenant, r.kind, r.record_id, r.revision, r.body FROM {records} r");
    }

    /** The step that keeps a record as it is until the append is written. */
    GuardedStatement step(Tenant tenant, Condition condition) {
        return GuardedStatement.orElse(
                new CommitResult.Outdated(condition),
                keep,
                tenant.value(),
                condition.kind().name(),
                condition.id(),
                condition.revision());
    }

    List<GuardedStatement> steps(Tenant tenant, RecordPut put) {
        List<GuardedStatement> steps = new ArrayList<>();
        if (put.removed()) {
            steps.add(remove(tenant, put));
            steps.add(GuardedStatement.of(disown, tenant.value(), put.kind().name(), put.id()));
            return steps;
        }
        if (put.expectedRevision() == 0) {
            steps.add(create(tenant, put));
        } else {
            steps.add(update(tenant, put));
            steps.add(GuardedStatement.of(disown, tenant.value(), put.kind().name(), put.id()));
        }
        if (!put.owners().isEmpty()) {
            steps.add(own(tenant, put));
        }
        return steps;
    }

    private GuardedStatement remove(Tenant tenant, RecordPut put) {
        return GuardedStatement.orElse(
                CONFLICT, remove, tenant.value(), put.kind().name(), put.id(), put.expectedRevision());
    }

    private GuardedStatement create(Tenant tenant, RecordPut put) {
        Columns row = new Columns()
                .key("tenant", tenant.value())
                .key("kind", put.kind().name())
                .key("record_id", put.id())
                .and("revision", 1L)
                .and("body", put.body());
        return schema.dialect()
                .insertIfAbsent(
                        schema.table("records"),
                        row,
                        (rows, connection) -> rows > 0 ? Optional.empty() : Optional.of(CONFLICT));
    }

    private GuardedStatement update(Tenant tenant, RecordPut put) {
        return GuardedStatement.orElse(
                CONFLICT,
                update,
                put.expectedRevision() + 1,
                put.body(),
                tenant.value(),
                put.kind().name(),
                put.id(),
                put.expectedRevision());
    }

    private GuardedStatement own(Tenant tenant, RecordPut put) {
        List<Columns> rows = put.owners().stream()
                .sorted()
                .map(owner -> new Columns()
                        .key("tenant", tenant.value())
                        .key("kind", put.kind().name())
                        .key("owner", owner)
                        .key("record_id", put.id()))
                .toList();
        return schema.dialect().insertAll(schema.table("owners"), rows);
    }

    Optional<StoredRecord> record(Connection connection, Tenant tenant, RecordKind kind, String id)
            throws SQLException {
        return schema.one(
                connection,
                RecordRows::read,
                select + " WHERE r.tenant = ? AND r.kind = ? AND r.record_id = ?",
                tenant.value(),
                kind.name(),
                id);
    }

    List<StoredRecord> records(
            Connection connection, Tenant tenant, RecordKind kind, String owner, Optional<String> before, int limit)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(tenant.value(), kind.name(), owner));
        before.ifPresent(parameters::add);
        parameters.add(limit);
        String sql = select
                + schema.sql(" JOIN {owners} o ON o.tenant = r.tenant AND o.kind = r.kind"
                        + " AND o.record_id = r.record_id WHERE o.tenant = ? AND o.kind = ? AND o.owner = ?")
                + (before.isPresent() ? " AND o.record_id < ?" : "")
                + " ORDER BY o.record_id DESC LIMIT ?";
        return schema.list(connection, RecordRows::read, sql, parameters);
    }

    private static StoredRecord read(Row row) throws SQLException {
        return new StoredRecord(
                new Tenant(row.text("tenant")),
                RecordKind.valueOf(row.text("kind")),
                row.text("record_id"),
                row.number("revision"),
                row.json("body"));
    }
}
