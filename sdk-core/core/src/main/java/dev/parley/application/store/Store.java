// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where everything is kept. All writing goes through {@link #commit}; reading sees what was committed before it began.
 * Every method throws {@link dev.parley.port.StoreUnavailableException} when the store is down, too slow or out of connections, with nothing half
 * written.
 */
public interface Store extends AutoCloseable {
    /** How many rows are read at once where somebody looks at all of them. */
    int READ_AT_ONCE = 100;

    /**
     * Writes each append whole or not at all, and says which. Appends of one batch do not depend on each other; a batch
     * is an optimisation only.
     *
     * @return a result for each append, in order
     */
    List<CommitResult> commit(List<Append> batch);

    /** Writes one append. */
    default CommitResult commit(Append append) {
        return commit(List.of(append)).get(0);
    }

    /**
     * Writes one append on a connection that the host has a transaction on, without ending it. When the append is not
     * written whole, nothing of it is left in the transaction, which can go on.
     *
     * @throws dev.parley.port.RetryTransactionException if the database ended the host's transaction for the sake of another one
     */
    CommitResult commitIn(Connection hostTransaction, Append append);

    /**
     * Whether this store can write in a host's transaction. Where it cannot, a redemption hangs on the transaction's
     * callbacks instead, and {@link #commitIn}, {@link #dealIn}, {@link #accountIn} and {@link #recordIn} are never called.
     */
    default boolean joinsTransactions() {
        return true;
    }

    /** The head of a negotiation. */
    Optional<Head> head(Tenant tenant, NegotiationId negotiation);

    /** The seat of a principal in a negotiation, be it one that it joined. */
    Optional<Seat> seat(Tenant tenant, NegotiationId negotiation, PrincipalId principal);

    /** A negotiation's events with a sequence number above {@code after}, in order, at most {@code limit}. */
    List<StoredEvent> events(Tenant tenant, NegotiationId negotiation, long after, int limit);

    /** All of a negotiation's events with a sequence number above {@code after}, in order. */
    default List<StoredEvent> events(Tenant tenant, NegotiationId negotiation, long after) {
        return events(tenant, negotiation, after, Integer.MAX_VALUE);
    }

    /** The last snapshot of a negotiation at or before one of its events. */
    Optional<StoredSnapshot> snapshot(Tenant tenant, NegotiationId negotiation, long atMost);

    /**
     * Keeps a snapshot, in place of one of the same event; not of a negotiation that is gone, of which something was erased, or
     * that has not come so far. It is no part of an append: without it nothing is lost.
     *
     * @return whether it was kept
     */
    boolean keepSnapshot(StoredSnapshot snapshot);

    /** The heads of negotiations in which a principal has a seat, newest first. */
    List<Head> heads(HeadQuery query);

    /** The same one after the other, however many there are, from the query's cursor on; its limit is how many are read at once. */
    default Stream<Head> everyHead(HeadQuery query) {
        return Stream.iterate(
                        heads(query),
                        page -> !page.isEmpty(),
                        page -> heads(query.before(page.get(page.size() - 1).id())))
                .flatMap(List::stream);
    }

    /** When a buyer's negotiations last came to nothing, by the rule of {@link LastEndQuery}. */
    Optional<Instant> lastWithoutDeal(LastEndQuery query);

    /** The open negotiations on a listing, by id, those after {@code after}. */
    List<Head> openOn(Tenant tenant, ListingRef listing, Optional<NegotiationId> after, int limit);

    /** A record. */
    Optional<StoredRecord> record(Tenant tenant, RecordKind kind, String id);

    /** Records of one owner, newest first by id, those before {@code before}. */
    List<StoredRecord> records(Tenant tenant, RecordKind kind, String owner, Optional<String> before, int limit);

    /**
     * Every record of one owner, newest first by id, however many there are; as many are read as the stream is asked for,
     * rounded up to {@value #READ_AT_ONCE}.
     */
    default Stream<StoredRecord> records(Tenant tenant, RecordKind kind, String owner) {
        return records(tenant, kind, owner, Optional.empty());
    }

    /** The same from those before {@code before} on. */
    default Stream<StoredRecord> records(Tenant tenant, RecordKind kind, String owner, Optional<String> before) {
        return Stream.iterate(
                        records(tenant, kind, owner, before, READ_AT_ONCE),
                        page -> !page.isEmpty(),
                        page -> records(
                                tenant,
                                kind,
                                owner,
                                Optional.of(page.get(page.size() - 1).id()),
                                READ_AT_ONCE))
                .flatMap(List::stream);
    }

