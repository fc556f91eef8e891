// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.Sample.EUR;
import static dev.parley.adapter.http.Sample.NOW;

import dev.parley.api.AutopilotDecision;
import dev.parley.api.AutopilotDraft;
import dev.parley.api.AutopilotView;
import dev.parley.model.AgentId;
import dev.parley.model.ApprovalId;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.strategy.PriceStrategy;
import java.util.Optional;

/** What autopilots yield, with every optional part there. */
final class AutopilotSample {
    private AutopilotSample() {}

    static AutopilotView autopilot() {
        return new AutopilotView(
                new NegotiationId("neg-1"),
                new SeatId("buyer"),
                new AgentId("bot"),
                new AutopilotDraft(
                        new MandateId("mandate-1"),
                        PriceStrategy.equilibrium(900, 800),
                        new Money(1_00, EUR),
                        new Money(2_00, EUR)),
                AutopilotView.State.PAUSED,
                Optional.of(AutopilotView.Why.MOVE_REFUSED),
                Optional.of("BUDGET_EXCEEDED"),
                Optional.of(new ApprovalId("apr-1")),
                3,
                NOW,
                NOW.plusSeconds(1),
                NOW.plusSeconds(2));
    }

    static AutopilotDecision autopilotDecision() {
        return new AutopilotDecision(
                3,
                NOW,
                "7",
                Optional.of("counter"),
                Optional.of(new Money(1_50, EUR)),
                "Offers 1.50 EUR.",
                250,
                500,
                Optional.of(-20L),
                AutopilotDecision.Result.REFUSED,
                Optional.of("BUDGET_EXCEEDED"),
                Optional.of(new ApprovalId("apr-1")));
    }
}
