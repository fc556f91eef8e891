// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Condition;
import dev.parley.application.store.DealChange;
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
import dev.parley.application.store.RecordPut;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A store in this process's memory, for tests and for hosts without a data source. One lock guards everything; an append
 * that is refused, and a batch that fails, is taken back before the lock is given up.
 */
public final class MemoryStore implements Store {
    private final ReentrantLock lock = new ReentrantLock();
    private final Journal journal = new Journal();
    private final Answers answers = new Answers(journal);
    private final Accounts accounts = new Accounts(journal);
    private final Records records = new Records(journal);
    private final Orders orders = new Orders(journal);
    private final Deals deals = new Deals(journal, orders);
    private final Streams streams = new Streams(journal);
    private final Outbox outbox = new Outbox(journal);

    @Override
    public List<CommitResult> commit(List<Append> batch) {
        return locked(() -> batch.stream().map(this::write).toList());
    }

    private CommitResult write(Append append) {
        int mark = journal.mark();
        List<String> lacking = new ArrayList<>();
        Optional<CommitResult> refusal = refusal(append, lacking::add);
        if (refusal.isPresent()) {
            journal.rollbackTo(mark);
            return refusal.get();
        }
        if (!lacking.isEmpty()) {
            throw new IllegalStateException(String.join("; ", lacking));
        }
        append.messages().forEach(message -> outbox.add(append.tenant(), message));
        return new CommitResult.Appended();
    }

    private Optional<CommitResult> refusal(Append append, Consumer<String> lacking) {
        Tenant tenant = append.tenant();
        return append.answer()
                .flatMap(answer -> answers.apply(tenant, answer))
                .or(() -> first(append.accounts(), (AccountChange change) -> accounts.apply(tenant, change, lacking)))
                .or(() -> first(append.conditions(), (Condition condition) -> records.check(tenant, condition)))
                .or(() -> first(append.records(), (RecordPut put) -> records.apply(tenant, put)))
                .or(() -> append.order().flatMap(change -> orders.apply(tenant, change)))
                .or(() -> first(append.deals(), (DealChange change) -> deals.apply(tenant, change)))
                .or(() -> append.stream().flatMap(streams::apply));
    }

    private static <T> Optional<CommitResult> first(List<T> changes, Function<T, Optional<CommitResult>> apply) {
        return changes.stream().map(apply).flatMap(Optional::stream).findFirst();
    }

    @Override
    public CommitResult commitIn(Connection hostTransaction, Append append) {
        throw noDatabase();
    }

    @Override
    public Optional<DealRow> dealIn(Connection hostTransaction, Tenant tenant, DealId deal) {
        throw noDatabase();
    }

    @Override
    public Optional<Account> accountIn(Connection hostTransaction, Tenant tenant, AccountId account) {
        throw noDatabase();
    }

    @Override
    public Optional<StoredRecord> recordIn(Connection hostTransaction, Tenant tenant, RecordKind kind, String id) {
        throw noDatabase();
    }

    @Override
    public boolean joinsTransactions() {
        return false;
    }

    private static IllegalStateException noDatabase() {
        return new IllegalStateException(
                "this store is in memory and cannot join a database transaction: use the transaction's callbacks");
    }

    @Override
    public Optional<Head> head(Tenant tenant, NegotiationId negotiation) {
        return locked(() -> streams.head(tenant, negotiation));
    }

    @Override
    public Optional<Seat> seat(Tenant tenant, NegotiationId negotiation, PrincipalId principal) {
        return locked(() -> streams.seat(tenant, negotiation, principal));
    }

    @Override
    public List<StoredEvent> events(Tenant tenant, NegotiationId negotiation, long after, int limit) {
        return locked(() -> streams.events(tenant, negotiation, after, limit));
    }

    @Override
    public Optional<StoredSnapshot> snapshot(Tenant tenant, NegotiationId negotiation, long atMost) {
        return locked(() -> streams.snapshot(tenant, negotiation, atMost));
    }

    @Override
    public boolean keepSnapshot(StoredSnapshot snapshot) {
        return locked(() -> streams.keep(snapshot));
    }

    @Override
    public List<Head> heads(HeadQuery query) {
        return locked(() -> streams.heads(query));
    }

    @Override
    public Optional<Instant> lastWithoutDeal(LastEndQuery query) {
        return locked(() -> streams.endedOf(query).stream()
                .flatMap(head -> end(head, query).stream())
                .max(Comparator.naturalOrder()));
    }

    private Optional<Instant> end(Head head, LastEndQuery query) {
        Optional<Instant> unpaid = deals.unpaid(head.tenant(), head.id(), query.buyer())
                .map(row -> row.standing().expiresAt())
                .map(expiry -> expiry.isAfter(query.now()) ? head.updatedAt() : expiry)
                .max(Comparator.naturalOrder())
                .map(since -> since.isAfter(head.updatedAt()) ? since : head.updatedAt());
        return unpaid.isPresent() || query.settled().contains(head.phase()) ? unpaid : Optional.of(head.updatedAt());
    }

    @Override
    public List<Head> openOn(Tenant tenant, ListingRef listing, Optional<NegotiationId> after, int limit) {
        return locked(() -> streams.openOn(tenant, listing, after, limit));
    }

