// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Lapsed;
import dev.parley.application.store.LapsedQuery;
import dev.parley.application.store.LastEndQuery;
import dev.parley.model.DealId;
import dev.parley.model.Instants;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Deals, by id, principal, negotiation and order. */
final class Deals {
    private static final Comparator<DealRow> LONGEST_OVERDUE = Comparator.comparing(
                    (DealRow row) -> row.standing().expiresAt())
            .thenComparing(DealRow::id)
            .thenComparing(DealRow::tenant);

    private final Orders orders;
    private final Table<DealRow> rows;
    private final Table<DealId> byPrincipal;
    private final Table<DealId> byNegotiation;
    private final Table<DealId> byOrder;
    private final Table<DealId> lapsing;
    private final DueIndex due;

    Deals(Journal journal, Orders orders) {
        this.orders = orders;
        rows = new Table<>(journal);
        byPrincipal = new Table<>(journal);
        byNegotiation = new Table<>(journal);
        byOrder = new Table<>(journal);
        lapsing = new Table<>(journal);
        due = new DueIndex(journal);
    }

    Optional<CommitResult> apply(Tenant tenant, DealChange change) {
        return change instanceof DealChange.Add add ? add(add.row()) : move(tenant, (DealChange.Move) change);
    }

    private Optional<CommitResult> add(DealRow row) {
        if (rows.find(key(row)).isPresent()) {
            return Optional.of(new CommitResult.DealRefused(row.id()));
        }
        String tenant = row.tenant().value();
        String id = row.id().value();
        byPrincipal.put(Table.key(tenant, row.buyer().value(), id), row.id());
        byPrincipal.put(Table.key(tenant, row.seller().value(), id), row.id());
        byNegotiation.put(Table.key(tenant, row.negotiation().value(), id), row.id());
        write(row);
        return Optional.empty();
    }

    private Optional<CommitResult> move(Tenant tenant, DealChange.Move move) {
        Optional<DealRow> found = deal(tenant, move.deal()).filter(row -> mayMove(row.standing(), move));
        if (found.isEmpty()) {
            return Optional.of(new CommitResult.DealRefused(move.deal()));
        }
        DealRow row = found.get();
        row.standing().order().ifPresent(order -> byOrder.remove(orderKey(row, order)));
        lapsing.remove(lapsingKey(row));
        write(new DealRow(
                row.tenant(),
                row.id(),
                row.negotiation(),
                row.listing(),
                row.buyer(),
                row.seller(),
                row.content(),
                row.signature(),
                row.authority(),
                move.to()));
        row.standing()
                .order()
                .filter(order -> dealsOf(tenant, order).isEmpty())
                .ifPresent(order -> orders.forget(tenant, order));
        return Optional.empty();
    }

    private static boolean mayMove(DealRow.Standing standing, DealChange.Move move) {
        return move.from().contains(standing.state())
                && move.notExpiredAt().map(standing.expiresAt()::isAfter).orElse(true)
                && !move.expiredAt().map(standing.expiresAt()::isAfter).orElse(false);
    }

    private void write(DealRow row) {
        DealRow.Standing standing = row.standing();
        rows.put(key(row), row);
        standing.order().ifPresent(order -> byOrder.put(orderKey(row, order), row.id()));
        if (standing.lapses()) {
            lapsing.put(lapsingKey(row), row.id());
        }
        due.set(key(row), standing.lapses() ? Optional.of(standing.expiresAt()) : Optional.empty());
    }

    Optional<DealRow> deal(Tenant tenant, DealId deal) {
        return rows.find(Table.key(tenant.value(), deal.value()));
    }

    List<DealRow> deals(Tenant tenant, PrincipalId principal, Optional<DealId> before, int limit) {
        return byPrincipal.before(before.map(DealId::value), tenant.value(), principal.value()).stream()
                .limit(limit)
                .flatMap(id -> deal(tenant, id).stream())
                .toList();
    }

