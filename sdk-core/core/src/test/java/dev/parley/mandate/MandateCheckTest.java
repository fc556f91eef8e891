// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import static dev.parley.mandate.Samples.CHAIR;
import static dev.parley.mandate.Samples.NOON;
import static dev.parley.mandate.Samples.TABLE;
import static dev.parley.mandate.Samples.euros;
import static dev.parley.mandate.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Disclosure;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Tenant;
import dev.parley.model.Terms;
import dev.parley.protocol.Refusal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MandateCheckTest {
    private final SampleMandate mandate = new SampleMandate();
    private final AttemptDraft attempt = AttemptDraft.binding(terms(CHAIR, 1_000, 1, 0));

    @Test
    void refuses_an_agent_without_a_mandate() {
        Verdict verdict = MandateCheck.decide(Optional.empty(), Samples.BY_AGENT, attempt.build());
        assertThat(AttemptDraft.describe(verdict)).isEqualTo("MANDATE_REQUIRED");
    }

    @Test
    void permits_a_principal_in_person_without_a_mandate() {
        Verdict verdict = MandateCheck.decide(Optional.empty(), Samples.IN_PERSON, attempt.build());
        assertThat(verdict).isEqualTo(Verdict.PERMITTED);
    }

    @Test
    void holds_a_principal_in_person_to_its_own_limits() {
        mandate.agent = Optional.empty();
        mandate.perDeal(999);
        Verdict verdict = MandateCheck.decide(Optional.of(mandate.build()), Samples.IN_PERSON, attempt.build());
        assertThat(AttemptDraft.describe(verdict)).isEqualTo("MANDATE_BOUND");
    }

    @Test
    void refuses_a_mandate_of_another_tenant_principal_or_kind_of_actor() {
        Optional<Mandate> given = Optional.of(mandate.build());
        Actor elsewhere = new Actor(new Tenant("other"), Samples.BUYER, Optional.of(Samples.AGENT));
        Actor forAnother = new Actor(Samples.MAIN, Samples.SELLER, Optional.of(Samples.AGENT));
        for (Actor actor : new Actor[] {elsewhere, forAnother, Samples.IN_PERSON}) {
            assertThat(AttemptDraft.describe(MandateCheck.decide(given, actor, attempt.build())))
                    .isEqualTo("MANDATE_REQUIRED");
        }
    }

    @Test
    void is_in_force_from_its_first_microsecond_to_the_one_before_its_end() {
        mandate.validFrom = NOON;
        mandate.validUntil = NOON.plusSeconds(1);
        attempt.at = NOON.minusNanos(1_000);
        assertThat(attempt.under(mandate)).isEqualTo("MANDATE_NOT_IN_FORCE");
        attempt.at = NOON;
        assertThat(attempt.under(mandate)).isEqualTo("PERMITTED");
        attempt.at = mandate.validUntil.minusNanos(1_000);
        assertThat(attempt.under(mandate)).isEqualTo("PERMITTED");
        attempt.at = mandate.validUntil;
        assertThat(attempt.under(mandate)).isEqualTo("MANDATE_NOT_IN_FORCE");
    }

    @Test
    void is_no_longer_in_force_at_the_microsecond_of_its_revocation() {
        mandate.revokedAt = Optional.of(NOON.plusNanos(1_000));
        assertThat(attempt.under(mandate)).isEqualTo("PERMITTED");
        attempt.at = NOON.plusNanos(1_000);
        assertThat(attempt.under(mandate)).isEqualTo("MANDATE_NOT_IN_FORCE");
    }

    @Test
    void refuses_the_other_side_of_the_table() {
        attempt.role = SeatRole.SELLER;
        assertThat(attempt.verdict(mandate)).isEqualTo("MANDATE_SCOPE");
        attempt.role = SeatRole.MEDIATOR;
        assertThat(attempt.verdict(mandate)).isEqualTo("MANDATE_SCOPE");
    }

    @Test
    void covers_a_listing_that_lies_on_every_axis_that_is_named() {
        Set<ListingRef> listing = Set.of(new ListingRef("listing"));
        Set<PrincipalId> seller = Set.of(Samples.SELLER);
        mandate.scope = new Scope(false, Set.of("furniture", "books"), listing, seller);
        assertThat(attempt.under(mandate)).isEqualTo("PERMITTED");
        mandate.scope = new Scope(false, Set.of(), listing, Set.of());
        assertThat(attempt.under(mandate)).isEqualTo("PERMITTED");
    }

    @Test
    void refuses_a_listing_that_misses_one_axis() {
        Set<ListingRef> listing = Set.of(new ListingRef("listing"));
        Set<PrincipalId> seller = Set.of(Samples.SELLER);
        mandate.scope = new Scope(false, Set.of("books"), listing, seller);
        assertThat(attempt.under(mandate)).isEqualTo("MANDATE_SCOPE");
        mandate.scope = new Scope(false, Set.of("furniture"), Set.of(new ListingRef("another")), seller);
        assertThat(attempt.under(mandate)).isEqualTo("MANDATE_SCOPE");
        mandate.scope = new Scope(false, Set.of("furniture"), listing, Set.of(new PrincipalId("another")));
        assertThat(attempt.under(mandate)).isEqualTo("MANDATE_SCOPE");
    }

    @Test
    void refuses_to_bind_in_another_currency_or_price_basis() {
        mandate.currency = Currency.getInstance("USD");
        assertThat(attempt.under(mandate)).isEqualTo("MANDATE_SCOPE");
        mandate.currency = Samples.EUR;
        mandate.basis = new PriceBasis(false, true);
        assertThat(attempt.under(mandate)).isEqualTo("MANDATE_SCOPE");
        mandate.basis = new PriceBasis(true, false);
        assertThat(attempt.under(mandate)).isEqualTo("MANDATE_SCOPE");
    }

    @Test
    void asks_a_move_that_binds_nothing_for_validity_scope_kind_rounds_and_pace_only() {
        AttemptDraft argument = new AttemptDraft();
        mandate.currency = Currency.getInstance("USD");
        mandate.basis = new PriceBasis(false, false);
        mandate.approvalFrom = Optional.of(Money.of(0, "USD"));
        mandate.perDeal = Optional.of(Money.of(0, "USD"));
        assertThat(argument.under(mandate)).isEqualTo("PERMITTED");
        mandate.maxRounds = Optional.of(1L);
        argument.movesMade = 1;
        assertThat(argument.under(mandate)).isEqualTo("MANDATE_ROUNDS");
        mandate.kinds = Set.of("accept");
        assertThat(argument.under(mandate)).isEqualTo("MANDATE_MOVE");
    }

    @Test
    void refuses_an_agent_to_tell_what_it_may_not_and_names_it() {
        AttemptDraft move = new AttemptDraft();
        move.tells = Set.of(Disclosure.DEADLINE, Disclosure.MESSAGES);
        mandate.disclosure = Set.of(Disclosure.DEADLINE, Disclosure.LIMITS);
        Verdict refused = MandateCheck.decide(Optional.of(mandate.build()), Samples.BY_AGENT, move.build());

        assertThat(AttemptDraft.describe(refused)).isEqualTo("MANDATE_DISCLOSURE");
        assertThat(((Verdict.Refused) refused).refusal().params()).hasToString("{tells=[\"MESSAGES\"]}");
        mandate.disclosure = Set.of(Disclosure.DEADLINE, Disclosure.MESSAGES);
        assertThat(move.under(mandate)).isEqualTo("PERMITTED");
    }

    @Test
    void lets_a_principal_in_person_tell_anything_whatever_its_own_limits() {
        AttemptDraft move = new AttemptDraft();
        move.tells = Set.of(Disclosure.values());
        mandate.agent = Optional.empty();
        mandate.disclosure = Set.of();
        assertThat(AttemptDraft.describe(
                        MandateCheck.decide(Optional.of(mandate.build()), Samples.IN_PERSON, move.build())))
                .isEqualTo("PERMITTED");
    }

    @Test
    void permits_the_last_round_and_refuses_the_next() {
        mandate.maxRounds = Optional.of(2L);
        attempt.movesMade = 1;
        assertThat(attempt.under(mandate)).isEqualTo("PERMITTED");
        attempt.movesMade = 2;
        assertThat(attempt.under(mandate)).isEqualTo("MANDATE_ROUNDS");
    }

    @Test
    void permits_a_move_exactly_when_the_pause_is_over() {
        mandate.minSecondsBetweenMoves = 10;
        attempt.lastMoveAt = Optional.of(NOON.minusSeconds(10));
        assertThat(attempt.under(mandate)).isEqualTo("PERMITTED");
        attempt.lastMoveAt = Optional.of(NOON.minusSeconds(10).plusNanos(1_000));
        assertThat(attempt.under(mandate)).isEqualTo("MANDATE_PACE");
    }

    @Test
    void needs_approval_from_the_threshold_on_and_not_below_it() {
        mandate.approvalFrom(1_001);
        assertThat(attempt.under(mandate)).isEqualTo("PERMITTED");
        mandate.approvalFrom(1_000);
        assertThat(attempt.under(mandate)).isEqualTo("NEEDS_APPROVAL 1000");
    }

    @Test
    void needs_approval_for_what_all_items_come_to_under_either_settlement_rule() {
        AttemptDraft two = AttemptDraft.binding(terms(CHAIR, 300, 2, 0), terms(TABLE, 390, 4, 10));
        mandate.approvalFrom(1_000);
        assertThat(two.settling(SettlementRule.EACH_ITEM).under(mandate)).isEqualTo("NEEDS_APPROVAL 1000");
        assertThat(two.settling(SettlementRule.ALL).under(mandate)).isEqualTo("NEEDS_APPROVAL 1000");
        mandate.approvalFrom(1_001);
        assertThat(two.settling(SettlementRule.EACH_ITEM).under(mandate)).isEqualTo("PERMITTED");
    }

    @Test
    void tells_the_bound_to_the_principal_only() {
        mandate.perDeal(777);
        Refusal refusal = MandateCheck.decide(Optional.of(mandate.build()), Samples.BY_AGENT, attempt.build())
                .match(() -> null, refused -> refused, amount -> null);
        assertThat(refusal.paramsFor(false)).containsOnlyKeys("item");
        assertThat(refusal.paramsFor(true)).containsEntry("perDeal", Limits.write(euros(777)));
    }

    @Test
    void looks_again_at_validity_scope_and_bounds_when_a_deal_is_made() {
        mandate.kinds = Set.of();
        mandate.maxRounds = Optional.of(1L);
        attempt.movesMade = 9;
        assertThat(MandateCheck.atAgreement(mandate.build(), attempt.build())).isEmpty();
        mandate.perDeal(999);
        assertThat(atAgreement()).contains("MANDATE_BOUND");
        mandate.scope = new Scope(false, Set.of("books"), Set.of(), Set.of());
        assertThat(atAgreement()).contains("MANDATE_SCOPE");
        mandate.revokedAt = Optional.of(NOON);
        assertThat(atAgreement()).contains("MANDATE_NOT_IN_FORCE");
    }

    private Optional<String> atAgreement() {
        return MandateCheck.atAgreement(mandate.build(), attempt.build())
                .map(refusal -> refusal.code().name());
    }

    @Test
    void takes_only_complete_and_valid_terms_one_of_an_item() {
        Terms chair = terms(CHAIR, 1_000, 1, 0);
        assertThatThrownBy(() -> AttemptDraft.binding(chair, chair).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one of an item");
        assertThatThrownBy(() -> AttemptDraft.binding(Terms.of(CHAIR, Map.of())).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("complete");
        attempt.movesMade = -1;
        assertThatThrownBy(attempt::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("movesMade");
    }
}
