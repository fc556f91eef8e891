// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Condition;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records, and which of them belong to whom. */
final class Records {
    private final Table<Row> rows;
    private final Table<String> byOwner;

    Records(Journal journal) {
        rows = new Table<>(journal);
        byOwner = new Table<>(journal);
    }

    Optional<CommitResult> apply(Tenant tenant, RecordPut put) {
        String key = Table.key(tenant.value(), put.kind().name(), put.id());
        Optional<Row> before = rows.find(key);
        if (before.map(row -> row.record().revision()).orElse(0L) != put.expectedRevision()) {
            return Optional.of(new CommitResult.Conflict());
        }
        before.ifPresent(row -> row.owners().forEach(owner -> byOwner.remove(ownerKey(tenant, put, owner))));
        if (put.removed()) {
            rows.remove(key);
            return Optional.empty();
        }
        StoredRecord after = new StoredRecord(tenant, put.kind(), put.id(), put.expectedRevision() + 1, put.body());
        rows.put(key, new Row(after, put.owners()));
        put.owners().forEach(owner -> byOwner.put(ownerKey(tenant, put, owner), key));
        return Optional.empty();
    }

    Optional<CommitResult> check(Tenant tenant, Condition condition) {
        return record(tenant, condition.kind(), condition.id())
                        .filter(found -> found.revision() == condition.revision())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new CommitResult.Outdated(condition));
    }

    Optional<StoredRecord> record(Tenant tenant, RecordKind kind, String id) {
        return rows.find(Table.key(tenant.value(), kind.name(), id)).map(Row::record);
    }

    List<StoredRecord> records(Tenant tenant, RecordKind kind, String owner, Optional<String> before, int limit) {
        return byOwner.before(before, tenant.value(), kind.name(), owner).stream()
                .limit(limit)
                .flatMap(key -> rows.find(key).stream())
                .map(Row::record)
                .toList();
    }

    private static String ownerKey(Tenant tenant, RecordPut put, String owner) {
        return Table.key(tenant.value(), put.kind().name(), owner, put.id());
    }

    private record Row(StoredRecord record, Set<String> owners) {}
}