    /** An account. */
    Optional<Account> account(Tenant tenant, AccountId account);

    /** What is held on an account, by holder; at most {@code limit}. */
    List<Hold> holds(Tenant tenant, AccountId account, int limit);

    /**
     * What is held for a principal, by holder and account, from a holder on.
     *
     * @param from the first holder; empty to begin at the beginning
     */
    List<Hold> holds(Tenant tenant, PrincipalId principal, Optional<String> from, int limit);

    /** What has lapsed and holds on an account, whether or not somebody has claimed it; the longest overdue first. */
    List<Lapsed> lapsed(LapsedQuery query);

    /** A deal. */
    Optional<DealRow> deal(Tenant tenant, DealId deal);

    /** The deals in which a principal is buyer or seller, newest first by id, those before {@code before}. */
    List<DealRow> deals(Tenant tenant, PrincipalId principal, Optional<DealId> before, int limit);

    /** The same one after the other, however many there are. */
    default Stream<DealRow> everyDeal(Tenant tenant, PrincipalId principal, Optional<DealId> before) {
        return Stream.iterate(
                        deals(tenant, principal, before, READ_AT_ONCE),
                        page -> !page.isEmpty(),
                        page -> deals(
                                tenant,
                                principal,
                                Optional.of(page.get(page.size() - 1).id()),
                                READ_AT_ONCE))
                .flatMap(List::stream);
    }

    /** The deals of a negotiation, by id. */
    List<DealRow> dealsOf(Tenant tenant, NegotiationId negotiation);

    /** The deals that an order redeemed, by id, the reversed ones too. */
    List<DealRow> dealsOf(Tenant tenant, OrderReference order);

    /** The deals' rows as the host's transaction sees them, for the answer to a redemption inside it. */
    Optional<DealRow> dealIn(Connection hostTransaction, Tenant tenant, DealId deal);

    /** An account as the host's transaction sees it. */
    Optional<Account> accountIn(Connection hostTransaction, Tenant tenant, AccountId account);

    /** A record as the host's transaction sees it. */
    Optional<StoredRecord> recordIn(Connection hostTransaction, Tenant tenant, RecordKind kind, String id);

    /** The answer kept for a command. */
    Optional<StoredAnswer> answer(Tenant tenant, String scope, String key);

    /**
     * Takes open negotiations whose deadline is not after {@code now}, longest overdue first, so that nobody else takes
     * them until the lease ends or the head is written.
     */
    List<Head> claimDue(Instant now, Duration lease, int max);

    /** Takes agreed deals whose expiry is not after {@code now}, as {@link #claimDue} does. */
    List<DealRow> claimExpired(Instant now, Duration lease, int max);

    /**
     * Takes messages of a queue that are ready, oldest first, so that nobody else takes them until the lease ends. Of
     * messages with one key only the oldest is ever out, so that each key's messages are handled in order.
     */
    List<OutboxMessage> claimMessages(String queue, Instant now, Duration lease, int max);

    /** Lets the lease on messages that were taken end at another instant; those that are gone stay gone. */
    void lease(List<OutboxMessage> messages, Instant until);

    /** Forgets a message that was handled. */
    void acknowledge(OutboxMessage message);

    /** Makes a message ready again at a later time with the body that it now has, and counts the attempt. */
    void retryAt(OutboxMessage message, Instant when);

    /** The earliest instant at which {@link #claimDue} or {@link #claimExpired} would find something. */
    Optional<Instant> nextDeadline();

    /** What is due at an instant and not yet done; each count stops at {@code most}. */
    DueWorkCounts backlog(Instant now, int most);

    /** Forgets kept answers whose time has passed; at most {@code max} a call. */
    int purgeAnswers(Instant now, int max);

    /** Forgets the answers kept for a principal's commands, and for others' commands about it; at most {@code max} a call. */
    int forgetAnswers(Tenant tenant, PrincipalId principal, int max);

    /**
     * Forgets negotiations that ended before an instant, with events, parts, snapshots and seats, the earliest first; none of which a
     * deal waits for payment, and none that another is just forgetting.
     *
     * @return how many went, at most {@code max}
     */
    int purgeNegotiations(Instant endedBefore, int max);

    /** Forgets deals whose last expiry was before an instant and that wait for nothing; at most {@code max} a call. */
    int purgeDeals(Instant expiredBefore, int max);

    @Override
    void close();
}
