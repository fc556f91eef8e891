// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Hash;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.auction.english.EnglishEvent.AwardLapsed;
import dev.parley.protocol.auction.english.EnglishEvent.BidsTakenBack;
import dev.parley.protocol.auction.english.EnglishEvent.ChanceAnswered;
import dev.parley.protocol.auction.english.EnglishEvent.ChanceGiven;
import dev.parley.protocol.auction.english.EnglishEvent.PriceRecomputed;
import dev.parley.protocol.auction.english.EnglishEvent.SaleOver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What happens after the hammer: deals lapse, and their units are offered once more, each once. */
final class AfterHammerDecision {
    private final EnglishState state;
    private final AfterHammer after;
    private final Instant at;

    private AfterHammerDecision(EnglishState state, Instant at) {
        this.state = state;
        this.after = state.ending().after().orElseThrow();
        this.at = at;
    }

    static Decision<EnglishEvent> move(EnglishState state, Input.Move<EnglishMove> move, Context context) {
        AfterHammerDecision decision = new AfterHammerDecision(state, context.at());
        return move.payload() instanceof EnglishMove.SecondChance
                ? decision.give(move, context)
                : decision.answer(move);
    }

    /** The seller names nothing: to whom and at which price follows from the bids. */
    private Decision<EnglishEvent> give(Input.Move<EnglishMove> move, Context context) {
        if (move.answers().isPresent() || move.termsHash().isPresent()) {
            return Decision.refused(Reason.STALE_OFFER);
        }
        Optional<NextInLine> next = NextInLine.of(state);
        if (next.isEmpty()) {
            return Decision.refused(Reason.MOVE_NOT_ALLOWED);
        }
        Instant most = at.plusSeconds(state.sale().rules().secondChanceSeconds().orElseThrow());
        Instant until = most.isAfter(after.until()) ? after.until() : most;
        SeatId seat = next.get().seat();
        return Decision.accepted(new ChanceGiven(
                context.offerIds().get(), number(seat), next.get().price(), until, at, seat));
    }

    private Decision<EnglishEvent> answer(Input.Move<EnglishMove> move) {
        Optional<Chance> own = after.standing(move.seat());
        if (own.isEmpty()) {
            return Decision.refused(Reason.MOVE_NOT_ALLOWED);
        }
        boolean accepts = move.payload() instanceof EnglishMove.Accept;
        boolean same = move.answers().filter(own.get().id()::equals).isPresent()
                && move.termsHash()
                        .map(termsHash(state.sale(), own.get())::equals)
                        .orElse(!accepts);
        return same
                ? Decision.accepted(
                        answered(List.of(own.get()), accepts ? ChanceAnswer.ACCEPTED : ChanceAnswer.DECLINED))
                : Decision.refused(Reason.STALE_OFFER);
    }

    /** What an acceptance must name to be of the terms that the bidder saw. */
    static Hash termsHash(Sale sale, Chance chance) {
        return Terms.hash(List.of(sale.at(chance.price())));
    }

    /** The clock: chances lapse, and at last there are none any more. */
    static List<EnglishEvent> due(EnglishState state, Instant at) {
        AfterHammerDecision decision = new AfterHammerDecision(state, at);
        List<EnglishEvent> events = new ArrayList<>();
        decision.standing(chance -> !at.isBefore(chance.until()))
                .forEach(chance -> events.add(decision.event(chance, ChanceAnswer.LAPSED)));
        return decision.overAfter(events);
    }

    /** A deal lapsed: from now on no price counts its buyer's bids. That of a second chance leaves its unit unsold. */
    static List<EnglishEvent> dealLapsed(EnglishState state, SeatId buyer, Instant at) {
        AfterHammerDecision decision = new AfterHammerDecision(state, at);
        boolean bought = state.ending().awards().stream().map(Award::buyer).anyMatch(buyer::equals);
        return bought && !decision.after.lapsed().contains(buyer)
                ? List.of(new AwardLapsed(decision.number(buyer), at, buyer))
                : List.of();
    }

    /** Without the item nothing can be offered. */
    static List<EnglishEvent> unavailable(EnglishState state, Instant at) {
        AfterHammerDecision decision = new AfterHammerDecision(state, at);
        List<EnglishEvent> events = new ArrayList<>();
        decision.standing(chance -> true).forEach(chance -> events.add(decision.event(chance, ChanceAnswer.WITHDRAWN)));
        events.add(new SaleOver(at));
        return events;
    }

    /**
     * An authority ended: the seller's chances are withdrawn. Of a bidder its bids are, with every chance that stands, since prices
     * were worked out with them.
     */
    static List<EnglishEvent> stakesEnded(EnglishState state, SeatId seat, Set<String> stakes, Instant at) {
        AfterHammerDecision decision = new AfterHammerDecision(state, at);
        if (seat.equals(state.sale().seller())) {
            return decision.standing(chance -> stakes.contains(chance.id().value()))
                    .<EnglishEvent>map(chance -> decision.event(chance, ChanceAnswer.WITHDRAWN))
                    .toList();
        }
        List<OfferId> bids = state.bids().of(seat).stream()
                .map(Bid::id)
                .filter(bid -> stakes.contains(bid.value()))
                .toList();
        return bids.isEmpty() ? List.of() : decision.takenBack(seat, bids);
    }

    private List<EnglishEvent> takenBack(SeatId seat, List<OfferId> bids) {
        List<EnglishEvent> events = new ArrayList<>();
        events.add(new BidsTakenBack(seat, bids));
        EnglishState left = Evolution.evolve(state, events.get(0));
        if (!withoutLapsed(left).equals(withoutLapsed(state))) {
            standing(chance -> true).forEach(chance -> events.add(event(chance, ChanceAnswer.WITHDRAWN)));
        }
        if (left.lead().price() != state.lead().price()) {
            events.add(new PriceRecomputed(number(seat), left.lead().price(), at));
        }
        return events;
    }

    private Lead withoutLapsed(EnglishState of) {
        return NextInLine.withoutLapsed(of, after).lead();
    }

    private Stream<Chance> standing(Predicate<Chance> which) {
        return after.standing().filter(which);
    }

    private List<EnglishEvent> answered(List<Chance> chances, ChanceAnswer answer) {
        List<EnglishEvent> events = new ArrayList<>();
        chances.forEach(chance -> events.add(event(chance, answer)));
        return overAfter(events);
    }

    private ChanceAnswered event(Chance chance, ChanceAnswer answer) {
        return new ChanceAnswered(number(chance.seat()), answer, at, chance.seat());
    }

    /** The events, and the end where nothing more can come. */
    private List<EnglishEvent> overAfter(List<EnglishEvent> events) {
        EnglishState reached = state;
        for (EnglishEvent event : events) {
            reached = Evolution.evolve(reached, event);
        }
        AfterHammer left = reached.ending().after().orElseThrow();
        if (!at.isBefore(left.until()) || left.isUsedUp(state.sold())) {
            events.add(new SaleOver(at));
        }
        return events;
    }

    private long number(SeatId seat) {
        return state.shown().bidders().number(seat);
    }
}
