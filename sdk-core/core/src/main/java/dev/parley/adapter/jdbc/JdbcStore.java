// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.Account;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.DueWorkCounts;
import dev.parley.application.store.Head;
import dev.parley.application.store.HeadQuery;
import dev.parley.application.store.Hold;
import dev.parley.application.store.Lapsed;
import dev.parley.application.store.LapsedQuery;
import dev.parley.application.store.LastEndQuery;
import dev.parley.application.store.OutboxMessage;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredAnswer;
import dev.parley.application.store.StoredEvent;
import dev.parley.application.store.StoredRecord;
import dev.parley.application.store.StoredSnapshot;
import dev.parley.model.DealId;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A store in PostgreSQL or H2. Each kind of row has its own room; {@link Appends} brings them together in one
 * transaction, {@link Connections} gives the connections. The data source stays the host's.
 */
public final class JdbcStore implements Store {
    private final Connections connections;
    private final Dialect dialect;
    private final Appends appends;
    private final AnswerRows answers;
    private final AccountRows accounts;
    private final RecordRows records;
    private final DealRows deals;
    private final StreamRows streams;
    private final SnapshotRows snapshots;
    private final HeadRows heads;
    private final EndRows ends;
    private final OutboxRows outbox;
    private final DeadlineRows deadlines;
    private final LapsedRows lapsed;
    private final RetentionRows retention;
    private final DueWorkCountRows backlog;

    private JdbcStore(Connections connections, Schema schema) {
        this.connections = connections;
        dialect = schema.dialect();
        answers = new AnswerRows(schema);
        accounts = new AccountRows(schema);
        records = new RecordRows(schema);
        deals = new DealRows(schema);
        snapshots = new SnapshotRows(schema);
        streams = new StreamRows(schema, snapshots);
        heads = new HeadRows(schema);
        ends = new EndRows(schema);
        outbox = new OutboxRows(schema);
        deadlines = new DeadlineRows(schema);
        lapsed = new LapsedRows(schema);
        retention = new RetentionRows(schema);
        backlog = new DueWorkCountRows(schema);
        appends = new Appends(dialect, answers, accounts, records, new OrderRows(schema), deals, streams, outbox);
    }

    /**
     * Opens the store, its tables brought up to date or seen to be there.
     *
     * @throws dev.parley.port.ParleyException if the database is not supported or its tables are missing; the message
     *     says what to do
     */
    public static JdbcStore open(DataSource dataSource, JdbcSettings settings) {
        Dialect dialect = Dialect.of(dataSource, settings);
        Schema schema = new Schema(settings.schema(), dialect, Schema.wholeSeconds(settings.statementTimeout()));
        TablesCheck.run(dataSource, schema, settings);
        return new JdbcStore(new Connections(dataSource, dialect, settings), schema);
    }

    @Override
    public List<CommitResult> commit(List<Append> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        return connections
                .writeOnce(connection -> appends.write(connection, batch))
                .orElseGet(() -> eachAlone(batch));
    }

    /** Two batches may lock each other out; two appends cannot, for each locks its rows in the one order. */
    private List<CommitResult> eachAlone(List<Append> batch) {
        return batch.stream()
                .flatMap(append -> connections.write(connection -> appends.write(connection, List.of(append))).stream())
                .toList();
    }

    @Override
    public boolean joinsTransactions() {
        return true;
    }

    @Override
    public CommitResult commitIn(Connection hostTransaction, Append append) {
        try {
            if (hostTransaction.getAutoCommit()) {
                throw new IllegalStateException("the host's connection commits by itself: there is no transaction");
            }
            return appends.writeIn(hostTransaction, append);
        } catch (SQLException e) {
            throw Failures.foreign(e);
        }
    }

    @Override
    public Optional<DealRow> dealIn(Connection hostTransaction, Tenant tenant, DealId deal) {
        return readIn(hostTransaction, connection -> deals.deal(connection, tenant, deal));
    }

    @Override
    public Optional<Account> accountIn(Connection hostTransaction, Tenant tenant, AccountId account) {
        return readIn(hostTransaction, connection -> accounts.account(connection, tenant, account));
    }

    @Override
    public Optional<StoredRecord> recordIn(Connection hostTransaction, Tenant tenant, RecordKind kind, String id) {
        return readIn(hostTransaction, connection -> records.record(connection, tenant, kind, id));
    }

    private <T> T readIn(Connection hostTransaction, Connections.Work<T> read) {
        try {
            return dialect.bounded(hostTransaction, false, read);
        } catch (SQLException e) {
            throw Failures.foreign(e);
        }
    }

    @Override
    public Optional<Head> head(Tenant tenant, NegotiationId negotiation) {
        return connections.single(connection -> heads.head(connection, tenant, negotiation));
    }

    @Override
    public Optional<Seat> seat(Tenant tenant, NegotiationId negotiation, PrincipalId principal) {
        return connections.single(connection -> heads.seat(connection, tenant, negotiation, principal));
    }

    @Override
    public List<StoredEvent> events(Tenant tenant, NegotiationId negotiation, long after, int limit) {
        return connections.single(connection -> streams.events(connection, tenant, negotiation, after, limit));
    }

