// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.negotiation.session.ActingAuthority;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.SeatActivity;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.model.Binding;
import dev.parley.model.MandateId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.protocol.Award;
import dev.parley.protocol.Stake;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a session holds on accounts at a state: for each who came to the listing its place there, and where offers bind, what the other
 * side alone could make a seat owe. What a step holds or releases is the difference of two of these.
 *
 * <p>That of a seat of which no stake differs and which did nothing is the same before and after; so it is left out of both,
 * unless the session has ended.
 */
final class RequiredHolds {
    private final SortedMap<AccountId, Long> held = new TreeMap<>();
    private final SortedMap<AccountId, PrincipalId> owners = new TreeMap<>();

    private RequiredHolds() {}

    /** What a session that did not exist before comes to hold. */
    static List<AccountChange> opening(NegotiationSession session) {
        return new RequiredHolds().changesTo(of(session, session.seats()), session);
    }

    /**
     * What a step comes to hold or releases.
     *
     * @param touched the seats of which something at stake may differ, or who did something
     */
    static List<AccountChange> changes(
            NegotiationSession before, NegotiationSession after, Collection<SeatId> touched) {
        boolean ended = before.isOpen() != after.isOpen();
        List<Seat> seats =
                ended ? after.seats() : touched.stream().map(after::seat).toList();
        return of(before, seats).changesTo(of(after, seats), after);
    }

    /** The room that an append would need and another does not: on the accounts where that one comes to hold less. */
    static List<AccountChange> room(Append needing, Append other) {
        List<AccountChange> rooms = new ArrayList<>();
        SortedMap<AccountId, Long> less = taken(other);
        taken(needing).forEach((account, taken) -> {
            if (taken > Math.max(0, less.getOrDefault(account, 0L))) {
                OptionalLong openWith = needing.accounts().stream()
                        .filter(change -> change.account().equals(account))
                        .map(AccountChange::openWith)
                        .filter(OptionalLong::isPresent)
                        .findFirst()
                        .orElseGet(OptionalLong::empty);
                rooms.add(AccountChange.room(account, taken, openWith));
            }
        });
        return rooms;
    }

    /** What an append takes of each account of which there may be too little. */
    private static SortedMap<AccountId, Long> taken(Append append) {
        SortedMap<AccountId, Long> taken = new TreeMap<>();
        for (AccountChange change : append.accounts()) {
            taken.merge(change.account(), change.held() + change.consumed(), Math::addExact);
        }
        taken.keySet().removeIf(account -> account.kind() == AccountId.Kind.OFFERS);
        return taken;
    }

    private static RequiredHolds of(NegotiationSession session, List<Seat> seats) {
        RequiredHolds requiredHolds = new RequiredHolds();
        if (session.isOpen()) {
            Seats all = session.seats();
            seats.stream().filter(all::contains).forEach(seat -> requiredHolds.addSeat(session, seat));
            requiredHolds.addWaiting(session);
        }
        return requiredHolds;
    }

    private void addSeat(NegotiationSession session, Seat seat) {
        if (seat.role() == session.openingRecord().listing().guests()) {
            add(seat, AccountId.slot(session.openingRecord().listing().ref(), seat.principal()), 1);
        }
        if (session.openingRecord().listing().binding() == Binding.ON_ACCEPTANCE) {
            SeatActivity activity = session.progress().conduct(seat.id());
            for (Stake stake : session.protocol().stakes(session.state(), seat.id())) {
                activity.acting(stake.name()).mandate().ifPresent(mandate -> addStake(seat, mandate, stake));
            }
        }
    }

    private void addStake(Seat seat, MandateId mandate, Stake stake) {
        if (seat.role() == SeatRole.BUYER) {
            stake.money().ifPresent(money -> add(seat, AccountId.budget(mandate), money.minorUnits()));
        }
        add(seat, AccountId.deals(mandate), stake.deals());
    }

    /** Awards that wait for others before they settle are owed already, whatever the binding. */
    private void addWaiting(NegotiationSession session) {
        Set<MandateId> counted = new TreeSet<>();
        for (Award award : NegotiationChange.waiting(session)) {
            Seat buyer = session.seat(award.buyer());
            authority(session, award, buyer.id()).mandate().ifPresent(mandate -> {
                add(buyer, AccountId.budget(mandate), award.amount().minorUnits());
                if (counted.add(mandate)) {
                    add(buyer, AccountId.deals(mandate), 1);
                }
            });
        }
    }

    private static ActingAuthority authority(NegotiationSession session, Award award, SeatId seat) {
        return session.progress().conduct(seat).acting(award.stake().orElse(""));
    }

    private void add(Seat seat, AccountId account, long amount) {
        if (amount > 0) {
            held.merge(account, amount, Math::addExact);
            owners.put(account, seat.principal());
        }
    }

    /** The changes from these holdings to later ones, those of a session. */
    private List<AccountChange> changesTo(RequiredHolds later, NegotiationSession session) {
        String holder = session.openingRecord().id().value();
        Set<AccountId> accounts = new TreeSet<>(held.keySet());
        accounts.addAll(later.held.keySet());
        List<AccountChange> changes = new ArrayList<>();
        for (AccountId account : accounts) {
            long difference = later.amount(account) - amount(account);
            if (difference > 0) {
                AccountChange hold = AccountChange.hold(account, holder, difference)
                        .heldFor(
                                Objects.requireNonNull(later.owners.get(account)),
                                session.progress().at());
                changes.add(account.kind() == AccountId.Kind.NEGOTIATION_SLOT ? hold.openingWith(1) : hold);
            } else if (difference < 0) {
                changes.add(AccountChange.release(account, holder, -difference));
            }
        }
        return changes;
    }

    private long amount(AccountId account) {
        return held.getOrDefault(account, 0L);
    }
}
