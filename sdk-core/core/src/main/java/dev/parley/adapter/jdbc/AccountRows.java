// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountChange.Guard;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Hold;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Accounts and holds: the guard of a change is the condition of its update. The holds of an account are written only
 * behind the lock on its row.
 */
final class AccountRows {
    private final Schema schema;
    private final String change;
    private final String release;
    private final String forget;
    private final String select;
    private final String holds;
    private final String held;

    AccountRows(Schema schema) {
        this.schema = schema;
        change = schema.sql("UPDATE {accounts} SET held = held + ?, consumed = consumed + ?, capacity = capacity + ?");
        release = schema.sql("UPDATE {holds} SET amount = amount - ?"
                + " WHERE tenant = ? AND kind = ? AND account_key = ? AND holder = ? AND amount >= ?");
        forget = schema.sql("DELETE FROM {holds}"
                + " WHERE tenant = ? AND kind = ? AND account_key = ? AND holder = ? AND amount = 0");
        select = schema.sql("SELECT capacity, held, consumed, closed FROM {accounts}"
                + " WHERE tenant = ? AND kind = ? AND account_key = ?");
        String hold = "SELECT kind, account_key, holder, amount, principal, since FROM {holds} WHERE tenant = ?";
        holds = schema.sql(hold + " AND kind = ? AND account_key = ? ORDER BY holder LIMIT ?");
        held = schema.sql(
                hold + " AND principal = ? AND holder >= ? ORDER BY principal, holder, kind, account_key LIMIT ?");
    }

    /**
     * The steps of a change.
     *
     * @param lacking is told of a hold that is smaller than what is released, which is a fault only if no guard refuses:
     *     who decided on what has changed since may find it released already
     */
    List<GuardedStatement> steps(Tenant tenant, AccountChange changed, Consumer<String> lacking) {
        List<GuardedStatement> steps = new ArrayList<>();
        changed.openWith().ifPresent(capacity -> steps.add(open(tenant, changed.account(), capacity)));
        steps.add(change(tenant, changed));
        if (changed.held() > 0) {
            steps.add(schema.dialect().insertOrAdd(schema.table("holds"), hold(tenant, changed), "amount"));
        } else if (changed.held() < 0) {
            steps.addAll(release(tenant, changed, lacking));
        }
        return steps;
    }

    private static Columns hold(Tenant tenant, AccountChange changed) {
        Columns row = key(tenant, changed.account()).key("holder", changed.holder());
        changed.owner()
                .ifPresent(
                        owner -> row.and("principal", owner.principal().value()).and("since", owner.since()));
        return row.and("amount", changed.held());
    }

    private GuardedStatement open(Tenant tenant, AccountId account, long capacity) {
        Columns row = key(tenant, account)
                .and("capacity", capacity)
                .and("held", 0L)
                .and("consumed", 0L)
                .and("closed", false);
        return schema.dialect().insertIfAbsent(schema.table("accounts"), row, (rows, connection) -> Optional.empty());
    }

    private static Columns key(Tenant tenant, AccountId account) {
        return new Columns()
                .key("tenant", tenant.value())
                .key("kind", account.kind().name())
                .key("account_key", account.key());
    }

    private GuardedStatement change(Tenant tenant, AccountChange changed) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(changed.held());
        parameters.add(changed.consumed());
        parameters.add(changed.capacity());
        parameters.addAll(key(tenant, changed.account()).values());
        String sql = change + (changed.guard() == Guard.CLOSE ? ", closed = TRUE" : "")
                + " WHERE tenant = ? AND kind = ? AND account_key = ?";
        if (changed.guard() == Guard.WITHIN_CAPACITY) {
            sql += " AND NOT closed";
        }
        if (changed.guard() == Guard.WITHIN_CAPACITY || changed.guard() == Guard.WITHIN_CAPACITY_EVEN_CLOSED) {
            sql += " AND held + ? + consumed + ? <= capacity + ?";
            parameters.add(Math.addExact(changed.held(), changed.room()));
            parameters.add(changed.consumed());
            parameters.add(changed.capacity());
        }
        if (changed.seen().isPresent()) {
            Account seen = changed.seen().get();
            sql += " AND capacity = ? AND held = ? AND consumed = ?";
            parameters.addAll(List.of(seen.capacity(), seen.held(), seen.consumed()));
        }
        return new GuardedStatement(
                sql,
                List.copyOf(parameters),
                (rows, connection) -> rows > 0 ? Optional.empty() : Optional.of(refusal(connection, tenant, changed)));
    }

    private CommitResult refusal(Connection connection, Tenant tenant, AccountChange changed) throws SQLException {
        if (changed.seen().isPresent()) {
            return new CommitResult.Conflict();
        }
        boolean closed = changed.guard() == Guard.WITHIN_CAPACITY
                && account(connection, tenant, changed.account())
                        .map(Account::closed)
                        .orElse(false);
        return new CommitResult.HoldRefused(changed.account(), closed);
    }

    private List<GuardedStatement> release(Tenant tenant, AccountChange changed, Consumer<String> lacking) {
        long amount = Math.negateExact(changed.held());
        List<Object> parameters = new ArrayList<>();
        parameters.add(amount);
        List<Object> key =
                key(tenant, changed.account()).key("holder", changed.holder()).values();
        parameters.addAll(key);
        parameters.add(amount);
        GuardedStatement lessen = new GuardedStatement(release, List.copyOf(parameters), (rows, connection) -> {
            if (rows == 0) {
                lacking.accept("the hold of " + changed.holder() + " on " + changed.account() + " would fall below 0");
            }
            return Optional.empty();
        });
        return List.of(lessen, GuardedStatement.of(forget, key.toArray()));
    }

    Optional<Account> account(Connection connection, Tenant tenant, AccountId account) throws SQLException {
        return schema.one(
                connection,
                row -> new Account(
                        account,
                        row.number("capacity"),
                        row.number("held"),
                        row.number("consumed"),
                        row.truth("closed")),
                select,
                tenant.value(),
                account.kind().name(),
                account.key());
    }

    List<Hold> holds(Connection connection, Tenant tenant, AccountId account, int limit) throws SQLException {
        return schema.list(
                connection,
                AccountRows::hold,
                holds,
                List.of(tenant.value(), account.kind().name(), account.key(), limit));
    }

    List<Hold> holds(Connection connection, Tenant tenant, PrincipalId principal, Optional<String> from, int limit)
            throws SQLException {
        return schema.list(
                connection,
                AccountRows::hold,
                held,
                List.of(tenant.value(), principal.value(), from.orElse(""), limit));
    }

    private static Hold hold(Row row) throws SQLException {
        Optional<Instant> since = row.optionalInstant("since");
        Optional<Hold.Owner> owner = since.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hold.Owner(new PrincipalId(row.text("principal")), since.get()));
        AccountId account = new AccountId(AccountId.Kind.valueOf(row.text("kind")), row.text("account_key"));
        return new Hold(account, row.text("holder"), row.number("amount"), owner);
    }
}
