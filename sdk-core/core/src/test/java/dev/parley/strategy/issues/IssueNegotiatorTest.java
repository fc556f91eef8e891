// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.strategy.issues.IssueDuel.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueNegotiatorTest {
    /** Three issues of ten units, which one side values (1, 6, 3) a unit and the other (6, 1, 3) a unit that it keeps. */
    private static final IssueUtility FIRST = IssueUtility.of(units(1), units(6), units(3));

    private static final IssueUtility SECOND = IssueUtility.of(left(6), left(1), left(3));

    private static final List<OpponentModel> MODELS = List.of(
            OpponentModel.similarity(List.of(1.0, 1.0, 1.0)),
            OpponentModel.similarity(List.of(6.0, 1.0, 3.0)),
            OpponentModel.frequency(.2),
            OpponentModel.bayesian(.02, .1));

    private static double[] units(double worth) {
        return IntStream.rangeClosed(0, 10).mapToDouble(units -> worth * units).toArray();
    }

    private static double[] left(double worth) {
        return IntStream.rangeClosed(0, 10)
                .mapToDouble(units -> worth * (10 - units))
                .toArray();
    }

    /** Logrolling (three issues of ten units): with the other side's utility known, 75 for oneself leaves it 75. */
    @ParameterizedTest
    @CsvSource({"75, 75", "60, 90", "100, 0", "90, 60"})
    void a_search_on_the_others_utility_finds_the_trade(double target, double left) {
        List<Integer> offer = OfferSearch.of(FIRST, SECOND).atLeast(target);

        assertThat(FIRST.of(offer)).isGreaterThanOrEqualTo(target);
        assertThat(SECOND.of(offer)).isEqualTo(bestOfAll(FIRST, SECOND, target));
        assertThat(SECOND.of(offer)).isCloseTo(left, within(1e-9));
    }

    private static double bestOfAll(IssueUtility own, IssueUtility second, double target) {
        return allOffers(own.values()).stream()
                .filter(offer -> own.of(offer) >= target)
                .mapToDouble(second::of)
                .max()
                .orElseThrow();
    }

    private static List<List<Integer>> allOffers(List<Integer> values) {
        List<List<Integer>> offers = List.of(List.of());
        for (int count : values) {
            offers = offers.stream()
                    .flatMap(offer -> IntStream.range(0, count).mapToObj(value -> {
                        List<Integer> longer = new ArrayList<>(offer);
                        longer.add(value);
                        return longer;
                    }))
                    .map(List::copyOf)
                    .toList();
        }
        return offers;
    }

    /** On one's own indifference curve towards an even split, with the other side's weights: 75 becomes 75 for both. */
    @Test
    void a_trade_off_goes_towards_the_others_offer_at_no_cost() {
        List<List<Integer>> even = List.of(List.of(0, 3, 5));
        IssueUtility towards = OpponentModel.similarity(List.of(6.0, 1.0, 3.0)).estimate(FIRST.values(), even);

        List<Integer> offer = OfferSearch.of(FIRST, towards).atLeast(75);

        assertThat(FIRST.of(offer)).isEqualTo(75);
        assertThat(SECOND.of(offer)).isEqualTo(75);
        assertThat(offer).containsExactly(0, 10, 5);
    }

    @Test
    void searches_find_what_brute_force_finds() {
        Random random = new Random(109);
        for (int round = 0; round < 100; round++) {
            IssueUtility own = random(random, 3);
            IssueUtility second = random(random, own.values());
            double target = own.worst() + random.nextDouble() * (own.best() - own.worst());
            OfferSearch search = OfferSearch.of(own, second);
            OfferSearch thin = OfferSearch.of(own, second, 6);

            List<Integer> found = search.atLeast(target);

            assertThat(search.error()).isZero();
            assertThat(own.of(found)).isGreaterThanOrEqualTo(target - 1e-12);
            assertThat(second.of(found)).isCloseTo(bestOfAll(own, second, target), within(1e-9));
            double sure = target + thin.error();
            if (sure <= own.best()) {
                assertThat(second.of(thin.atLeast(target))).isGreaterThanOrEqualTo(bestOfAll(own, second, sure) - 1e-9);
            }
            assertThat(own.of(thin.atLeast(target))).isGreaterThanOrEqualTo(target - 1e-9);
        }
    }

    @Test
    void a_target_beyond_everything_gets_the_best_offer() {
        assertThat(FIRST.of(OfferSearch.of(FIRST, SECOND).atLeast(1e9))).isEqualTo(100);
    }

    /** 20 issues of 8 values are 10¹⁸ offers. */
    @Test
    void large_spaces_are_searched_without_listing_them() {
        Random random = new Random(113);
        List<Integer> values = java.util.Collections.nCopies(20, 8);
        IssueUtility own = random(random, values);
        IssueUtility second = random(random, values);
        OfferSearch search = OfferSearch.of(own, second, 1_000);
        double target = (own.best() + own.worst()) / 2;

        List<Integer> found = search.atLeast(target);

        assertThat(own.of(found)).isGreaterThanOrEqualTo(target);
        assertThat(search.error()).isLessThan(.05 * (own.best() - own.worst()));
        for (int i = 0; i < 20_000; i++) {
            List<Integer> other =
                    values.stream().map(count -> random.nextInt(count)).toList();
            assertThat(own.of(other) >= target + search.error() && second.of(other) > second.of(found) + 1e-9)
                    .isFalse();
        }
    }

    /** What the other side concedes first matters least: after some of its offers the issues are in its own order. */
    @Test
    void models_learn_which_issue_matters_from_what_is_conceded() {
        List<List<Integer>> offers = offersOf(SECOND, 24);
        for (OpponentModel model : MODELS.subList(2, 4)) {
            IssueUtility estimate = model.estimate(SECOND.values(), offers);

            double[] ranges = estimate.worth().stream()
                    .mapToDouble(issue -> java.util.Collections.max(issue) - java.util.Collections.min(issue))
                    .toArray();
            assertThat(ranges[0]).isGreaterThan(ranges[1]);
            assertThat(estimate.worth().get(0).get(0))
                    .isGreaterThan(estimate.worth().get(0).get(10));
        }
    }

    /** Offers of a side that asks for a little less each time and gives way where it costs it least. */
    private static List<List<Integer>> offersOf(IssueUtility utility, int count) {
        IssueUtility inversely = new IssueUtility(utility.worth().stream()
                .map(issue -> {
                    double most = java.util.Collections.max(issue);
                    return issue.stream().map(worth -> (most - worth) / most).toList();
                })
                .toList());
        OfferSearch search = OfferSearch.of(utility, inversely);
        return IntStream.range(0, count)
                .mapToObj(i -> search.atLeast(utility.best() * (1 - .02 * i)))
                .toList();
    }

    /** A value that is offered twice as often counts twice; an issue never moved gains at every offer. */
    @Test
    void frequencies_are_counted_as_the_source_says() {
        List<List<Integer>> offers = List.of(List.of(0, 2), List.of(0, 1), List.of(0, 1));

        IssueUtility estimate = OpponentModel.frequency(.2).estimate(List.of(2, 3), offers);

        assertThat(array(estimate, 0)).containsExactly(new double[] {.7, 0}, within(1e-12));
        assertThat(array(estimate, 1)).containsExactly(new double[] {0, .6, .3}, within(1e-12));
    }

    private static double[] array(IssueUtility utility, int issue) {
        return utility.worth().get(issue).stream().mapToDouble(worth -> worth).toArray();
    }

    /** One issue of two values: the odds after one offer are those of two normal densities. */
    @Test
    void beliefs_follow_bayes_rule() {
        double spread = .5;
        double odds = 1 / Math.exp(-1 / (2 * spread * spread));

        IssueUtility estimate = OpponentModel.bayesian(0, spread).estimate(List.of(2), List.of(List.of(1)));

        double one = estimate.worth().get(0).get(1);
        double none = estimate.worth().get(0).get(0);
        assertThat(one / none).isCloseTo(odds, within(1e-9));
        assertThat(one + none).isCloseTo(1, within(1e-12));
    }

    /** The estimates agree with the truth more often than guesses would, over random utilities. */
    @Test
    void models_are_better_than_guesses() {
        Random random = new Random(127);
        double[] agreement = new double[2];
        int rounds = 60;
        for (int round = 0; round < rounds; round++) {
            double[] weights = {1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9)};
            IssueUtility truth = IssueUtility.of(left(weights[0]), left(weights[1]), left(weights[2]));
            List<List<Integer>> offers = offersOf(truth, 30);
            for (int model = 0; model < 2; model++) {
                IssueUtility estimate = MODELS.get(2 + model).estimate(truth.values(), offers);
                agreement[model] += correlation(truth, estimate, random) / rounds;
            }
        }
        assertThat(agreement[0]).as("frequency").isGreaterThan(.25);
        assertThat(agreement[1]).as("bayesian").isGreaterThan(.6);
    }

    private static double correlation(IssueUtility truth, IssueUtility estimate, Random random) {
        double[][] both = new double[2][200];
        for (int i = 0; i < 200; i++) {
            List<Integer> offer =
                    truth.values().stream().map(count -> random.nextInt(count)).toList();
            both[0][i] = truth.of(offer);
            both[1][i] = estimate.of(offer);
        }
        double[] means = Arrays.stream(both)
                .mapToDouble(all -> DoubleStream.of(all).average().orElseThrow())
                .toArray();
        double product = 0;
        double[] squares = new double[2];
        for (int i = 0; i < 200; i++) {
            double one = both[0][i] - means[0];
            double other = both[1][i] - means[1];
            product += one * other;
            squares[0] += one * one;
            squares[1] += other * other;
        }
        return product / Math.sqrt(squares[0] * squares[1]);
    }

    /** Section 2's logrolling is found by negotiators who know nothing of each other's weights. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void negotiators_beat_an_even_split_of_every_issue(int model) {
        IssueNegotiator negotiator = new IssueNegotiator("trades", .8, MODELS.get(model));

        IssueDuel duel = IssueDuel.of(new Side(negotiator, FIRST, 30), new Side(negotiator, SECOND, 30), 60);

        List<Integer> agreement = duel.agreement().orElseThrow();
        assertThat(FIRST.of(agreement)).isGreaterThan(50);
        assertThat(SECOND.of(agreement)).isGreaterThan(50);
    }

    @Test
    void nobody_ever_agrees_to_less_than_its_reservation() {
        Random random = new Random(131);
        int agreed = 0;
        for (int game = 0; game < 200; game++) {
            IssueUtility first = random(random, 3);
            IssueUtility second = random(random, first.values());
            double firstLeast = first.worst() + random.nextDouble() * (first.best() - first.worst());
            double secondLeast = second.worst() + random.nextDouble() * (second.best() - second.worst());
            IssueNegotiator one =
                    new IssueNegotiator("one", .1 + 3 * random.nextDouble(), MODELS.get(2 + random.nextInt(2)));
            IssueNegotiator other =
                    new IssueNegotiator("other", .1 + 3 * random.nextDouble(), MODELS.get(random.nextInt(2)));

            IssueDuel duel = IssueDuel.of(
                    new Side(one, first, firstLeast), new Side(other, second, secondLeast), 1 + random.nextInt(20));

            duel.agreement().ifPresent(agreement -> {
                assertThat(first.of(agreement)).isGreaterThanOrEqualTo(firstLeast);
                assertThat(second.of(agreement)).isGreaterThanOrEqualTo(secondLeast);
            });
            agreed += duel.agreement().isPresent() ? 1 : 0;
        }
        assertThat(agreed).isGreaterThan(50);
    }

    /** It would rather have what the other side offered before, but the last answer does not insist on it. */
    @Test
    void the_last_move_takes_whatever_the_reservation_allows() {
        IssueNegotiator negotiator = new IssueNegotiator("last", 1, OpponentModel.frequency(.2));
        IssueUtility utility = IssueUtility.of(new double[] {0, 6, 6.5});
        List<List<Integer>> heard = List.of(List.of(2), List.of(2), List.of(1));

        assertThat(negotiator
                        .decide(new IssueSituation(utility, 5, .999, List.of(), heard))
                        .offer())
                .contains(List.of(2));
        assertThat(negotiator
                        .decide(new IssueSituation(utility, 5, 1, List.of(), heard))
                        .accepts())
                .isTrue();
        assertThat(negotiator
                        .decide(new IssueSituation(utility, 6.1, 1, List.of(), heard))
                        .accepts())
                .isFalse();
    }

    /** Twin worlds: whatever the other side keeps to itself, the same offers lead to the same choice. */
    @Test
    void the_same_views_get_the_same_choice() {
        for (OpponentModel model : MODELS) {
            IssueNegotiator negotiator = new IssueNegotiator("twin", .5, model);
            List<List<Integer>> heard = List.of(List.of(0, 0, 0), List.of(0, 1, 0), List.of(0, 2, 1));
            IssueSituation situation = new IssueSituation(FIRST, 40, .5, List.of(List.of(10, 10, 10)), heard);
            negotiator.decide(new IssueSituation(SECOND, 0, .9, heard, List.of(List.of(9, 9, 9))));

            assertThat(negotiator.decide(situation)).isEqualTo(negotiator.decide(situation));
            assertThat(new IssueNegotiator("twin", .5, model).decide(situation))
                    .isEqualTo(negotiator.decide(situation));
        }
    }

    @Test
    void a_choice_says_why() {
        IssueNegotiator negotiator = new IssueNegotiator("tells", 1, OpponentModel.similarity(List.of(1.0, 1.0, 1.0)));
        List<List<Integer>> heard = List.of(List.of(0, 5, 5));

        assertThat(negotiator
                        .decide(new IssueSituation(FIRST, 0, 0, List.of(), heard))
                        .why())
                .isEqualTo(
                        "Offers [10, 10, 10]: it is worth 100.000, at least the 100.000 asked for, and the other side is"
                                + " believed to get 0 % of its most.");
        assertThat(negotiator
                        .decide(new IssueSituation(FIRST, 0, 0, List.of(), List.of()))
                        .why())
                .isEqualTo("Offers [10, 10, 10]: it is worth 100.000, at least the 100.000 asked for.");
        assertThat(negotiator
                        .decide(new IssueSituation(FIRST, 45, 1, List.of(), heard))
                        .why())
                .isEqualTo("Accepts: the offer is worth 45.000, and the own next offer 45.000.");
    }

    @Test
    void refuses_what_is_no_offer_and_no_rule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FIRST.of(List.of(0, 11, 0)))
                .withMessage("offer must be one value of each issue of [11, 11, 11], and is [0, 11, 0]");
        assertThatIllegalArgumentException().isThrownBy(() -> IssueUtility.of());
        assertThatIllegalArgumentException().isThrownBy(() -> IssueUtility.of(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> IssueUtility.of(new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> OfferSearch.of(FIRST, IssueUtility.of(new double[] {1})));
        assertThatIllegalArgumentException().isThrownBy(() -> OpponentModel.frequency(0));
        assertThatIllegalArgumentException().isThrownBy(() -> OpponentModel.bayesian(1, .1));
        assertThatIllegalArgumentException().isThrownBy(() -> OpponentModel.bayesian(.1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> OpponentModel.similarity(List.of(-1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new IssueSituation(FIRST, 101, 0, List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IssueSituation(FIRST, 0, Double.NaN, List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new IssueNegotiator("e", 0, MODELS.get(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IssueDuel.of(
                        new Side(new IssueNegotiator("e", 1, MODELS.get(0)), FIRST, 0),
                        new Side(new IssueNegotiator("e", 1, MODELS.get(0)), SECOND, 0),
                        0));
    }

    private static IssueUtility random(Random random, int issues) {
        return random(
                random,
                IntStream.range(0, issues)
                        .mapToObj(issue -> 1 + random.nextInt(6))
                        .toList());
    }

    private static IssueUtility random(Random random, List<Integer> values) {
        return new IssueUtility(values.stream()
                .map(count -> random.doubles(count).boxed().toList())
                .toList());
    }
}
