// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.StoredAnswer;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answers kept for commands. */
final class Answers {
    private final Table<Row> rows;

    Answers(Journal journal) {
        rows = new Table<>(journal);
    }

    Optional<CommitResult> apply(Tenant tenant, StoredAnswer answer) {
        String key = Table.key(tenant.value(), answer.scope(), answer.key());
        if (rows.find(key).isPresent()) {
            return Optional.of(new CommitResult.Duplicate());
        }
        rows.put(key, new Row(key, answer));
        return Optional.empty();
    }

    Optional<StoredAnswer> answer(Tenant tenant, String scope, String key) {
        return rows.find(Table.key(tenant.value(), scope, key)).map(Row::answer);
    }

    int purge(Instant now, int max) {
        List<Row> passed = rows.all().stream()
                .filter(row -> !row.answer().expiresAt().isAfter(now))
                .limit(max)
                .toList();
        passed.forEach(row -> rows.remove(row.key()));
        return passed.size();
    }

    int forget(Tenant tenant, PrincipalId principal, int max) {
        String begin = Table.key(tenant.value(), StoredAnswer.begin(principal));
        List<Row> theirs = rows.all().stream()
                .filter(row -> row.key().startsWith(begin))
                .limit(max)
                .toList();
        theirs.forEach(row -> rows.remove(row.key()));
        return theirs.size();
    }

    private record Row(String key, StoredAnswer answer) {}
}
