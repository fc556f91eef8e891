// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.auction.english.EnglishEvent.BidMade;
import dev.parley.protocol.auction.english.EnglishEvent.BidsTakenBack;
import dev.parley.protocol.auction.english.EnglishEvent.BoughtNow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What comes of a bidder's move. A refusal rests on what everybody sees and on the bidder's own bids alone. */
final class MoveDecision {
    private final EnglishState state;
    private final SeatId seat;
    private final Instant at;

    private MoveDecision(EnglishState state, SeatId seat, Instant at) {
        this.state = state;
        this.seat = seat;
        this.at = at;
    }

    static Decision<EnglishEvent> decide(EnglishState state, Input.Move<EnglishMove> input, Context context) {
        if (state.isAfterHammer()) {
            return AfterHammerDecision.move(state, input, context);
        }
        if (input.seat().equals(state.sale().seller())) {
            return input.answers().isPresent() || input.termsHash().isPresent()
                    ? Decision.refused(Reason.STALE_OFFER)
                    : EarlyEnd.decide(state, input.payload(), context.at());
        }
        MoveDecision decision = new MoveDecision(state, input.seat(), context.at());
        if (!state.clock().hasBegun(context.at())) {
            return Decision.refused(decision.tooEarly());
        }
        if (input.answers().isPresent() || input.termsHash().isPresent()) {
            return Decision.refused(Reason.STALE_OFFER);
        }
        if (input.payload() instanceof EnglishMove.Bid bid) {
            return decision.bid(Validation.maximum(state.sale(), bid), context);
        }
        return input.payload() instanceof EnglishMove.BuyNow ? decision.buyNow() : decision.takeBack();
    }

    private Refusal tooEarly() {
        Instant start = state.clock().start();
        return Refusal.of(EnglishReason.BIDDING_NOT_BEGUN)
                .with("startsAt", Json.of(start))
                .retryingAt(start, at);
    }

    private Decision<EnglishEvent> bid(long maximum, Context context) {
        Sale sale = state.sale();
        if (state.shown().buyNow()
                && sale.buyNow().filter(price -> maximum >= price).isPresent()) {
            return Decision.refused(Refusal.of(EnglishReason.BUY_NOW_INSTEAD)
                    .with("buyNow", Json.of(sale.buyNow().orElseThrow())));
        }
        Optional<Bid> own = state.bids().highestOf(seat);
        if (own.filter(bid -> maximum <= bid.maximum()).isPresent()) {
            return Decision.refused(Refusal.of(EnglishReason.MAXIMUM_NOT_RAISED)
                    .with("maximum", Json.of(own.orElseThrow().maximum())));
        }
        long minimum = minimum(state, seat);
        return maximum >= minimum
                ? Decision.accepted(new BidMade(seat, context.offerIds().get(), maximum))
                : Decision.refused(Refusal.of(EnglishReason.BELOW_INCREMENT).with("minimum", Json.of(minimum)));
    }

    /** The least that a seat may bid: above its own maximum where it leads, else at least what leads. */
    static long minimum(EnglishState state, SeatId seat) {
        long tick = state.sale().prices().tick();
        long above =
                state.bids().highestOf(seat).map(bid -> bid.maximum() + tick).orElse(0L);
        boolean leads = state.shown().lead().leaders().contains(seat);
        return leads
                ? above
                : Math.max(above, state.ascent().minimum(state.shown().lead()));
    }

    private Decision<EnglishEvent> buyNow() {
        return state.shown().buyNow()
                ? Decision.accepted(new BoughtNow(
                        state.shown().bidders().number(seat),
                        state.sale().buyNow().orElseThrow(),
                        at,
                        seat))
                : Decision.refused(Reason.MOVE_NOT_ALLOWED);
    }

    private Decision<EnglishEvent> takeBack() {
        boolean lets = state.sale().rules().retractionLockSeconds().isPresent();
        List<OfferId> own = state.bids().of(seat).stream().map(Bid::id).toList();
        return lets && !own.isEmpty()
                ? Decision.accepted(takenBack(state, seat, own, at))
                : Decision.refused(Reason.MOVE_NOT_ALLOWED);
    }

    /** Bids that no longer stand, and what follows from it for everybody. */
    static List<EnglishEvent> takenBack(EnglishState state, SeatId seat, List<OfferId> bids, Instant at) {
        List<EnglishEvent> events = new ArrayList<>();
        events.add(new BidsTakenBack(seat, bids));
        EnglishState after = Evolution.evolve(state, events.get(0));
        Telling.of(after, at).ifPresent(events::add);
        return events;
    }

    /** What the end of an authority takes back: the sale with the seller's, else the bids that were made under it. */
    static List<EnglishEvent> stakesEnded(EnglishState state, SeatId seat, Set<String> stakes, Instant at) {
        if (state.isAfterHammer()) {
            return AfterHammerDecision.stakesEnded(state, seat, stakes, at);
        }
        if (stakes.contains(EnglishAuction.SALE)) {
            return List.of(Telling.unavailable(at));
        }
        List<OfferId> bids = state.bids().of(seat).stream()
                .map(Bid::id)
                .filter(bid -> stakes.contains(bid.value()))
                .toList();
        return bids.isEmpty() ? List.of() : takenBack(state, seat, bids, at);
    }
}
