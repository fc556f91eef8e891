package dev.parley.protocol.sealedbid;

import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.sealedbid.Placements.Placed;
import dev.parley.protocol.sealedbid.SealedState.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a seat may do. The limits of what states prices name, under {@code items}, every item that can still be had with
 * the {@code min}, {@code max} and {@code tick} of its price in minor units, and whether fair prices and nonces count.
 */
final class AllowedMoves {
    private AllowedMoves() {}

    static List<Allowed> of(SealedState state, Seat seat, Instant now) {
        SealedRules rules = state.table().rules();
        boolean mayBid = seat.role() == SeatRole.BUYER || !rules.isAuction();
        if (!mayBid || MoveDecision.barred(state, now).isPresent()) {
            return List.of();
        }
        Optional<Placed> placed = state.placed().find(seat.id());
        if (state.stage() == Stage.REVEALING) {
            boolean unrevealed =
                    placed.filter(one -> one.submission().isEmpty()).isPresent();
            return unrevealed ? List.of(kind("reveal", prices(state))) : List.of();
        }
        List<Allowed> allowed = new ArrayList<>();
        if (placed.isEmpty() || rules.edits()) {
            allowed.add(rules.isCommitted() ? kind("commit", prices(state)) : kind("submit", prices(state)));
        }
        if (placed.isPresent() && rules.edits()) {
            allowed.add(kind("withdraw", Json.object().build()));
        }
        return allowed;
    }

    private static Allowed kind(String kind, Json limits) {
        return new Allowed(kind, Optional.empty(), limits);
    }

    private static Json prices(SealedState state) {
        Json.Builder items = Json.object();
        for (Lot lot : state.openLots()) {
            Json range = Json.object()
                    .put("min", lot.price().min())
                    .put("max", lot.cap())
                    .put("tick", lot.price().tick())
                    .build();
            items.put(
                    lot.id().value(),
                    Json.object().put(lot.item().price().id().value(), range).build());
        }
        boolean drawn = state.table().rules().pricing() instanceof Pricing.Draw;
        return Json.object()
                .put("items", items.build())
                .put("takesFairPrices", drawn)
                .put("takesNonces", drawn)
                .build();
    }
}
