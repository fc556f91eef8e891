// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.AutopilotDecision;
import dev.parley.api.AutopilotDraft;
import dev.parley.api.AutopilotView;
import dev.parley.api.Autopilots;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import dev.parley.strategy.PriceStrategy;
import dev.parley.testing.SampleListings;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The snippet of the guide's section on autopilots. */
class AutopilotSnippetTest {
    @Test
    void lets_a_strategy_act() {
        try (TestParley test = TestParley.create()) {
            Parley parley = test.parley();
            Caller bert = Caller.person("bert");
            MandateId mandate =
                    test.grant(bert, SampleMandates.toBuy("bot")).mandate().id();
            NegotiationId negotiation = parley.negotiations()
                    .open(bert, OpenNegotiation.on(SampleListings.BIKE.ref()), test.key())
                    .orElseThrow()
                    .id();

            // #region act
            Autopilots autopilots = parley.autopilots();
            AutopilotDraft draft = new AutopilotDraft(
                    mandate, // given to an agent, in whose name the autopilot moves
                    PriceStrategy.conceding(200), // e = 0.2: holds out until late
                    Money.of(250_00, "EUR"), // the first price that it asks for
                    Money.of(400_00, "EUR")); // the last that it agrees to
            AutopilotView started = autopilots.start(bert, negotiation, draft).orElseThrow();
            // #endregion act
            parley.runDue();
            // #region why
            List<AutopilotDecision> decisions = autopilots
                    .decisions(bert, negotiation, Optional.empty(), 50)
                    .orElseThrow()
                    .items();
            System.out.println(decisions.get(0).why());
            // #endregion why

            assertThat(started.state()).isEqualTo(AutopilotView.State.RUNNING);
            assertThat(decisions.get(0).why())
                    .isEqualTo("Offers 250.00 EUR, worth 1.000 of what is at stake, at time 0.000;"
                            + " the strategy asks for 1.000.");
        }
    }
}