    @Override
    public Optional<StoredRecord> record(Tenant tenant, RecordKind kind, String id) {
        return locked(() -> records.record(tenant, kind, id));
    }

    @Override
    public List<StoredRecord> records(
            Tenant tenant, RecordKind kind, String owner, Optional<String> before, int limit) {
        return locked(() -> records.records(tenant, kind, owner, before, limit));
    }

    @Override
    public Optional<Account> account(Tenant tenant, AccountId account) {
        return locked(() -> accounts.account(tenant, account));
    }

    @Override
    public List<Hold> holds(Tenant tenant, AccountId account, int limit) {
        return locked(() -> accounts.holds(tenant, account, limit));
    }

    @Override
    public List<Hold> holds(Tenant tenant, PrincipalId principal, Optional<String> from, int limit) {
        return locked(() -> accounts.holds(tenant, principal, from, limit));
    }

    @Override
    public List<Lapsed> lapsed(LapsedQuery query) {
        return locked(() -> {
            List<String> holders = accounts.holders(query.tenant(), query.account());
            Stream<Lapsed> lapsed = query.account().kind() == AccountId.Kind.STOCK
                    ? deals.lapsedOn(query)
                    : Stream.concat(deals.lapsed(holders, query), streams.lapsed(holders, query));
            return lapsed.sorted(Comparator.comparing(Lapsed::at)
                            .thenComparing(Lapsed::kind)
                            .thenComparing(Lapsed::holder))
                    .limit(query.limit())
                    .toList();
        });
    }

    @Override
    public Optional<DealRow> deal(Tenant tenant, DealId deal) {
        return locked(() -> deals.deal(tenant, deal));
    }

    @Override
    public List<DealRow> deals(Tenant tenant, PrincipalId principal, Optional<DealId> before, int limit) {
        return locked(() -> deals.deals(tenant, principal, before, limit));
    }

    @Override
    public List<DealRow> dealsOf(Tenant tenant, NegotiationId negotiation) {
        return locked(() -> deals.dealsOf(tenant, negotiation));
    }

    @Override
    public List<DealRow> dealsOf(Tenant tenant, OrderReference order) {
        return locked(() -> deals.dealsOf(tenant, order));
    }

    @Override
    public Optional<StoredAnswer> answer(Tenant tenant, String scope, String key) {
        return locked(() -> answers.answer(tenant, scope, key));
    }

    @Override
    public List<Head> claimDue(Instant now, Duration lease, int max) {
        return locked(() -> streams.claimDue(now, lease, max));
    }

    @Override
    public List<DealRow> claimExpired(Instant now, Duration lease, int max) {
        return locked(() -> deals.claimExpired(now, lease, max));
    }

    @Override
    public List<OutboxMessage> claimMessages(String queue, Instant now, Duration lease, int max) {
        return locked(() -> outbox.claim(queue, now, lease, max));
    }

    @Override
    public void lease(List<OutboxMessage> messages, Instant until) {
        locked(() -> {
            messages.forEach(message -> outbox.lease(message, until));
            return true;
        });
    }

    @Override
    public void acknowledge(OutboxMessage message) {
        locked(() -> {
            outbox.acknowledge(message);
            return true;
        });
    }

    @Override
    public void retryAt(OutboxMessage message, Instant when) {
        locked(() -> {
            outbox.retryAt(message, when);
            return true;
        });
    }

    @Override
    public Optional<Instant> nextDeadline() {
        return locked(() -> Stream.of(streams.nextDeadline(), deals.nextDeadline())
                .flatMap(Optional::stream)
                .min(Instant::compareTo));
    }

    @Override
    public DueWorkCounts backlog(Instant now, int most) {
        return locked(() -> {
            List<Instant> deadlines = streams.overdue(now);
            List<Instant> expiries = deals.overdue(now);
            return new DueWorkCounts(
                    Math.min(most, deadlines.size()),
                    Math.min(most, expiries.size()),
                    Stream.of(deadlines, expiries).flatMap(List::stream).min(Instant::compareTo),
                    outbox.queues(now, most));
        });
    }

    @Override
    public int purgeAnswers(Instant now, int max) {
        return locked(() -> answers.purge(now, max));
    }

    @Override
    public int forgetAnswers(Tenant tenant, PrincipalId principal, int max) {
        return locked(() -> answers.forget(tenant, principal, max));
    }

    @Override
    public int purgeNegotiations(Instant endedBefore, int max) {
        return locked(() -> {
            List<Head> ended = streams.endedBefore(endedBefore)
                    .filter(head -> deals.dealsOf(head.tenant(), head.id()).stream()
                            .noneMatch(deal -> deal.standing().lapses()))
                    .limit(max)
                    .toList();
            ended.forEach(streams::remove);
            return ended.size();
        });
    }

    @Override
    public int purgeDeals(Instant expiredBefore, int max) {
        return locked(() -> deals.purge(expiredBefore, max));
    }

    /** Does nothing: what is kept goes with the object. */
    @Override
    public void close() {}

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            journal.rollbackTo(0);
            throw e;
        } finally {
            journal.forget();
            lock.unlock();
        }
    }
}
