// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.AdviceQuestion;
import dev.parley.api.AdviceQuestion.Spread;
import dev.parley.api.AdviceView;
import dev.parley.api.EstimateView;
import dev.parley.api.Laboratory;
import dev.parley.api.SimulationRunView;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.advice.Reason;
import dev.parley.laboratory.population.Population.Bidding;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Tenant;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What product teams are advised, and the policy that it comes to. */
class AdvisingTest extends ProductTeam {
    @Test
    void one_buyer_gets_a_posted_price_and_two_an_auction() {
        AdviceView one = advise(forNothing(1));
        AdviceView two = advise(forNothing(2));

        assertThat(protocol(one)).isEqualTo("posted-price");
        assertThat(protocol(two)).isEqualTo("sealed-auction");
        assertThat(firstRule(two).choice().parameters().get("pricing").text()).isEqualTo("second-price");
        String auction = "sealed auction, second price, best reserve";
        assertIs(ranked(one, auction).seller(), 100_00_000 / 4.0);
        assertIs(ranked(two, auction).seller(), 100_00_000 * 5 / 12.0);
        assertThat(two.reasons()).extracting(Reason::code).contains(Reason.Code.COMPETITION);
        assertThat(two.assumptions()).contains("Amounts are in EUR.", "Nobody minds risk.");
    }

    @Test
    void the_ranking_falls_and_tells_how_far_each_is_behind_the_first() {
        List<AdviceView.RankedProtocol> ranking = advise(forNothing(3)).ranking();

        for (int place = 1; place < ranking.size(); place++) {
            EstimateView goal = ranking.get(place).goal();
            assertThat(goal.mean())
                    .isLessThanOrEqualTo(ranking.get(place - 1).goal().mean());
            assertThat(ranking.get(0).goal().mean() - goal.mean())
                    .isCloseTo(ranking.get(place).behind().mean(), Offset.offset(2L));
            assertThat(goal.low()).isLessThanOrEqualTo(goal.mean());
            assertThat(goal.high()).isGreaterThanOrEqualTo(goal.mean());
        }
        assertThat(ranking.get(0).behind()).isEqualTo(new EstimateView(0, 0, 0));
    }

    @Test
    void the_same_question_with_the_seed_that_was_drawn_has_the_same_answer() {
        AdviceQuestion open = AdviceQuestion.about("lamps", EUR, Goal.GAINS)
                .plays(FEW)
                .values(Spread.bell(80_00, 20_00, 30_00, 150_00))
                .costs(Spread.evenly(20_00, 70_00));
        AdviceView first = advise(open);
        AdviceView other = advise(open);

        assertThat(other.seed()).isNotEqualTo(first.seed());
        assertThat(other.ranking()).isNotEqualTo(first.ranking());
        assertThat(advise(open.seed(first.seed()))).isEqualTo(first);
    }

    /** 9/64 of 100 euros: what no protocol exceeds is told without a solver. */
    @Test
    void what_no_protocol_exceeds_is_a_reason() {
        AdviceView advice =
                advise(question(Goal.GAINS).values(Spread.evenly(0, 100_00)).costs(Spread.evenly(0, 100_00)));

        assertThat(advice.reasons())
                .filteredOn(reason -> reason.code() == Reason.Code.LIMIT)
                .singleElement()
                .satisfies(reason -> assertThat(reason.sentence()).contains(" gains more than 14.06 for all; "));
    }

    /** Costs evenly up to 100 euros, worth 1.5 times as much: a wary buyer offers nothing, a naive one loses by its offer. */
    @Test
    void goods_that_the_seller_alone_knows_find_no_wary_buyer() {
        AdviceQuestion lemons = question(Goal.BUYER_SURPLUS).costs(Spread.evenly(0, 100_00));
        AdviceView wary = advise(lemons.sellerKnows(150));
        AdviceView naive = advise(question(Goal.BUYER_SURPLUS)
                .costs(Spread.evenly(0, 100_00))
                .sellerKnows(150)
                .bidding(Bidding.NAIVE));

        assertThat(ranked(wary, "buyer's only offer").buyer().mean()).isZero();
        assertThat(ranked(wary, "buyer's only offer").dealRate().mean()).isZero();
        assertIs(ranked(naive, "buyer's only offer").buyer(), -100_00_000 * .375 * .375 / 4);
        assertThat(ranked(naive, "buyer's only offer").fair()).isFalse();
        assertThat(wary.assumptions()).anyMatch(text -> text.startsWith("The seller alone knows how good"));
        assertThat(wary.reasons()).extracting(Reason::code).doesNotContain(Reason.Code.LIMIT);
    }

    @Test
    void a_currency_without_cents_counts_in_its_own_unit() {
        AdviceView yen = advise(AdviceQuestion.about("lamps", Currency.getInstance("JPY"), Goal.SELLER_SURPLUS)
                .plays(FEW)
                .seed(7)
                .values(Spread.evenly(0, 100))
                .costs(Spread.always(0)));

        assertIs(ranked(yen, "posted price, buyer by buyer").seller(), 25_000);
    }

    @Test
    void records_are_a_population_and_their_counts_the_buyers() {
        StringBuilder records = new StringBuilder("seller,buyer,currency,buyers\n");
        Random random = new Random(5);
        for (int row = 0; row < 400; row++) {
            records.append("0,").append(random.nextInt(101)).append(".50,EUR,2\n");
        }
        AdviceView advice = advise(question(Goal.SELLER_SURPLUS).history(records.toString()));

        assertThat(protocol(advice)).isEqualTo("sealed-auction");
        assertThat(advice.excluded()).anyMatch(text -> text.startsWith("sealed bids, price in the middle: "));
    }

