// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.model.ItemId;
import dev.parley.model.Money;
import dev.parley.model.PersistentMap;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.protocol.OpeningRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a mediation stands.
 *
 * @param opening what it was opened with
 * @param agenda what is bargained about
 * @param seats who takes part
 * @param phase one of the lifecycle's
 * @param until when the phase ends
 * @param round the number of the proposal that is being prepared or answered, from 1
 * @param stated what each party stated in this round
 * @param proposal what is to be answered, or was agreed
 * @param answers who answered it, and whether it accepts
 * @param closed why it ended without an agreement
 * @since 0.1.0
 */
public record MediatedState(
        OpeningRecord<MediatedRules> opening,
        Agenda agenda,
        Seats seats,
        String phase,
        Instant until,
        int round,
        PersistentMap<SeatId, MediatedEvent.Stated> stated,
        Optional<MediatedEvent.Proposed> proposal,
        PersistentMap<SeatId, Boolean> answers,
        Optional<ClosedReason> closed) {
    static MediatedState begun(OpeningRecord<MediatedRules> opening) {
        return new MediatedState(
                opening,
                Agenda.of(opening.listing(), opening.rules().levels()),
                Seats.of(opening.seats()),
                MediatedLifecycle.PREPARING,
                opening.openedAt().plusSeconds(opening.rules().prepareSeconds()),
                1,
                PersistentMap.empty(),
                Optional.empty(),
                PersistentMap.empty(),
                Optional.empty());
    }

    MediatedRules rules() {
        return opening.rules();
    }

    boolean isPreparing() {
        return phase.equals(MediatedLifecycle.PREPARING);
    }

    boolean isAnswering() {
        return phase.equals(MediatedLifecycle.ANSWERING);
    }

    boolean isAgreed() {
        return phase.equals(MediatedLifecycle.AGREED);
    }

    /** Who bargains: all but the mediator. */
    List<Seat> parties() {
        return seats.stream().filter(seat -> seat.role() != SeatRole.MEDIATOR).toList();
    }

    boolean isParty(SeatId seat) {
        return seats.find(seat)
                .filter(found -> found.role() != SeatRole.MEDIATOR)
                .isPresent();
    }

    boolean isFull() {
        return parties().size() == rules().parties();
    }

    SeatId mediator() {
        return seats.stream()
                .filter(seat -> seat.role() == SeatRole.MEDIATOR)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Whether nothing is missing for the solution to choose. */
    boolean isStated() {
        return !rules().isText() && isFull() && parties().stream().allMatch(party -> stated.has(party.id()));
    }

    /** When something happens by itself. */
    Optional<Instant> deadline() {
        return Optional.of(until).filter(any -> isPreparing() || isAnswering());
    }

    boolean isAnswered() {
        return isAnswering() && parties().stream().allMatch(party -> answers.has(party.id()));
    }

    boolean isAccepted() {
        return parties().stream().allMatch(party -> answers.find(party.id()).orElse(false));
    }

    /** What a party owes by the proposal: a buyer its amount, the seller its goods to every buyer. */
    Money total() {
        return proposal.orElseThrow().terms().stream()
                .map(terms -> opening.listing().item(terms.item()).orElseThrow().amount(terms))
                .reduce(Money.zero(opening.listing().currency()), Money::plus);
    }

    /** The units of each item that so many buyers take by the proposal. */
    Map<ItemId, Long> units(int buyers) {
        Map<ItemId, Long> units = new TreeMap<>();
        proposal.orElseThrow()
                .terms()
                .forEach(terms -> units.put(
                        terms.item(),
                        Math.multiplyExact(
                                (long) buyers,
                                opening.listing()
                                        .item(terms.item())
                                        .orElseThrow()
                                        .units(terms))));
        return units;
    }

    MediatedState with(Seat seat) {
        return copy(seats.with(seat), phase, until, round, stated, proposal, answers, closed);
    }

    /** Once the last party has stated its priorities the solution can choose: preparing ends at that instant. */
    MediatedState with(MediatedEvent.Stated statement) {
        MediatedState next =
                copy(seats, phase, until, round, stated.with(statement.seat(), statement), proposal, answers, closed);
        return next.isStated() ? next.until(statement.at()) : next;
    }

    MediatedState with(MediatedEvent.Proposed proposed) {
        return copy(
                seats,
                MediatedLifecycle.ANSWERING,
                proposed.until(),
                round,
                stated,
                Optional.of(proposed),
                PersistentMap.empty(),
                closed);
    }

    MediatedState with(MediatedEvent.Answered answered) {
        return copy(
                seats,
                phase,
                until,
                round,
                stated,
                proposal,
                answers.with(answered.seat(), answered.accepts()),
                closed);
    }

    MediatedState next(Instant preparedUntil) {
        return copy(
                seats,
                MediatedLifecycle.PREPARING,
                preparedUntil,
                round + 1,
                PersistentMap.empty(),
                Optional.empty(),
                PersistentMap.empty(),
                closed);
    }

    MediatedState in(String next, Optional<ClosedReason> reason) {
        return copy(seats, next, until, round, stated, proposal, answers, reason);
    }

    MediatedState until(Instant other) {
        return copy(seats, phase, other, round, stated, proposal, answers, closed);
    }

    private MediatedState copy(
            Seats seated,
            String next,
            Instant ends,
            int number,
            PersistentMap<SeatId, MediatedEvent.Stated> statements,
            Optional<MediatedEvent.Proposed> proposed,
            PersistentMap<SeatId, Boolean> given,
            Optional<ClosedReason> reason) {
        return new MediatedState(opening, agenda, seated, next, ends, number, statements, proposed, given, reason);
    }
}
