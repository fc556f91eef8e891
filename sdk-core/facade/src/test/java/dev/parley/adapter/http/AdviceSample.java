// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.Sample.EUR;
import static dev.parley.adapter.http.Sample.NOW;

import dev.parley.api.AdviceView;
import dev.parley.api.AdviceView.PolicyProposal;
import dev.parley.api.AdviceView.RankedProtocol;
import dev.parley.api.EstimateView;
import dev.parley.api.SimulationRunView;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.advice.Reason;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.policy.PolicyDraft;
import dev.parley.protocol.ProtocolId;
import java.util.List;
import java.util.Optional;

/** What the laboratory yields, with every optional part there. */
final class AdviceSample {
    private AdviceSample() {}

    static AdviceView advice() {
        EstimateView estimate = new EstimateView(1_000, -900, 1_100);
        RankedProtocol ranked = new RankedProtocol(
                "posted price",
                ProtocolModel.Basis.EQUILIBRIUM,
                true,
                estimate,
                estimate,
                estimate,
                estimate,
                estimate,
                estimate,
                estimate,
                estimate,
                Optional.of(estimate));
        return new AdviceView(
                "lamps",
                EUR,
                Goal.GAINS,
                20_000,
                7,
                Optional.of("posted price"),
                estimate,
                List.of(ranked),
                List.of(new Reason(Reason.Code.BEST, "It is best.")),
                List.of("Nobody minds risk."),
                List.of("haggling: shown and not advised."),
                Optional.of(new PolicyProposal(
                        3,
                        "Advice for lamps",
                        PolicyDraft.everything(new ProtocolId("posted-price", 1))
                                .toJson())));
    }

    static SimulationRunView simulationRun() {
        return new SimulationRunView(
                "sim-1",
                SimulationRunView.State.DONE,
                "lamps",
                Goal.GAINS,
                20_000,
                20_000,
                7,
                NOW,
                Optional.of(NOW.plusSeconds(2)),
                Optional.of(SimulationRunView.Fault.TOO_LONG),
                Optional.of(advice()),
                NOW.plusSeconds(3));
    }
}
