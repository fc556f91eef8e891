// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static dev.parley.model.IdempotencyKey.fresh;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.ApprovalView;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.mandate.Scope;
import dev.parley.model.ApprovalId;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.port.Caller;
import dev.parley.testing.ParleyExtension;
import dev.parley.testing.SampleListings;
import dev.parley.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The snippets of the guide's chapter on mandates. */
@ExtendWith(ParleyExtension.class)
class MandatesSnippetTest {
    private static final Caller ANN = Caller.person("ann");

    // #region grant
    private static MandateDraft draft(Instant now) {
        return MandateDraft.toBuy("ann-scout", "EUR")
                .scope(new Scope(false, Set.of("sports"), Set.of(), Set.of()))
                .unitPrice(450_00)
                .budget(1_000_00) // open offers and deals together
                .maxDeals(2)
                .approvalFrom(400_00) // from here on Ann is asked
                .conduct(Conduct.of("offer", "counter", "accept", "withdraw"))
                .valid(now, now.plus(Duration.ofDays(30)));
    }
    // #endregion grant

    private static OpenNegotiation offer(long cents) {
        return OpenNegotiation.on(SampleListings.BIKE.ref())
                .with(MakeMove.of("offer", Terms.price("bike", Money.of(cents, "EUR"))));
    }

    @Test
    void an_agent_acts_within_its_mandate_and_asks_beyond_it(Parley parley, SettableClock clock) {
        // #region act
        MandateView given =
                parley.mandates().grant(ANN, draft(clock.instant()), fresh()).orElseThrow();

        Caller scout = Caller.agent("ann", "ann-scout"); // on behalf of Ann, as the host authenticated it
        Outcome<NegotiationView> tooMuch = parley.negotiations().open(scout, offer(460_00), fresh());
        Outcome<NegotiationView> mustAsk = parley.negotiations().open(scout, offer(420_00), fresh());
        Outcome<NegotiationView> within = parley.negotiations().open(scout, offer(390_00), fresh());
        // #endregion act

        assertThat(code(tooMuch)).isEqualTo("MANDATE_BOUND");
        assertThat(code(mustAsk)).isEqualTo("APPROVAL_REQUIRED");
        assertThat(code(within)).isEqualTo("DONE");
        assertThat(held(parley, given)).isEqualTo(390_00);
    }

    @Test
    void a_principal_approves_the_very_move(Parley parley, SettableClock clock) {
        parley.mandates().grant(ANN, draft(clock.instant()), fresh()).orElseThrow();
        Caller scout = Caller.agent("ann", "ann-scout");
        NegotiationView opened =
                parley.negotiations().open(scout, offer(300_00), fresh()).orElseThrow();
        MakeMove ask = MakeMove.of("counter", Terms.price("bike", Money.of(420_00, "EUR")));
        NegotiationView asked = parley.negotiations()
                .move(SampleListings.SELLER, opened.id(), ask.answering(opened), fresh())
                .orElseThrow();

        // #region approve
        MakeMove accept = MakeMove.of("accept").answering(asked);
        Outcome<NegotiationView> refused = parley.negotiations().move(scout, asked.id(), accept, fresh());
        ApprovalId question = refused.match(
                done -> {
                    throw new AssertionError("not asked");
                },
                why -> new ApprovalId(
                        requireNonNull(why.params().get("approval")).text()));

        ApprovalView answer = parley.mandates().approve(ANN, question, fresh()).orElseThrow();
        // #endregion approve

        assertThat(code(refused)).isEqualTo("APPROVAL_REQUIRED");
        assertThat(answer.refusal()).isEmpty();
        assertThat(parley.negotiations().find(ANN, asked.id()).orElseThrow().deals())
                .hasSize(1);
    }

    private static long held(Parley parley, MandateView given) {
        return parley.mandates().find(ANN, given.mandate().id()).orElseThrow().budgetHeld();
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }
}
