// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Look;
import dev.parley.protocol.auction.dutch.DutchEvent.StepSettled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is seen of a Dutch auction. Everybody sees price and step, the units that are left, and what earlier steps sold; a buyer
 * its own acceptance besides, and nobody another's before its step has ended, but for their number where the rules tell it.
 */
final class DutchLook {
    private final DutchState state;
    private final Instant now;

    DutchLook(DutchState state, Instant now) {
        this.state = state;
        this.now = now;
    }

    Look shared() {
        PriceClock clock = state.clock();
        Json.Builder details = Json.object()
                .put("units", (long) state.opening().rules().units())
                .put("unitsLeft", (long) state.sales().left())
                .put("steps", clock.steps())
                .put("floor", state.item().amount(clock.floor()))
                .putIf(
                        "seedCommitment",
                        state.secrets().seed(),
                        seed -> Json.of(seed.hash().hex()))
                .put("settled", Json.array(state.sales().settled(), this::settled));
        if (state.hasEnded()) {
            return Look.of(
                    details.put("closeReason", state.stopped().orElseThrow().text())
                            .build());
        }
        long step = Math.min(clock.step(now), clock.steps() - 1);
        details.put("step", step)
                .put("price", state.item().amount(clock.price(step)))
                .putIf("acceptances", MoveDecision.count(state, state.pending().size()), Json::of);
        if (step + 1 < clock.steps()) {
            details.put("nextPrice", state.item().amount(clock.price(step + 1)));
        }
        return during(Look.of(details.build()).whileRunning(instants(clock, step)), step);
    }

    private Json instants(PriceClock clock, long step) {
        Json.Builder instants = Json.object();
        if (!clock.hasStarted(now)) {
            instants.put("startsAt", clock.start());
        }
        return instants.put("stepEndsAt", clock.begins(step + 1)).build();
    }

    /** A look stays as it is until the start, and then until its step ends. */
    private Look during(Look look, long step) {
        PriceClock clock = state.clock();
        if (!clock.hasStarted(now)) {
            return look.during(Instant.MIN, clock.start());
        }
        boolean last = step + 1 == clock.steps();
        return look.during(clock.begins(step), last ? Instant.MAX : clock.begins(step + 1));
    }

    private Json settled(StepSettled settled) {
        return Json.object()
                .put("step", settled.step())
                .put("price", state.item().amount(settled.price()))
                .put("accepted", (long) settled.accepted().size())
                .put("winners", Json.array(settled.winners(), seat -> Json.of(seat.value())))
                .put("drawn", settled.isDrawn())
                .build();
    }

    Look own(SeatId id) {
        if (state.opening()
                .seat(SeatRole.SELLER)
                .filter(seat -> seat.id().equals(id))
                .isPresent()) {
            Json kept = Json.object()
                    .put(
                            "reserve",
                            state.secrets().reserve().<Json>map(Json::of).orElseGet(Json.Nil::new))
                    .build();
            return Look.nothing().keeping(kept);
        }
        Json.Builder own = Json.object()
                .putIf(
                        "accepted",
                        state.pending().find(id),
                        acceptance -> Json.object()
                                .put("offer", acceptance.offer().value())
                                .put("step", acceptance.step())
                                .put("price", state.item().amount(acceptance.price()))
                                .build())
                .putIf(
                        "bought",
                        state.sales().prices().find(id),
                        price -> Json.object()
                                .put("price", state.item().amount(price))
                                .build());
        Look look = Look.of(Json.object().put("own", own.build()).build());
        return state.hasEnded() || state.seats().find(id).isEmpty() ? look : allowing(look, id);
    }

    private Look allowing(Look look, SeatId id) {
        long step = Math.min(state.clock().step(now), state.clock().steps() - 1);
        boolean may = MoveDecision.fault(state, id, now).isEmpty();
        Json limits = Json.object()
                .put("price", state.item().amount(state.clock().price(step)))
                .build();
        List<Allowed> allowed = may ? List.of(new Allowed("accept", Optional.empty(), limits)) : List.of();
        return during(look.allowing(allowed).unawaited(), step);
    }
}
