// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.deal.DealRows;
import dev.parley.application.deal.LapsedHoldRelease;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.SeatActivity;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.LapsedQuery;
import dev.parley.mandate.Mandate;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealAuthority;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what keeps the deals of a deadline's step from being made: all that is known at once, since whoever comes next in
 * place of one that cannot agree may not be able to either, and each time the deadline is decided again.
 */
final class DealBlockers {
    private final NegotiationAccess access;
    private final NegotiationChange change;
    private final LapsedHoldRelease.Horizon horizon;
    private final Instant at;
    private final Map<MandateId, Optional<Mandate>> mandates = new HashMap<>();

    DealBlockers(NegotiationAccess access, NegotiationChange change, LapsedHoldRelease.Horizon horizon, Instant at) {
        this.access = access;
        this.change = change;
        this.horizon = horizon;
        this.at = at;
    }

    /** The seats whose mandate does not let a deal be made; and where there are such, those whose mandate has ended. */
    Set<DealBlocker> unauthorised() {
        Set<DealBlocker> found = new LinkedHashSet<>();
        for (DealRow deal : change.deals()) {
            for (SeatRole side : List.of(SeatRole.BUYER, SeatRole.SELLER)) {
                if (!AuthorityAtAgreement.stands(this::mandate, change.session(), deal, side, at)) {
                    found.add(DealBlocker.authority(seat(deal, side), under(deal, side)));
                }
            }
        }
        if (!found.isEmpty()) {
            change.session()
                    .seats()
                    .forEach(seat -> ended(seat.id())
                            .forEach(mandate -> found.add(DealBlocker.authority(seat.id(), Optional.of(mandate)))));
        }
        return found;
    }

    private static Optional<MandateId> under(DealRow deal, SeatRole side) {
        DealAuthority authority = DealRows.authority(deal);
        return side == SeatRole.BUYER ? authority.buyer() : authority.seller();
    }

    /** The mandates that have ended under which a seat has something at stake, or moved last. */
    private Set<MandateId> ended(SeatId seat) {
        SeatActivity activity = change.session().progress().conduct(seat);
        Set<MandateId> ended = new LinkedHashSet<>();
        Stream.concat(Stream.of(activity.acting()), activity.stakes().values().stream())
                .flatMap(acting -> acting.mandate().stream())
                .filter(id -> mandate(id).filter(found -> found.inForce(at)).isEmpty())
                .forEach(ended::add);
        return ended;
    }

    private Optional<Mandate> mandate(MandateId id) {
        return mandates.computeIfAbsent(
                id,
                asked -> access.authority()
                        .mandate(change.session().openingRecord().tenant(), asked));
    }

    /** The stock that does not suffice. */
    Set<DealBlocker> stock() {
        return Set.of(DealBlocker.stock(items()));
    }

    /** Whose accounts do not cover the deals, given one of which the store has said so. */
    Set<DealBlocker> uncovered(Append append, CommitResult.HoldRefused refused) {
        HoldCoverage coverage = new HoldCoverage(access.environment().store(), append);
        Set<DealBlocker> found = new LinkedHashSet<>();
        for (DealRow deal : change.deals()) {
            DealAuthority under = DealRows.authority(deal);
            under.buyer()
                    .filter(mandate -> lacks(mandate, coverage, refused))
                    .ifPresent(mandate -> found.add(DealBlocker.authority(seat(deal, SeatRole.BUYER), under.buyer())));
            under.seller()
                    .filter(mandate -> lacks(mandate, coverage, refused))
                    .ifPresent(
                            mandate -> found.add(DealBlocker.authority(seat(deal, SeatRole.SELLER), under.seller())));
        }
        return found.isEmpty() ? Set.of(DealBlocker.stock(gone(refused))) : found;
    }

    private boolean lacks(MandateId mandate, HoldCoverage coverage, CommitResult.HoldRefused refused) {
        return lacks(AccountId.budget(mandate), coverage, refused)
                || lacks(AccountId.deals(mandate), coverage, refused);
    }

    private boolean lacks(AccountId account, HoldCoverage coverage, CommitResult.HoldRefused refused) {
        return account.equals(refused.account())
                || (refused.account().kind() != AccountId.Kind.STOCK
                        && coverage.refusal(account)
                                .filter(lacking -> lacking.closed() || !isHeldByWhatLapsed(account))
                                .isPresent());
    }

    /** Such an account may cover the deals yet: the deadline meets it when it is decided again. */
    private boolean isHeldByWhatLapsed(AccountId account) {
        return !access.environment()
                .store()
                .lapsed(new LapsedQuery(
                        change.session().openingRecord().tenant(), account, horizon.until(), horizon.before(), 1))
                .isEmpty();
    }

    private Set<ItemId> gone(CommitResult.HoldRefused refused) {
        ListingRef listing = change.session().openingRecord().listing().ref();
        Set<ItemId> gone = new HashSet<>();
        change.session().openingRecord().listing().items().forEach(item -> gone.add(item.id()));
        gone.removeIf(item -> !AccountId.stock(listing, item).equals(refused.account()));
        if (gone.isEmpty()) {
            throw new IllegalStateException(
                    "the deadline of " + change.session().openingRecord().id() + " met "
                            + refused.account().kind() + ", which no deal holds");
        }
        return gone;
    }

    private SeatId seat(DealRow row, SeatRole side) {
        PrincipalId principal = side == SeatRole.BUYER ? row.buyer() : row.seller();
        return change.session().seatOf(principal).orElseThrow().id();
    }

    private Set<ItemId> items() {
        Set<ItemId> items = new HashSet<>();
        change.deals()
                .forEach(row -> Deal.fromJson(row.content())
                        .lines()
                        .forEach(line -> items.add(line.terms().item())));
        return items;
    }
}
