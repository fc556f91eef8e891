// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.bargaining.AlternatingOffersGame.Shares;
import dev.parley.bargaining.frontier.LotteryFrontier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rubinstein 1982; Binmore, Shaked and Sutton 1989. */
class AlternatingOffersGameTest {
    private static final Offset<Double> FOUR_DIGITS = within(0.5e-4);
    private static final AlternatingOffersGame GAME = new AlternatingOffersGame(.9, .8);

    @ParameterizedTest
    @CsvSource({".9, .8, .7143, .2857", ".8, .9, .3571, .6429", ".9, .9, .5263, .4737", ".9, 0, 1, 0", "0, .9, .1, .9"})
    void splits_by_impatience(double proposer, double responder, double share, double rest) {
        Shares shares = new AlternatingOffersGame(proposer, responder).equilibrium();

        assertThat(shares.proposer()).isCloseTo(share, FOUR_DIGITS);
        assertThat(shares.responder()).isCloseTo(rest, FOUR_DIGITS);
    }

    @Test
    void two_equally_patient_parties_come_to_halves_as_waiting_costs_less_and_less() {
        assertThat(new AlternatingOffersGame(.999_999, .999_999).equilibrium().proposer())
                .isCloseTo(.5, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, .2", "3, .92", "4, .344", "5, .8624"})
    void counts_back_from_a_last_round(int rounds, double share) {
        assertThat(GAME.equilibrium(rounds).proposer()).isCloseTo(share, within(1e-12));
    }

    @Test
    void a_far_last_round_changes_nothing() {
        assertThat(GAME.equilibrium(1_001).proposer())
                .isCloseTo(GAME.equilibrium().proposer(), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({".2, .7143, .2857", ".3, .7, .3", ".5, .5, .5"})
    void an_outside_option_counts_only_when_it_is_better_than_waiting(double option, double share, double rest) {
        Shares shares = GAME.withOutsideOptions(0, option).orElseThrow();

        assertThat(shares.proposer()).isCloseTo(share, FOUR_DIGITS);
        assertThat(shares.responder()).isCloseTo(rest, FOUR_DIGITS);
    }

    @Test
    void with_both_options_each_gets_at_least_its_own() {
        for (double proposer = 0; proposer <= 1; proposer += .05) {
            for (double responder = 0; proposer + responder <= 1; responder += .05) {
                Shares shares = GAME.withOutsideOptions(proposer, responder).orElseThrow();
                double counter = 1 - Math.max(.9 * shares.proposer(), proposer);
                assertThat(shares.responder()).isCloseTo(Math.max(.8 * counter, responder), within(1e-12));
                assertThat(shares.cover(proposer - 1e-12, responder - 1e-12)).isTrue();
            }
        }
    }

    @Test
    void options_worth_more_than_the_surplus_leave_no_deal() {
        assertThat(GAME.withOutsideOptions(.6, .5)).isEmpty();
        assertThat(AlternatingOffersGame.withRiskOfBreakdown(.5, .6, .5)).isEmpty();
    }

    @Test
    void frequent_offers_split_by_the_rates() {
        assertThat(AlternatingOffersGame.withFrequentOffers(-Math.log(.9), -Math.log(.8))
                        .proposer())
                .isCloseTo(.67927, within(0.5e-5));
    }

    /** As the time between offers goes to 0 the shares are the weighted Nash solution's, the other's rate as weight. */
    @ParameterizedTest
    @CsvSource({".9, .8", ".5, .99", ".7, .7"})
    void ever_quicker_offers_come_to_the_weighted_nash_solution(double proposer, double responder) {
        double proposerRate = -Math.log(proposer);
        double responderRate = -Math.log(responder);
        double weight = responderRate / (proposerRate + responderRate);
        double nash = CurveSolution.of(
                        BargainingRule.NASH,
                        LotteryFrontier.of(new double[] {0, 1}, new double[] {1, 0})
                                .curve(),
                        0,
                        0,
                        weight)
                .orElseThrow()
                .first();

        double limit = AlternatingOffersGame.withFrequentOffers(proposerRate, responderRate)
                .proposer();

        assertThat(limit).isCloseTo(nash, within(1e-12));
        double before = 1;
        for (double time = 1; time > 1e-6; time /= 10) {
            double share = new AlternatingOffersGame(Math.exp(-proposerRate * time), Math.exp(-responderRate * time))
                    .equilibrium()
                    .proposer();
            assertThat(Math.abs(share - limit)).isLessThan(before);
            before = Math.abs(share - limit);
        }
        assertThat(before).isLessThan(1e-5);
    }

    @Test
    void an_option_worth_just_the_share_in_waiting_changes_nothing() {
        Shares without = GAME.equilibrium();

        Shares with = GAME.withOutsideOptions(0, without.responder()).orElseThrow();

        assertThat(with.proposer()).isCloseTo(without.proposer(), within(1e-12));
        assertThat(GAME.withOutsideOptions(0, without.responder() + .01)
                        .orElseThrow()
                        .responder())
                .isCloseTo(without.responder() + .01, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({".9, .3684", ".999999, .35"})
    void a_risk_of_breakdown_splits_the_difference_over_what_is_left(double survival, double buyer) {
        assertThat(AlternatingOffersGame.withRiskOfBreakdown(survival, 0, .3)
                        .orElseThrow()
                        .proposer())
                .isCloseTo(buyer, FOUR_DIGITS);
    }

    @Test
    void screens_by_the_equilibrium_share() {
        assertThat(GAME.equilibrium().cover(0, .2857)).isTrue();
        assertThat(GAME.equilibrium().cover(0, .2858)).isFalse();
    }

    @Test
    void refuses_what_has_no_answer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlternatingOffersGame(1, 1))
                .withMessage("proposerDiscount and responderDiscount must not both be 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new AlternatingOffersGame(Double.NaN, .5));
        assertThatIllegalArgumentException().isThrownBy(() -> new AlternatingOffersGame(.5, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> GAME.equilibrium(0));
        assertThatIllegalArgumentException().isThrownBy(() -> GAME.withOutsideOptions(-.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> AlternatingOffersGame.withFrequentOffers(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> AlternatingOffersGame.withRiskOfBreakdown(1, 0, 0));
    }
}
