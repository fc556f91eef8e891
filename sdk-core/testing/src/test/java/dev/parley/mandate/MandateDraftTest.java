// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.Outcome;
import dev.parley.model.Money;
import dev.parley.model.PriceBasis;
import dev.parley.model.SeatRole;
import dev.parley.port.Caller;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MandateDraftTest {
    private static final Caller ANN = Caller.person("ann");
    private static final Instant FIRST = SettableClock.START;
    private static final Instant END = FIRST.plus(Duration.ofDays(30));
    private static final Conduct OFFERS = Conduct.of("offer");

    @Test
    void grants_what_it_was_told_and_nothing_besides() {
        try (TestParley test = TestParley.create()) {
            MandateDraft told = MandateDraft.toSell("clerk", "CHF")
                    .scope(Scope.ANYTHING)
                    .conduct(OFFERS)
                    .valid(FIRST, END)
                    .basis(new PriceBasis(true, false))
                    .approvalFrom(400)
                    .maxDeals(2)
                    .perDeal(300)
                    .unitPrice(100);

            Mandate granted = test.grant(ANN, told).mandate();

            assertThat(granted.role()).isEqualTo(SeatRole.SELLER);
            assertThat(granted.agent().orElseThrow().value()).isEqualTo("clerk");
            assertThat(granted.basis()).isEqualTo(new PriceBasis(true, false));
            assertThat(granted.bounds())
                    .isEqualTo(new Bounds(
                            List.of(), francs(100), francs(300), Optional.empty(), Optional.of(2L), francs(400)));
            assertThat(granted.conduct()).isEqualTo(OFFERS);
            assertThat(List.of(granted.validFrom(), granted.validUntil())).containsExactly(FIRST, END);
        }
    }

    @Test
    void leaves_everything_open_that_its_principal_did_not_bound() {
        try (TestParley test = TestParley.create()) {
            MandateDraft wide = MandateDraft.ownLimits("EUR")
                    .scope(Scope.ANYTHING)
                    .conduct(OFFERS)
                    .valid(FIRST, END)
                    .budget(500);

            Mandate granted = test.grant(ANN, wide).mandate();

            assertThat(granted.agent()).isEmpty();
            assertThat(granted.bounds().budget()).contains(Money.of(500, "EUR"));
            assertThat(granted.bounds().unitPrice()).isEmpty();
        }
    }

    @Test
    void is_refused_where_scope_conduct_or_period_was_forgotten() {
        try (TestParley test = TestParley.create()) {
            for (MandateDraft forgetful : List.of(
                    MandateDraft.toBuy("bot", "EUR").conduct(OFFERS).valid(FIRST, END),
                    MandateDraft.toBuy("bot", "EUR").scope(Scope.ANYTHING).valid(FIRST, END),
                    MandateDraft.toBuy("bot", "EUR").scope(Scope.ANYTHING).conduct(OFFERS))) {
                String answer = test.parley()
                        .mandates()
                        .grant(ANN, forgetful, test.key())
                        .match(done -> "granted", Outcome.Refused::toString);
                assertThat(answer).contains("INVALID_REQUEST");
            }
        }
    }

    @Test
    void takes_no_negative_amount_and_no_unknown_currency() {
        assertThatThrownBy(() -> MandateDraft.toBuy("bot", "EUR").budget(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MandateDraft.toBuy("bot", "XXXX")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<Money> francs(long rappen) {
        return Optional.of(Money.of(rappen, "CHF"));
    }
}