    @Override
    public Optional<StoredSnapshot> snapshot(Tenant tenant, NegotiationId negotiation, long atMost) {
        return connections.single(connection -> snapshots.latest(connection, tenant, negotiation, atMost));
    }

    @Override
    public boolean keepSnapshot(StoredSnapshot snapshot) {
        return begun(connection -> snapshots.keep(connection, snapshot));
    }

    @Override
    public List<Head> heads(HeadQuery query) {
        return connections.single(connection -> heads.heads(connection, query));
    }

    @Override
    public Optional<Instant> lastWithoutDeal(LastEndQuery query) {
        return connections.single(connection -> ends.lastWithoutDeal(connection, query));
    }

    @Override
    public List<Head> openOn(Tenant tenant, ListingRef listing, Optional<NegotiationId> after, int limit) {
        return connections.single(connection -> heads.openOn(connection, tenant, listing, after, limit));
    }

    @Override
    public Optional<StoredRecord> record(Tenant tenant, RecordKind kind, String id) {
        return connections.single(connection -> records.record(connection, tenant, kind, id));
    }

    @Override
    public List<StoredRecord> records(
            Tenant tenant, RecordKind kind, String owner, Optional<String> before, int limit) {
        return connections.single(connection -> records.records(connection, tenant, kind, owner, before, limit));
    }

    @Override
    public Optional<Account> account(Tenant tenant, AccountId account) {
        return connections.single(connection -> accounts.account(connection, tenant, account));
    }

    @Override
    public List<Hold> holds(Tenant tenant, AccountId account, int limit) {
        return connections.single(connection -> accounts.holds(connection, tenant, account, limit));
    }

    @Override
    public List<Hold> holds(Tenant tenant, PrincipalId principal, Optional<String> from, int limit) {
        return connections.single(connection -> accounts.holds(connection, tenant, principal, from, limit));
    }

    @Override
    public List<Lapsed> lapsed(LapsedQuery query) {
        return connections.single(connection -> lapsed.lapsed(connection, query));
    }

    @Override
    public Optional<DealRow> deal(Tenant tenant, DealId deal) {
        return connections.single(connection -> deals.deal(connection, tenant, deal));
    }

    @Override
    public List<DealRow> deals(Tenant tenant, PrincipalId principal, Optional<DealId> before, int limit) {
        return connections.single(connection -> deals.of(connection, tenant, principal, before, limit));
    }

    @Override
    public List<DealRow> dealsOf(Tenant tenant, NegotiationId negotiation) {
        return connections.single(connection -> deals.of(connection, tenant, negotiation));
    }

    @Override
    public List<DealRow> dealsOf(Tenant tenant, OrderReference order) {
        return connections.single(connection -> deals.of(connection, tenant, order));
    }

    @Override
    public Optional<StoredAnswer> answer(Tenant tenant, String scope, String key) {
        return connections.single(connection -> answers.answer(connection, tenant, scope, key));
    }

    @Override
    public List<Head> claimDue(Instant now, Duration lease, int max) {
        return begun(connection -> deadlines.claimDue(connection, now, lease, max));
    }

    @Override
    public List<DealRow> claimExpired(Instant now, Duration lease, int max) {
        return begun(connection -> deadlines.claimExpired(connection, now, lease, max));
    }

    @Override
    public List<OutboxMessage> claimMessages(String queue, Instant now, Duration lease, int max) {
        return begun(connection -> outbox.claim(connection, queue, now, lease, max));
    }

    @Override
    public void lease(List<OutboxMessage> messages, Instant until) {
        begun(connection -> {
            outbox.lease(connection, messages, until);
            return messages;
        });
    }

    @Override
    public void acknowledge(OutboxMessage message) {
        connections.single(connection -> outbox.acknowledge(connection, message));
    }

    @Override
    public void retryAt(OutboxMessage message, Instant when) {
        connections.single(connection -> outbox.retryAt(connection, message, when));
    }

    @Override
    public Optional<Instant> nextDeadline() {
        return connections.single(deadlines::next);
    }

    @Override
    public DueWorkCounts backlog(Instant now, int most) {
        return connections.single(connection -> backlog.read(connection, now, most));
    }

    @Override
    public int purgeAnswers(Instant now, int max) {
        return connections.single(connection -> answers.purge(connection, now, max));
    }

    @Override
    public int forgetAnswers(Tenant tenant, PrincipalId principal, int max) {
        return connections.single(connection -> answers.forget(connection, tenant, principal, max));
    }

    @Override
    public int purgeNegotiations(Instant endedBefore, int max) {
        return begun(connection -> retention.purgeNegotiations(connection, endedBefore, max));
    }

    @Override
    public int purgeDeals(Instant expiredBefore, int max) {
        return connections.single(connection -> retention.purgeDeals(connection, expiredBefore, max));
    }

    /** Gives up what the store holds itself; the data source stays open. */
    @Override
    public void close() {
        connections.close();
    }

    private <T> T begun(Connections.Work<T> work) {
        return connections.write(connection -> {
            dialect.run(connection, dialect.begin());
            return work.on(connection);
        });
    }
}
