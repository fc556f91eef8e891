// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.SeatId;
import dev.parley.model.Value;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.auction.dutch.DutchEvent.Accepted;
import java.time.Instant;
import java.util.Optional;

/** What comes of a buyer's acceptance. */
final class MoveDecision {
    private MoveDecision() {}

    static Decision<DutchEvent> decide(DutchState state, Input.Move<DutchMove> move, Context context) {
        if (move.answers().isPresent() || move.termsHash().isPresent()) {
            return Decision.refused(Reason.STALE_OFFER);
        }
        DutchMove.Accept accept = (DutchMove.Accept) move.payload();
        long named = state.item().priceIn(accept.items().get(0)).orElseThrow();
        return fault(state, move.seat(), context.at())
                .or(() -> priceFault(state, named, context.at()))
                .<Decision<DutchEvent>>map(Decision::refused)
                .orElseGet(() -> Decision.accepted(accepted(state, move.seat(), accept.nonce(), context)));
    }

    /** Why a seat may not accept at an instant, whatever the price. */
    static Optional<Refusal> fault(DutchState state, SeatId seat, Instant at) {
        PriceClock clock = state.clock();
        if (!clock.hasStarted(at)) {
            return Optional.of(Refusal.of(DutchReason.CLOCK_NOT_STARTED)
                    .with("startsAt", Json.of(clock.start()))
                    .retryingAt(clock.start(), at));
        }
        if (state.sales().prices().has(seat)) {
            return Optional.of(Refusal.of(DutchReason.ALREADY_BOUGHT));
        }
        return state.pending().has(seat) ? Optional.of(Refusal.of(DutchReason.ALREADY_ACCEPTED)) : Optional.empty();
    }

    private static Optional<Refusal> priceFault(DutchState state, long named, Instant at) {
        PriceClock clock = state.clock();
        long price = clock.price(clock.step(at));
        if (named >= price) {
            return Optional.empty();
        }
        Refusal refusal = Refusal.of(DutchReason.PRICE_NOT_REACHED)
                .with(
                        "price",
                        Value.of(new Money(price, state.item().domain().currency()))
                                .toJson());
        return Optional.of(
                named < clock.floor()
                        ? refusal.retryingAt(clock.ends(), at)
                        : refusal.retryingAt(clock.begins(clock.firstAtMost(named)), at));
    }

    private static DutchEvent accepted(DutchState state, SeatId seat, Optional<String> nonce, Context context) {
        long step = state.clock().step(context.at());
        Acceptance acceptance = new Acceptance(
                seat, context.offerIds().get(), step, state.clock().price(step), nonce);
        return new Accepted(acceptance, count(state, state.pending().size() + 1L));
    }

    /** How many have accepted, where the rules tell everybody. */
    static Optional<Long> count(DutchState state, long pending) {
        return Optional.of(pending).filter(any -> state.opening().rules().showsAcceptances());
    }
}
