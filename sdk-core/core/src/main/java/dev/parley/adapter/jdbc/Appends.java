// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.model.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes appends, each as steps in the order of its guards, which is also the order in which rows are locked. Messages
 * come last, so that those of one stream are numbered behind the lock on its head.
 */
final class Appends {
    private static final GuardedStatement SAVEPOINT = GuardedStatement.of("SAVEPOINT parley_append");
    private static final GuardedStatement ROLLBACK = GuardedStatement.of("ROLLBACK TO SAVEPOINT parley_append");
    private static final GuardedStatement RELEASE = GuardedStatement.of("RELEASE SAVEPOINT parley_append");

    private final Dialect dialect;
    private final AnswerRows answers;
    private final AccountRows accounts;
    private final RecordRows records;
    private final OrderRows orders;
    private final DealRows deals;
    private final StreamRows streams;
    private final OutboxRows outbox;

    Appends(
            Dialect dialect,
            AnswerRows answers,
            AccountRows accounts,
            RecordRows records,
            OrderRows orders,
            DealRows deals,
            StreamRows streams,
            OutboxRows outbox) {
        this.dialect = dialect;
        this.answers = answers;
        this.accounts = accounts;
        this.records = records;
        this.orders = orders;
        this.deals = deals;
        this.streams = streams;
        this.outbox = outbox;
    }

    /** Writes a batch in an own transaction that is only just begun. */
    List<CommitResult> write(Connection connection, List<Append> batch) throws SQLException {
        if (batch.size() == 1) {
            return List.of(writeAlone(connection, batch.get(0)));
        }
        List<CommitResult> results = new ArrayList<>(batch.size());
        List<GuardedStatement> before = dialect.begin();
        for (Append append : batch) {
            Optional<CommitResult> refusal = dialect.run(connection, concat(before, List.of(SAVEPOINT), steps(append)));
            results.add(refusal.orElseGet(CommitResult.Appended::new));
            before = refusal.isPresent() ? List.of(ROLLBACK, RELEASE) : List.of(RELEASE);
        }
        dialect.run(connection, before);
        return List.copyOf(results);
    }

    private CommitResult writeAlone(Connection connection, Append append) throws SQLException {
        Optional<CommitResult> refusal = dialect.run(connection, concat(dialect.begin(), steps(append)));
        if (refusal.isEmpty()) {
            return new CommitResult.Appended();
        }
        connection.rollback();
        return refusal.get();
    }

    /** Writes an append in a transaction of the host's; on any exception nothing of it is left there. */
    CommitResult writeIn(Connection connection, Append append) throws SQLException {
        return dialect.bounded(connection, false, bounded -> writeBehindSavepoint(bounded, append));
    }

    private CommitResult writeBehindSavepoint(Connection connection, Append append) throws SQLException {
        try {
            List<GuardedStatement> steps = concat(List.of(SAVEPOINT), dialect.boundForeign(), steps(append));
            Optional<CommitResult> refusal = dialect.run(connection, steps);
            if (refusal.isPresent()) {
                dialect.run(connection, List.of(ROLLBACK, RELEASE));
                return refusal.get();
            }
            dialect.run(connection, concat(dialect.unboundForeign(), List.of(RELEASE)));
            return new CommitResult.Appended();
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private void rollBack(Connection connection, Throwable cause) {
        try {
            dialect.run(connection, List.of(ROLLBACK, RELEASE));
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private List<GuardedStatement> steps(Append append) {
        Tenant tenant = append.tenant();
        List<GuardedStatement> steps = new ArrayList<>();
        append.answer().ifPresent(answer -> steps.add(answers.step(tenant, answer)));
        List<String> lacking = new ArrayList<>();
        append.accounts().forEach(change -> steps.addAll(accounts.steps(tenant, change, lacking::add)));
        append.conditions().forEach(condition -> steps.add(records.step(tenant, condition)));
        append.records().forEach(put -> steps.addAll(records.steps(tenant, put)));
        append.order().ifPresent(change -> steps.addAll(orders.steps(tenant, change)));
        append.deals().forEach(change -> steps.add(deals.step(tenant, change)));
        append.stream().ifPresent(stream -> steps.addAll(streams.steps(stream)));
        append.messages().forEach(message -> steps.add(outbox.step(tenant, message)));
        if (!steps.isEmpty()) {
            int last = steps.size() - 1;
            steps.set(last, steps.get(last).then(() -> requireNone(lacking)));
        }
        return steps;
    }

    private static void requireNone(List<String> lacking) {
        if (!lacking.isEmpty()) {
            throw new IllegalStateException(String.join("; ", lacking));
        }
    }

    @SafeVarargs
    private static List<GuardedStatement> concat(List<GuardedStatement>... lists) {
        List<GuardedStatement> all = new ArrayList<>();
        for (List<GuardedStatement> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
