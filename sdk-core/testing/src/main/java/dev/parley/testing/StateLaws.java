// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Award;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The laws of one state, whatever led to it. */
final class StateLaws<R, M, S, E> {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final Duration FAR_OFF = Duration.ofDays(3_650);

    private final Play<R, M, S, E> play;
    private final Played<R, M, S, E> protocol;

    StateLaws(Play<R, M, S, E> play) {
        this.play = play;
        this.protocol = play.protocol();
    }

    void check(PlayedState<R, S> state, Instant now, boolean paused) {
        Phase phase = protocol.lifecycle().phase(protocol.phase(state)).orElseThrow();
        String read = play.fingerprint(state, now);
        if (phase.terminal() || paused) {
            checkStill(state, now, phase.terminal() ? Law.NOTHING_AFTER_THE_END : Law.PAUSE_STOPS_THE_CLOCK, read);
        } else {
            checkWaiting(state, now, phase, read);
        }
        protocol.seats(state).forEach(seat -> checkExposure(state, seat.id(), phase.terminal()));
        protocol.awards(state).forEach(award -> checkAward(state, award));
        checkSteady(state, now);
        play.viewers(state)
                .forEach(viewer -> LawBroken.require(
                        protocol.view(state, viewer, now).kind().equals(phase.name()),
                        Law.VIEW_NAMES_THE_PHASE,
                        () -> viewer + " sees another kind in " + phase.name()));
    }

    private void checkSteady(PlayedState<R, S> state, Instant now) {
        play.viewers(state).forEach(viewer -> checkSteady(state, viewer, now));
    }

    private void checkSteady(PlayedState<R, S> state, Viewer viewer, Instant now) {
        Instant until = protocol.steadyUntil(state, viewer, now);
        if (!until.isAfter(now)) {
            return;
        }
        Instant farOff = now.plus(FAR_OFF);
        Instant last = until.isAfter(farOff) ? farOff : until.minus(MICROSECOND);
        LawBroken.require(
                protocol.view(state, viewer, last).equals(protocol.view(state, viewer, now)),
                Law.STEADY_STAYS,
                () -> viewer + " sees something else at " + last);
        viewer.ownSeat()
                .ifPresent(seat -> LawBroken.require(
                        protocol.allowed(state, seat, last).equals(protocol.allowed(state, seat, now)),
                        Law.STEADY_STAYS,
                        () -> seat + " may do something else at " + last));
    }

    /** What an accepted move binds its mover to. */
    void checkBinds(Input.Move<M> input, List<Terms> word) {
        Set<ItemId> bound = new HashSet<>();
        for (Terms terms : word) {
            Optional<Item> item = play.sample().listing().item(terms.item());
            boolean whole = item.isPresent()
                    && item.get().faults(terms).isEmpty()
                    && item.get().missing(terms).isEmpty()
                    && bound.add(terms.item());
            LawBroken.require(whole, Law.BINDS_ARE_WHOLE, () -> input + " binds to " + word);
        }
    }

    private void checkStill(PlayedState<R, S> state, Instant now, Law law, String read) {
        LawBroken.require(protocol.nextDeadline(state).isEmpty(), law, () -> "a deadline is left: " + read);
        for (Seat seat : protocol.seats(state)) {
            LawBroken.require(
                    protocol.allowed(state, seat.id(), now).isEmpty(),
                    law,
                    () -> seat.id() + " is told that it may move: " + read);
        }
    }

    private void checkWaiting(PlayedState<R, S> state, Instant now, Phase phase, String read) {
        Optional<Instant> deadline = protocol.nextDeadline(state);
        boolean mover = phase.moves().stream().anyMatch(move -> move.kind().equals(MoveRule.JOIN));
        for (Seat seat : protocol.seats(state)) {
            List<Allowed> allowed = protocol.allowed(state, seat.id(), now);
            mover |= !allowed.isEmpty();
            allowed.forEach(one -> checkDeclared(phase, seat, one));
            deadline.ifPresent(end -> LawBroken.require(
                    protocol.allowed(state, seat.id(), end).isEmpty(),
                    Law.AT_THE_DEADLINE_IS_LATE,
                    () -> seat.id() + " is told at the deadline that it may move: " + read));
        }
        boolean waits = mover || deadline.isPresent();
        LawBroken.require(waits, Law.EVERY_WAIT_ENDS, () -> "nobody may move and nothing is due: " + read);
        LawBroken.require(
                deadline.isEmpty() || !phase.deadlineTo().isEmpty(),
                Law.TRANSITION_IS_DECLARED,
                () -> "phase " + phase.name() + " declares no deadline and has one: " + read);
    }

    private static void checkDeclared(Phase phase, Seat seat, Allowed allowed) {
        boolean declared = phase.moves().stream()
                .anyMatch(move ->
                        move.kind().equals(allowed.kind()) && move.movers().contains(seat.role()));
        LawBroken.require(
                declared,
                Law.MOVER_IS_DECLARED,
                () -> "phase " + phase.name() + " declares no " + allowed.kind() + " by " + seat.role()
                        + ", and allowed() lists it for " + seat.id());
    }

    private void checkExposure(PlayedState<R, S> state, SeatId seat, boolean ended) {
        for (Stake stake : protocol.stakes(state, seat)) {
            boolean money =
                    stake.money().map(amount -> amount.minorUnits() >= 0).orElse(true);
            boolean units = stake.units().values().stream().allMatch(count -> count >= 0);
            LawBroken.require(
                    money && units && stake.deals() >= 0,
                    Law.EXPOSURE_IS_NOT_NEGATIVE,
                    () -> seat + " is exposed to " + stake);
            LawBroken.require(!stake.owes() || !ended, Law.EXPOSURE_ENDS, () -> seat + " is still exposed to " + stake);
        }
    }

    private void checkAward(PlayedState<R, S> state, Award award) {
        Optional<Item> found = play.sample().listing().item(award.terms().item());
        boolean complete = found.isPresent()
                && found.get().faults(award.terms()).isEmpty()
                && found.get().missing(award.terms()).isEmpty();
        LawBroken.require(complete, Law.AWARDS_ARE_CONSISTENT, () -> "terms are not complete and valid: " + award);
        Item item = found.orElseThrow();
        boolean sums = item.amount(award.terms()).equals(award.amount()) && item.units(award.terms()) == award.units();
        LawBroken.require(sums, Law.AWARDS_ARE_CONSISTENT, () -> "amount or units are not the terms': " + award);
        boolean sides = role(state, award.buyer()).equals(Optional.of(SeatRole.BUYER))
                && role(state, award.seller()).equals(Optional.of(SeatRole.SELLER));
        LawBroken.require(sides, Law.AWARDS_ARE_CONSISTENT, () -> "it is not from a seller to a buyer: " + award);
    }

    private Optional<SeatRole> role(PlayedState<R, S> state, SeatId id) {
        return protocol.seats(state).stream()
                .filter(seat -> seat.id().equals(id))
                .findFirst()
                .map(Seat::role);
    }
}
