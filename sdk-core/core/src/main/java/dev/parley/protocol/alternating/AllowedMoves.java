// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Allowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a side may do. The limits of an offer and a counter-offer name, under {@code items}, every open item that it may
 * hold (an item of the offer on the table that is not named must be dropped), and in it
 * the price's {@code min} and {@code max} in minor units where the side's last price, or the other side's offer on the
 * table, narrows them. {@code partial} says whether items may be left out, accepted or declined by themselves, and
 * {@code settlement} with its members which of them only together. {@code
 * ifOnlyPricesChange} says beyond which {@code total}, or price of an item, accepting the offer on the table would be
 * better, and a counter-offer that changes nothing but prices is refused.
 */
final class AllowedMoves {
    private AllowedMoves() {}

    static List<Allowed> of(AlternatingState state, Side side) {
        if (state.stage() instanceof Stage.Empty empty) {
            return emptyTable(state, side, empty.turn());
        }
        return state.offer()
                .map(offer -> offer.by() == side ? ownOffer(offer) : answers(state, side, offer))
                .orElse(List.of());
    }

    private static List<Allowed> emptyTable(AlternatingState state, Side side, Turn turn) {
        List<Allowed> allowed = new ArrayList<>();
        if (turn.includes(side) && mayOffer(state, side)) {
            allowed.add(new Allowed("offer", Optional.empty(), offerLimits(state, side)));
        }
        Json leaving = Json.object().put("leave", true).build();
        allowed.add(new Allowed("withdraw", Optional.empty(), leaving));
        return allowed;
    }

    private static List<Allowed> ownOffer(StandingOffer offer) {
        Json anyway = Json.object().build();
        return List.of(new Allowed("withdraw", Optional.of(offer.id()), anyway));
    }

    private static List<Allowed> answers(AlternatingState state, Side side, StandingOffer offer) {
        Optional<OfferId> answers = Optional.of(offer.id());
        Json partial = partial(state).build();
        List<Allowed> allowed = new ArrayList<>();
        allowed.add(new Allowed("accept", answers, partial));
        if (mayOffer(state, side) && PriceLimits.leaveSomething(state, side)) {
            allowed.add(new Allowed("counter", answers, offerLimits(state, side)));
        }
        allowed.add(new Allowed("reject", answers, partial));
        return allowed;
    }

    private static boolean mayOffer(AlternatingState state, Side side) {
        return state.hasRoundsLeft() && (side == Side.SELLER || state.buyersOffersLeft() > 0);
    }

    private static Json.Builder partial(AlternatingState state) {
        SettlementRule settlement = state.opening().settlement();
        Json.Builder partial = Json.object().put("partial", !state.isAllOrNothing());
        return settlement.isEachItem() || state.isAllOrNothing() ? partial : settlement.putInto(partial);
    }

    private static Json offerLimits(AlternatingState state, Side side) {
        Json.Builder items = Json.object();
        state.rows().forEach((item, row) -> {
            PriceLimits limits = PriceLimits.of(state, side, row);
            if (row.isOpen() && limits.isPossible()) {
                items.put(item.value(), limits.toJson());
            }
        });
        Json.Builder limits = partial(state)
                .put("items", items.build())
                .put("maxMessageLength", state.rules().maxMessageLength());
        Crossing.bound(state, side).ifPresent(bound -> limits.put("ifOnlyPricesChange", bound));
        return limits.build();
    }
}