    /** Whatever is asked within the bounds is answered, and what is advised can be published. */
    @Test
    void any_sound_question_is_answered() {
        Random random = new Random(20_261_120);
        int advised = 0;
        for (int i = 0; i < 60; i++) {
            AdviceQuestion question = random.nextInt(5) == 0 ? drawnLemons(random) : drawn(random);
            AdviceView advice = advise(question.plays(Laboratory.FEWEST_PLAYS));
            assertThat(AdviceView.fromJson(advice.toJson())).isEqualTo(advice);
            if (advice.proposal().isPresent()) {
                publish(advice.proposal().get());
                advised++;
            }
            assertThat(advice.proposal().isPresent())
                    .isEqualTo(advice.protocol().isPresent());
        }
        assertThat(advised).isGreaterThan(20);
    }

    private static AdviceQuestion drawn(Random random) {
        AdviceQuestion question = question(List.of(Goal.values()).get(random.nextInt(5)))
                .values(spread(random))
                .costs(spread(random))
                .buyers(random.nextInt(2), 1 + random.nextInt(12))
                .bidding(random.nextBoolean() ? Bidding.NAIVE : Bidding.EQUILIBRIUM)
                .riskPercent(random.nextInt(3) * 45, random.nextInt(3) * 45)
                .fee(1 + random.nextInt(1_000), random.nextInt(500));
        return switch (random.nextInt(3)) {
            case 0 -> question.sharedValue();
            case 1 -> question.appraisals(1 + random.nextInt(1_000));
            default -> question;
        };
    }

    private static AdviceQuestion drawnLemons(Random random) {
        return question(List.of(Goal.values()).get(random.nextInt(4)))
                .costs(spread(random))
                .sellerKnows(1 + random.nextInt(300))
                .buyers(random.nextInt(2), 1 + random.nextInt(3))
                .bidding(random.nextBoolean() ? Bidding.NAIVE : Bidding.EQUILIBRIUM)
                .fee(random.nextInt(1_000), 0);
    }

    private static Spread spread(Random random) {
        long least = random.nextInt(3) * 4_000L;
        long most = least + random.nextInt(3) * 5_000L;
        return random.nextBoolean() || least == most
                ? Spread.evenly(least, most)
                : Spread.bell((least + most) / 2, 1 + random.nextInt(5_000), least, most);
    }

    @Test
    void the_proposed_policy_keeps_the_rules_in_force_after_its_own_and_replaces_its_own() {
        PolicyRule kept = PolicyRule.always(
                "kept",
                Selector.EVERY_LISTING,
                new Choice(AlternatingOffers.ID, Json.object().build(), SettlementRule.EACH_ITEM));
        var unused = parley.policies()
                .publish(EDITOR, 0, PolicyDraft.nothing().rule(kept))
                .orElseThrow();
        Selector lamps = new Selector(Set.of("lamps"), Optional.empty(), Set.of(), Map.of());

        for (int round = 1; round <= 2; round++) {
            AdviceView.PolicyProposal proposal =
                    advise(forNothing(2).selector(lamps)).proposal().orElseThrow();
            assertThat(proposal.expectedVersion()).isEqualTo(round);
            publish(proposal);
            List<PolicyRule> rules =
                    parley.policies().current(EDITOR).orElseThrow().rules();
            assertThat(rules).extracting(PolicyRule::name).containsExactly("Advice for used lamps", "kept");
            assertThat(rules.get(0).selector()).isEqualTo(lamps);
            assertThat(proposal.rule()).isEqualTo("Advice for used lamps");
        }
    }

    @Test
    void a_full_policy_leaves_no_room_for_a_proposal() {
        PolicyDraft full = PolicyDraft.nothing();
        for (int rule = 0; rule < 200; rule++) {
            full.rule(PolicyRule.always(
                    "rule " + rule,
                    Selector.EVERY_LISTING,
                    new Choice(AlternatingOffers.ID, Json.object().build(), SettlementRule.EACH_ITEM)));
        }
        var unused = parley.policies().publish(EDITOR, 0, full).orElseThrow();

        AdviceView advice = advise(forNothing(2));

        assertThat(advice.protocol()).isPresent();
        assertThat(advice.proposal()).isEmpty();
    }

    @Test
    void parties_agents_and_the_host_learn_nothing_and_operators_may_ask() {
        SimulationRunView run = laboratory.start(EDITOR, forNothing(1)).orElseThrow();
        for (Caller caller :
                List.of(Caller.person("bert"), Caller.agent("bert", "bot"), Caller.person("shop", Caller.Role.HOST))) {
            assertRefused("NOT_ENTITLED", laboratory.advise(caller, forNothing(1)));
            assertRefused("NOT_ENTITLED", laboratory.start(caller, forNothing(1)));
            assertRefused("NOT_ENTITLED", laboratory.find(caller, run.id()));
            assertRefused("NOT_ENTITLED", laboratory.cancel(caller, run.id()));
        }
        Caller operator = Caller.person("op", Caller.Role.OPERATOR);
        assertThat(laboratory.find(operator, run.id()).orElseThrow().id()).isEqualTo(run.id());
        assertThat(laboratory.advise(operator, forNothing(1)).orElseThrow().protocol())
                .isPresent();
        Caller elsewhere = new Caller(
                new Tenant("other"), new PrincipalId("ed"), Optional.empty(), Set.of(Caller.Role.POLICY_EDITOR));
        assertRefused("NOT_FOUND", laboratory.find(elsewhere, run.id()));
        assertRefused("NOT_FOUND", laboratory.cancel(elsewhere, run.id()));
    }
}
