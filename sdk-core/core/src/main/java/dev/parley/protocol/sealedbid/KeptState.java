// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.Seats;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.sealedbid.SealedEvent.Reserve;
import dev.parley.protocol.sealedbid.SealedState.Outcome;
import dev.parley.protocol.sealedbid.SealedState.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a snapshot has of a negotiation: all but the lots, which the opening says. */
record KeptState(
        Map<ItemId, SeedCommitment> seeds,
        List<Reserve> reserves,
        Seats seats,
        Window window,
        Placements placed,
        Outcome outcome) {
    static KeptState of(SealedState state) {
        List<Reserve> reserves = state.table().reserves().entrySet().stream()
                .map(entry -> new Reserve(entry.getKey(), entry.getValue()))
                .toList();
        return new KeptState(
                state.table().seeds(), reserves, state.seats(), state.window(), state.placed(), state.outcome());
    }

    SealedState after(SealedState begun) {
        Map<ItemId, Optional<Long>> least = new HashMap<>();
        reserves.forEach(reserve -> least.put(reserve.item(), reserve.least()));
        Table opened = begun.table();
        return new SealedState(
                new Table(opened.opening(), opened.lots(), seeds, least), seats, window, placed, outcome);
    }
}