    List<DealRow> dealsOf(Tenant tenant, NegotiationId negotiation) {
        return byNegotiation.under(tenant.value(), negotiation.value()).stream()
                .flatMap(id -> deal(tenant, id).stream())
                .toList();
    }

    /** A buyer's deals of a negotiation that were not paid. */
    Stream<DealRow> unpaid(Tenant tenant, NegotiationId negotiation, PrincipalId party) {
        return dealsOf(tenant, negotiation).stream()
                .filter(row -> (row.buyer().equals(party) || row.seller().equals(party))
                        && !LastEndQuery.PAID.contains(row.standing().state()));
    }

    List<DealRow> dealsOf(Tenant tenant, OrderReference order) {
        return byOrder.under(tenant.value(), order.value()).stream()
                .flatMap(id -> deal(tenant, id).stream())
                .toList();
    }

    /** The deals on the listing of a stock account that have lapsed. */
    Stream<Lapsed> lapsedOn(LapsedQuery query) {
        return lapsing.under(query.tenant().value(), query.account().listing().value()).stream()
                .flatMap(id -> deal(query.tenant(), id).stream())
                .takeWhile(row -> hasLapsed(row, query))
                .map(Deals::lapsed);
    }

    /** Those of the holders that are deals and have lapsed. */
    Stream<Lapsed> lapsed(List<String> holders, LapsedQuery query) {
        return holders.stream()
                .flatMap(holder -> rows.find(Table.key(query.tenant().value(), holder)).stream())
                .filter(row -> row.standing().lapses() && hasLapsed(row, query))
                .map(Deals::lapsed);
    }

    private static boolean hasLapsed(DealRow row, LapsedQuery query) {
        return !row.standing().expiresAt().isAfter(query.until());
    }

    private static Lapsed lapsed(DealRow row) {
        return new Lapsed(Lapsed.Kind.DEAL, row.id().value(), row.standing().expiresAt());
    }

    List<DealRow> claimExpired(Instant now, Duration lease, int max) {
        List<DealRow> claimed = due.notAfter(now).stream()
                .flatMap(key -> rows.find(key).stream())
                .sorted(LONGEST_OVERDUE)
                .limit(max)
                .toList();
        claimed.forEach(row -> due.set(key(row), Optional.of(now.plus(lease))));
        return claimed;
    }

    /** Since when each deal has expired that nobody has claimed. */
    List<Instant> overdue(Instant now) {
        return due.notAfter(now).stream()
                .flatMap(key -> rows.find(key).stream())
                .map(row -> row.standing().expiresAt())
                .toList();
    }

    int purge(Instant expiredBefore, int max) {
        List<DealRow> passed = rows.all().stream()
                .filter(row ->
                        !row.standing().lapses() && row.standing().expiresAt().isBefore(expiredBefore))
                .limit(max)
                .toList();
        passed.forEach(this::remove);
        return passed.size();
    }

    private void remove(DealRow row) {
        String tenant = row.tenant().value();
        String id = row.id().value();
        rows.remove(key(row));
        byPrincipal.remove(Table.key(tenant, row.buyer().value(), id));
        byPrincipal.remove(Table.key(tenant, row.seller().value(), id));
        byNegotiation.remove(Table.key(tenant, row.negotiation().value(), id));
        row.standing().order().ifPresent(order -> byOrder.remove(orderKey(row, order)));
    }

    Optional<Instant> nextDeadline() {
        return due.earliest();
    }

    private static String key(DealRow row) {
        return Table.key(row.tenant().value(), row.id().value());
    }

    private static String lapsingKey(DealRow row) {
        return Table.key(
                row.tenant().value(),
                row.listing().value(),
                Instants.text(row.standing().expiresAt()),
                row.id().value());
    }

    private static String orderKey(DealRow row, OrderReference order) {
        return Table.key(row.tenant().value(), order.value(), row.id().value());
    }
}
