// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Look;
import dev.parley.protocol.sealedbid.Placements.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a seat may do. The limits of what states prices name, under {@code items}, every item that can still be had with
 * the {@code min}, {@code max} and {@code tick} of its price in minor units, and whether fair prices and nonces count.
 */
final class AllowedMoves {
    private AllowedMoves() {}

    /** A look with what the seat may do. What it has placed it may change, and nothing waits for that. */
    static Look of(SealedState state, Seat seat, Look look) {
        Optional<Placed> placed = state.placed().find(seat.id());
        if (state.isIn(SealedLifecycle.REVEALING)) {
            boolean unrevealed =
                    placed.filter(one -> one.submission().isEmpty()).isPresent();
            return unrevealed ? look.allowing(List.of(stating("reveal", state))) : look;
        }
        List<Allowed> allowed = new ArrayList<>();
        SealedRules rules = state.table().rules();
        if (!state.isIn(SealedLifecycle.SUBMITTING) || !state.mayBid(seat)) {
            return look;
        }
        if (placed.isEmpty() || rules.edits()) {
            allowed.add(stating(rules.isCommitted() ? "commit" : "submit", state));
        }
        if (placed.isPresent() && rules.edits()) {
            allowed.add(Allowed.of("withdraw"));
        }
        return placed.isPresent() ? look.allowing(allowed).unawaited() : look.allowing(allowed);
    }

    private static Allowed stating(String kind, SealedState state) {
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
        Json limits = Json.object()
                .put("items", items.build())
                .put("takesFairPrices", drawn)
                .put("takesNonces", drawn)
                .build();
        return new Allowed(kind, Optional.empty(), limits);
    }
}
