// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.laboratory.Estimate;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.Measures;
import dev.parley.laboratory.bound.BestMechanism;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.MeanOfSignals;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.Population.Bidding;
import dev.parley.laboratory.population.SellerKnowsBetter;
import dev.parley.laboratory.population.Uniform;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked cases of the guide: the advice changes with the population as theory says. */
class AdviceTest {
    private static final Uniform UNIT = new Uniform(0, 1);
    private static final Population BILATERAL = Population.of(UNIT, UNIT, Headcount.exactly(1));
    private static final String POSTED = "posted price, buyer by buyer";
    private static final String SECOND = "sealed auction, second price, best reserve";
    private static final String SECOND_AT_COST = "sealed auction, second price, reserve at cost";
    private static final String SEALED = "sealed bids, price in the middle";

    private static Population sellerAtZero(int buyers) {
        return Population.of(Distribution.always(0), UNIT, Headcount.exactly(buyers));
    }

    private static Advice advise(Population population, Goal goal) {
        return advise(Question.of("a thing", population, goal));
    }

    private static Advice advise(Question question) {
        Question asked = question.withPlays(50_000);
        return Advice.of(asked, asked.experiment().play(), Optional.empty());
    }

    private static Measures measures(Advice advice, String protocol) {
        return advice.results().of(protocol);
    }

    private static void assertIs(Estimate estimate, double theory) {
        double half = (estimate.high() - estimate.low()) / 2;
        assertThat(estimate.mean()).isBetween(theory - 1.5 * half, theory + 1.5 * half);
    }

    /** One buyer: posted ½ earns ¼, and an auction its reserve. */
    @Test
    void one_buyer_gets_a_posted_price() {
        Advice advice = advise(sellerAtZero(1), Goal.SELLER_SURPLUS);

        assertThat(advice.protocol().orElseThrow()).startsWith("posted price");
        assertIs(measures(advice, POSTED).seller(), .25);
        assertIs(measures(advice, SECOND).seller(), .25);
        assertThat(advice.gives(Reason.Code.ONE_BUYER)).isTrue();
        assertThat(advice.gives(Reason.Code.COMPETITION)).isFalse();
    }

    /** Two buyers: auction 5/12 against sequential posted 25/64. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6})
    void two_and_more_buyers_get_an_auction(int buyers) {
        Advice advice = advise(sellerAtZero(buyers), Goal.SELLER_SURPLUS);

        assertThat(advice.protocol().orElseThrow()).startsWith("sealed auction, second price");
        assertThat(advice.gives(Reason.Code.COMPETITION)).isTrue();
        assertThat(advice.results().difference(SECOND, POSTED).isPositive()).isTrue();
        if (buyers == 2) {
            assertIs(measures(advice, SECOND).seller(), 5 / 12.0);
            assertIs(measures(advice, POSTED).seller(), 25 / 64.0);
        }
    }

    /** Risk aversion: first price 4/9 against ⅓ without reserves. */
    @Test
    void buyers_who_shun_risk_get_an_auction_at_first_price() {
        Advice advice = advise(sellerAtZero(2).withRisk(.5, 0), Goal.SELLER_SURPLUS);

        assertThat(advice.protocol().orElseThrow()).startsWith("sealed auction, first price");
        assertThat(advice.gives(Reason.Code.RISK_AVERSION)).isTrue();
        assertIs(
                measures(advice, "sealed auction, first price, reserve at cost").seller(), 4 / 9.0);
        assertIs(measures(advice, SECOND_AT_COST).seller(), 1 / 3.0);
    }

    /** Common values: the naive bidder loses from n = 4. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 8})
    void naive_buyers_of_a_common_value_get_no_auction_once_they_are_four(int buyers) {
        Population naive = sellerAtZero(buyers).with(new MeanOfSignals(UNIT)).with(Bidding.NAIVE);

        Advice advice = advise(naive, Goal.SELLER_SURPLUS);

        assertIs(measures(advice, SECOND_AT_COST).buyer(), (3.0 - buyers) / (2 * buyers * (buyers + 1)));
        assertThat(advice.gives(Reason.Code.WINNERS_CURSE)).isTrue();
        boolean loses = buyers > 3;
        assertThat(advice.excluded().stream().anyMatch(text -> text.startsWith(SECOND_AT_COST + ": buyers lose")))
                .isEqualTo(loses);
        assertThat(advice.protocol().filter(SECOND_AT_COST::equals).isPresent()).isEqualTo(!loses);
    }

    @Test
    void buyers_who_mind_that_winning_is_news_keep_their_auction() {
        Advice advice = advise(sellerAtZero(5).with(new MeanOfSignals(UNIT)), Goal.SELLER_SURPLUS);

        assertThat(advice.protocol()).contains(SECOND_AT_COST);
    }

    /** Thin bilateral: sealed bids 9/64 against a posted price 1/8, and no mechanism reaches more than 9/64. */
    @Test
    void a_thin_market_of_two_gets_sealed_bids_for_the_good_of_all() {
        Question question = Question.of("a thing", BILATERAL, Goal.GAINS).withPlays(50_000);
        BestMechanism most = BestMechanism.of(BILATERAL, new OjAlgoSolver(), BestMechanism.CELLS);

        Advice advice = Advice.of(question, question.experiment().play(), Optional.of(most));

        assertThat(advice.protocol()).contains(SEALED);
        assertIs(measures(advice, SEALED).gains(), 9 / 64.0);
        assertIs(measures(advice, "posted price 0.5").gains(), 1 / 8.0);
        assertThat(advice.gives(Reason.Code.THIN_MARKET)).isTrue();
        assertThat(advice.gives(Reason.Code.LIMIT)).isTrue();
        assertThat(measures(advice, SEALED).shareOf(most.limit()).covers(1)).isTrue();
    }

