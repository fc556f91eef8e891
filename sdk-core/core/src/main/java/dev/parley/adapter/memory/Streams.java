// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Head;
import dev.parley.application.store.HeadQuery;
import dev.parley.application.store.Lapsed;
import dev.parley.application.store.LapsedQuery;
import dev.parley.application.store.LastEndQuery;
import dev.parley.application.store.StoredEvent;
import dev.parley.application.store.StoredSnapshot;
import dev.parley.application.store.StreamAppend;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Heads and events, by tenant and negotiation. */
final class Streams {
    private static final Comparator<Head> LONGEST_OVERDUE = Comparator.comparing(
                    (Head head) -> head.nextDeadline().orElse(Instant.MAX))
            .thenComparing(Head::id)
            .thenComparing(Head::tenant);

    private final Table<Head> heads;
    private final Table<Seat> seats;
    /** Where a principal buys, by listing. */
    private final Table<NegotiationId> bought;

    private final Table<StoredEvent> events;
    private final Table<StoredSnapshot> snapshots;
    private final DueIndex due;

    Streams(Journal journal) {
        heads = new Table<>(journal);
        seats = new Table<>(journal);
        bought = new Table<>(journal);
        events = new Table<>(journal);
        snapshots = new Table<>(journal);
        due = new DueIndex(journal);
    }

    Optional<CommitResult> apply(StreamAppend append) {
        Head head = append.head();
        String key = key(head);
        if (heads.find(key).map(Head::version).orElse(0L) != append.expectedVersion()) {
            return Optional.of(new CommitResult.Conflict());
        }
        heads.put(key, head);
        if (append.expectedVersion() == 0) {
            head.seats().forEach(seat -> put(head, seat));
        }
        append.joined().forEach(seat -> put(head, seat));
        due.set(key, head.open() ? head.nextDeadline() : Optional.empty());
        append.events().forEach(event -> events.put(Table.key(key, Table.number(event.seq())), event));
        append.erased().forEach(place -> erase(Table.key(key, Table.number(place.seq())), place.part()));
        if (!append.erased().isEmpty()) {
            forgetSnapshots(key);
        }
        return Optional.empty();
    }

    private void forgetSnapshots(String negotiation) {
        for (StoredSnapshot snapshot : List.copyOf(snapshots.under(negotiation))) {
            snapshots.remove(Table.key(negotiation, Table.number(snapshot.seq())));
        }
    }

    boolean keep(StoredSnapshot snapshot) {
        String negotiation =
                Table.key(snapshot.tenant().value(), snapshot.negotiation().value());
        boolean fits = heads.find(negotiation)
                .filter(head -> !head.erased() && head.version() >= snapshot.seq())
                .isPresent();
        if (fits) {
            snapshots.put(Table.key(negotiation, Table.number(snapshot.seq())), snapshot);
        }
        return fits;
    }

    Optional<StoredSnapshot> snapshot(Tenant tenant, NegotiationId negotiation, long atMost) {
        Optional<String> behind = atMost == Long.MAX_VALUE ? Optional.empty() : Optional.of(Table.number(atMost + 1));
        return snapshots.before(behind, tenant.value(), negotiation.value()).stream()
                .findFirst();
    }

    private void erase(String event, int part) {
        events.find(event).ifPresent(whole -> events.put(event, whole.erased(part)));
    }

    /** By principal first, so that those of one are found at once. */
    private void put(Head head, Seat seat) {
        seats.put(Table.key(key(head), seat.principal().value(), seat.id().value()), seat);
        if (seat.role() != SeatRole.MEDIATOR) {
            bought.put(boughtKey(head, seat), head.id());
        }
    }

    private static String boughtKey(Head head, Seat seat) {
        return Table.key(
                head.tenant().value(),
                seat.principal().value(),
                head.listing().value(),
                head.id().value());
    }

    /** The ended negotiations in which somebody took part on a listing under a protocol. */
    List<Head> endedOf(LastEndQuery query) {
        return bought
                .under(
                        query.tenant().value(),
                        query.buyer().value(),
                        query.listing().value())
                .stream()
                .flatMap(id -> head(query.tenant(), id).stream())
                .filter(head -> !head.open() && head.protocol().name().equals(query.protocol()))
                .toList();
    }

