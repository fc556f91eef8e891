// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.model.SeatId;
import dev.parley.protocol.Context;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.Need;
import dev.parley.protocol.auction.dutch.DutchEvent.AcceptanceEnded;
import dev.parley.protocol.auction.dutch.DutchEvent.StepSettled;
import dev.parley.protocol.auction.dutch.DutchEvent.Stopped;
import dev.parley.protocol.auction.dutch.DutchEvent.UnitsReduced;
import dev.parley.protocol.draw.DrawnOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What comes of the end of a step whose price was accepted, of the clock's end, and of what ends from outside. */
final class StepEnd {
    private StepEnd() {}

    /** The seed of the draw, at a deadline at which chance decides. */
    static Set<Need> needs(DutchState state) {
        return state.needsDraw() ? Set.of(seed(state)) : Set.of();
    }

    private static Need seed(DutchState state) {
        return new Need.Seed(state.item().id().value(), state.secrets().seed().orElseThrow());
    }

    static List<DutchEvent> due(DutchState state, Context context) {
        int sold = state.sales().awards().size();
        Optional<Long> step = state.acceptedStep();
        if (step.isEmpty()) {
            return List.of(new Stopped(DutchState.outcome(state.sales().left(), sold)));
        }
        List<SeatId> winners = winners(state, context);
        List<SeatId> accepted =
                state.pending().entries().stream().map(Map.Entry::getKey).toList();
        List<DutchEvent> events = new ArrayList<>();
        events.add(new StepSettled(step.get(), state.clock().price(step.get()), accepted, winners));
        int left = state.sales().left() - winners.size();
        if (left == 0 || step.get() >= state.lastStep()) {
            events.add(new Stopped(DutchState.outcome(left, sold + winners.size())));
        }
        return events;
    }

    /** All who have accepted, or those whom chance puts first, in its order. */
    private static List<SeatId> winners(DutchState state, Context context) {
        if (!state.needsDraw()) {
            return state.pending().entries().stream().map(Map.Entry::getKey).toList();
        }
        DrawSeed seed = DrawSeed.fromHex(context.fact(seed(state)).text());
        return drawn(state, seed, nonces(state.pending().values()))
                .subList(0, state.sales().left());
    }

    static Map<SeatId, String> nonces(List<Acceptance> acceptances) {
        Map<SeatId, String> nonces = new TreeMap<>();
        acceptances.forEach(
                acceptance -> nonces.put(acceptance.seat(), acceptance.nonce().orElse("")));
        return nonces;
    }

    private static List<SeatId> drawn(DutchState state, DrawSeed seed, Map<SeatId, String> nonces) {
        return DrawnOrder.of(
                seed, state.opening().negotiation(), state.item().id().value(), nonces);
    }

    /**
     * What comes of stock that is gone. Told before a step ends, nothing is left. Told at its end or after it, there are too few
     * units for those who have accepted, and the step is decided again with one less.
     */
    static DutchEvent gone(DutchState state, Instant at) {
        int wanted = Math.min(state.pending().size(), state.sales().left());
        boolean atItsEnd =
                wanted > 1 && state.end().filter(end -> !at.isBefore(end)).isPresent();
        return atItsEnd ? new UnitsReduced(wanted - 1) : new Stopped(state.unavailable());
    }

    /** An auction ends with its seller's authority; of a buyer's, its acceptance falls. */
    static List<DutchEvent> stakesEnded(DutchState state, SeatId seat, Set<String> stakes) {
        if (stakes.contains(DutchAuction.SALE)) {
            return List.of(new Stopped(state.unavailable()));
        }
        return state.pending()
                .find(seat)
                .filter(acceptance -> stakes.contains(acceptance.offer().value()))
                .<List<DutchEvent>>map(acceptance -> List.of(new AcceptanceEnded(
                        seat, MoveDecision.count(state, state.pending().size() - 1L))))
                .orElse(List.of());
    }
}