    @Test
    void the_limit_is_a_reason_without_a_solver_too() {
        Question question = Question.of("a thing", BILATERAL, Goal.GAINS).withPlays(50_000);

        Advice advice = Advice.of(question, question.experiment().play());

        assertThat(advice.reasons())
                .anySatisfy(reason -> assertThat(reason.sentence())
                        .startsWith("No protocol under which each acts for itself gains more than 0.1406 for all; "
                                + SEALED));
        Question shared = Question.of("a thing", BILATERAL.with(new MeanOfSignals(UNIT)), Goal.GAINS)
                .withPlays(5_000);
        assertThat(Advice.of(shared, shared.experiment().play()).gives(Reason.Code.LIMIT))
                .isFalse();
    }

    @Test
    void whoever_chooses_for_sellers_alone_lets_them_name_the_price() {
        Advice advice = advise(BILATERAL, Goal.SELLER_SURPLUS);

        assertThat(advice.protocol()).contains(POSTED);
        assertIs(measures(advice, POSTED).seller(), 1 / 12.0);
    }

    /** Fees: the first best falls to (1 − f²)/6, and the best price rises to (1 + c/(1 − f))/2. */
    @Test
    void a_fee_prevents_deals_and_the_advice_says_how_many() {
        Question without = Question.of("a thing", BILATERAL, Goal.GAINS);
        Advice advice = advise(without.with(new Fee(.1, 0)));

        assertIs(measures(advice, "everybody honest (yardstick)").gains(), .165);
        assertThat(advice.gives(Reason.Code.FEE)).isTrue();
        assertThat(advise(without).gives(Reason.Code.FEE)).isFalse();
        String chosen = advice.protocol().orElseThrow();
        assertThat(goal(advice, chosen)).isLessThan(goal(advise(without), SEALED));
    }

    /** (1 + c/(1 − f))/2 = .75 at c = .45, f = .1. */
    @Test
    void a_fee_raises_the_price_that_a_seller_names() {
        Population known = Population.of(Distribution.always(.45), UNIT, Headcount.exactly(1));
        Advice advice =
                advise(Question.of("a thing", known, Goal.SELLER_SURPLUS).with(new Fee(.1, 0)));

        assertThat(advice.reasons())
                .anySatisfy(reason -> assertThat(reason.sentence())
                        .contains("would name 0.75 as its price, gross, and keep 0.675 of it."));
    }

    /** What the marketplace earns by a fixed fee τ of honest trade, τ(1 − τ)²/2, is greatest at a third. */
    @Test
    void what_a_fee_earns_rises_and_falls_with_it() {
        double before = fees(.2);

        assertThat(fees(.33)).isGreaterThan(before);
        assertThat(fees(.6)).isLessThan(before);
    }

    private static double fees(double fixed) {
        Advice advice = advise(Question.of("a thing", BILATERAL, Goal.FEES).with(new Fee(0, fixed)));
        return measures(advice, "everybody honest (yardstick)").fees().mean();
    }

    private static double goal(Advice advice, String protocol) {
        return measures(advice, protocol).gains().mean();
    }

    /** Two who give all away at the deadline gain more than any mechanism: nobody would keep to that. */
    @Test
    void haggling_by_strategies_is_shown_and_not_advised() {
        Advice advice = advise(BILATERAL, Goal.GAINS);
        String haggling = "haggling: buyer gives way evenly, seller gives way evenly";

        assertThat(measures(advice, haggling).gains().low()).isGreaterThan(9 / 64.0);
        assertThat(advice.excluded()).anyMatch(text -> text.startsWith(haggling + ": shown and not advised"));
    }

    /** The same listings with other seeds give the same advice. */
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4})
    void the_advice_does_not_hang_on_the_seed(long seed) {
        Question question = new Question("a thing", sellerAtZero(2), Fee.NONE, Goal.SELLER_SURPLUS, 50_000, seed);

        assertThat(Advice.of(question, question.experiment().play(), Optional.empty())
                        .protocol())
                .contains(SECOND);
    }

    @Test
    void says_what_was_left_out_and_why() {
        Population lemons = BILATERAL.with(new SellerKnowsBetter(1.5, UNIT));

        Advice advice = advise(lemons, Goal.GAINS);

        assertThat(advice.excluded())
                .contains("seller's only offer: a buyer would read the quality from the seller's price.");
        assertThat(advice.assumptions().get(0)).startsWith("The seller alone knows how good the goods are");
    }

    @Test
    void speaks_in_sentences_with_numbers() {
        Advice advice = advise(sellerAtZero(2), Goal.SELLER_SURPLUS);

        advice.reasons().forEach(reason -> System.out.println(reason.code() + ": " + reason.sentence()));
        assertThat(advice.reasons())
                .allSatisfy(reason -> assertThat(reason.sentence()).matches("[A-Z].*[0-9].*\\."));
        assertThat(advice.assumptions()).allSatisfy(text -> assertThat(text).endsWith("."));
    }
}
