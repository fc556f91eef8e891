// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Look;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What viewers see. Before the close everyone sees the rules, and a seat besides what it has placed itself; afterwards all
 * see the outcome, as far as the rules publish it, and each is told how it came about.
 */
final class StateView {
    private final SealedState state;

    StateView(SealedState state) {
        this.state = state;
    }

    /** What all parties see. */
    Json forParties() {
        return shared(lot -> item(lot).build());
    }

    /** What operators see: the same, explained to somebody without a seat. */
    Json forOperators() {
        return shared(lot -> explained(item(lot), lot, Optional.empty(), false).build());
    }

    private Json shared(Function<Lot, Json> item) {
        SealedRules rules = state.table().rules();
        Json.Builder details = Json.object()
                .put("settlement", state.table().opening().settlement().name())
                .put("pricing", rules.pricing().text())
                .put("secrecy", rules.secrecy().text())
                .put("items", items(item));
        List<SeatId> committed = state.window().committed();
        if (!committed.isEmpty()) {
            details.put("committed", seats(committed));
        }
        state.outcome()
                .closed()
                .ifPresent(closed ->
                        details.put("closeReason", closed.reason().text()).put("forfeited", seats(closed.forfeited())));
        return details.build();
    }

    private Json items(Function<Lot, Json> item) {
        Json.Builder items = Json.object();
        state.table().lots().values().forEach(lot -> items.put(lot.id().value(), item.apply(lot)));
        return items.build();
    }

    private static Json seats(List<SeatId> seats) {
        return Json.array(seats, seat -> Json.of(seat.value()));
    }

    private Json.Builder item(Lot lot) {
        return Json.object()
                .put("cap", lot.cap())
                .putIf(
                        "seedCommitment",
                        state.table().seed(lot.id()),
                        seed -> Json.of(seed.hash().hex()))
                .put("standing", standing(lot.id()))
                .putIf("outcome", outcome(lot, Optional.empty()), outcome -> outcome);
    }

    private Optional<Json> outcome(Lot lot, Optional<SeatId> seat) {
        return state.settled(lot.id()).map(settled -> Json.array(SeenSale.of(settled, seat), SeenSale::toJson));
    }

    private String standing(ItemId item) {
        if (!state.isOpen(item)) {
            return "gone";
        }
        return state.settled(item)
                .map(outcome -> outcome.sales().isEmpty() ? "no-deal" : "agreed")
                .orElse("open");
    }

    private Json.Builder explained(Json.Builder item, Lot lot, Optional<Seat> seat, boolean kept) {
        return item.putIf(
                "explanation",
                state.outcome().closed().map(end -> ItemDisclosure.of(state, end, seat, kept, lot)),
                disclosure -> Explanation.of(disclosure).toJson());
    }

    /** What a seat sees besides: its own submission, prices that are told to it alone, and the outcome explained to it. */
    Look own(Seat seat) {
        Json.Builder details = Json.object()
                .put(
                        "items",
                        items(lot -> explained(
                                        Json.object().putIf("outcome", own(lot, seat), outcome -> outcome),
                                        lot,
                                        Optional.of(seat),
                                        false)
                                .build()))
                .putIf("own", state.placed().find(seat.id()), this::placed);
        Look look = Look.of(details.build());
        boolean auctions =
                seat.equals(state.table().seller()) && state.table().rules().isAuction();
        return auctions ? look.keeping(kept(seat)) : look;
    }

    /** An item's outcome, where the seat is told more of it than everybody is. */
    private Optional<Json> own(Lot lot, Seat seat) {
        boolean published =
                state.settled(lot.id()).map(settled -> settled.published()).orElse(true);
        return published ? Optional.empty() : outcome(lot, Optional.of(seat.id()));
    }

    private Json placed(Placements.Placed placed) {
        return Json.object()
                .put("sealed", !state.hasEnded())
                .putIf("commitment", placed.commitment(), hash -> Json.of(hash.hex()))
                .putIf("submission", placed.submission(), Submission::toJson)
                .build();
    }

    /** The seller's reserves, null where there is none, and what is explained with them. */
    private Json kept(Seat seller) {
        Json.Builder reserves = Json.object();
        state.table()
                .reserves()
                .forEach((item, least) ->
                        reserves.put(item.value(), least.<Json>map(Json::of).orElseGet(Json.Nil::new)));
        return Json.object()
                .put("reserves", reserves.build())
                .put(
                        "items",
                        items(lot -> explained(Json.object(), lot, Optional.of(seller), true)
                                .build()))
                .build();
    }
}