    Optional<Seat> seat(Tenant tenant, NegotiationId negotiation, PrincipalId principal) {
        return seats.under(tenant.value(), negotiation.value(), principal.value()).stream()
                .findFirst();
    }

    Optional<Head> head(Tenant tenant, NegotiationId negotiation) {
        return heads.find(Table.key(tenant.value(), negotiation.value()));
    }

    List<StoredEvent> events(Tenant tenant, NegotiationId negotiation, long after, int limit) {
        return events.after(Optional.of(Table.number(Math.max(0, after))), tenant.value(), negotiation.value()).stream()
                .limit(limit)
                .toList();
    }

    List<Head> heads(HeadQuery query) {
        return heads
                .before(query.before().map(NegotiationId::value), query.tenant().value())
                .stream()
                .filter(head -> matches(head, query))
                .limit(query.limit())
                .toList();
    }

    private boolean matches(Head head, HeadQuery query) {
        boolean seated = (query.principal().isEmpty() && query.role().isEmpty())
                || seatsOf(head, query.principal()).stream()
                        .anyMatch(seat -> query.role().map(seat.role()::equals).orElse(true));
        return seated
                && query.listing().map(head.listing()::equals).orElse(true)
                && query.open().map(open -> open == head.open()).orElse(true);
    }

    private Collection<Seat> seatsOf(Head head, Optional<PrincipalId> principal) {
        return principal.map(one -> seats.under(key(head), one.value())).orElseGet(() -> seats.under(key(head)));
    }

    List<Head> openOn(Tenant tenant, ListingRef listing, Optional<NegotiationId> after, int limit) {
        return heads.after(after.map(NegotiationId::value), tenant.value()).stream()
                .filter(head -> head.open() && head.listing().equals(listing))
                .limit(limit)
                .toList();
    }

    /** Those of the holders that are negotiations whose deadline has passed. */
    Stream<Lapsed> lapsed(List<String> holders, LapsedQuery query) {
        return holders.stream()
                .flatMap(holder -> heads.find(Table.key(query.tenant().value(), holder)).stream())
                .filter(Head::open)
                .flatMap(head -> head
                        .nextDeadline()
                        .filter(deadline -> isBefore(head, deadline, query))
                        .map(deadline ->
                                new Lapsed(Lapsed.Kind.NEGOTIATION, head.id().value(), deadline))
                        .stream());
    }

    private static boolean isBefore(Head head, Instant deadline, LapsedQuery query) {
        int order = deadline.compareTo(query.until());
        return order < 0
                || (order == 0
                        && query.before()
                                .map(before -> head.id().compareTo(before) < 0)
                                .orElse(true));
    }

    List<Head> claimDue(Instant now, Duration lease, int max) {
        List<Head> claimed = due.notAfter(now).stream()
                .flatMap(key -> heads.find(key).stream())
                .sorted(LONGEST_OVERDUE)
                .limit(max)
                .toList();
        claimed.forEach(head -> due.set(key(head), Optional.of(now.plus(lease))));
        return claimed;
    }

    /** Since when each negotiation is due that nobody has claimed. */
    List<Instant> overdue(Instant now) {
        return due.notAfter(now).stream()
                .flatMap(key -> heads.find(key).stream())
                .flatMap(head -> head.nextDeadline().stream())
                .toList();
    }

    /** What ended before an instant, the earliest first. */
    Stream<Head> endedBefore(Instant instant) {
        return heads.all().stream()
                .filter(head -> !head.open() && head.updatedAt().isBefore(instant))
                .sorted(Comparator.comparing(Head::updatedAt));
    }

    void remove(Head head) {
        String key = key(head);
        for (Seat seat : List.copyOf(seats.under(key))) {
            seats.remove(Table.key(key, seat.principal().value(), seat.id().value()));
            bought.remove(boughtKey(head, seat));
        }
        for (StoredEvent event : List.copyOf(events.under(key))) {
            events.remove(Table.key(key, Table.number(event.seq())));
        }
        forgetSnapshots(key);
        heads.remove(key);
    }

    Optional<Instant> nextDeadline() {
        return due.earliest();
    }

    private static String key(Head head) {
        return Table.key(head.tenant().value(), head.id().value());
    }
}
