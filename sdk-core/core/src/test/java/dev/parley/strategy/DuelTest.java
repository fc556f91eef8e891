// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Negotiators against each other, over a price that both sides would agree to or not. */
class DuelTest {
    private static final long TICKS = 10_000_000;
    private static final PriceAim BUYER = new PriceAim(0, TICKS);
    private static final PriceAim SELLER = new PriceAim(TICKS, 0);
    private static final int OFFERS = 100_001;

    private static final List<Negotiator> ALL = List.of(
            Negotiator.conceding(.02),
            Negotiator.conceding(.2),
            Negotiator.conceding(1),
            Negotiator.conceding(5),
            Negotiator.titForTat(),
            Negotiator.minimalConcession(),
            new Negotiator("relative", OfferingRule.relativeTitForTat(1), AcceptanceRule.next()),
            new Negotiator("averaged", OfferingRule.averagedTitForTat(2), AcceptanceRule.next()),
            new Negotiator("random", OfferingRule.randomTitForTat(.2, 5), AcceptanceRule.next()),
            new EquilibriumPlay(.9, .8, OptionalInt.empty()).negotiator(),
            new EquilibriumPlay(.9, .8, OptionalInt.of(12)).negotiator(),
            new Negotiator("gives everything away", situation -> -7, AcceptanceRule.constant(0)),
            new Negotiator("asks for more than there is", situation -> 99, AcceptanceRule.from(0)),
            new Negotiator("does not know", situation -> Double.NaN, AcceptanceRule.nextOrBestFrom(.9)));

    /** Faratin, Sierra and Jennings 1998: what is left of 1 at time t is 1 less the root of t that e names. */
    @ParameterizedTest
    @CsvSource({
        ".5, .5, .75",
        ".5, 1, .5",
        ".5, 2, .29289",
        ".25, .2, .99902",
        ".25, 5, .24214",
        "0, .2, 1",
        "1, .2, 0",
        "1, 5, 0",
        ".999999, 1, .000001"
    })
    void concedes_as_the_source_says(double time, double e, double left) {
        Situation situation = new Situation(BUYER, time, Offers.NONE, Offers.NONE);

        assertThat(OfferingRule.conceding(e).target(situation)).isCloseTo(left, within(.5e-5));
    }

    /** Faratin, Sierra and Jennings 1998. */
    @Test
    void two_boulwares_meet_late_and_halfway() {
        Duel duel = Duel.of(Negotiator.conceding(.2), BUYER, Negotiator.conceding(.2), SELLER, OFFERS);

        assertThat((double) duel.offers() / OFFERS).isCloseTo(.87055, within(1e-4));
        assertThat((double) duel.price().orElseThrow() / TICKS).isCloseTo(.5, within(1e-4));
    }

    @Test
    void a_boulware_gets_more_from_a_conceder() {
        Duel duel = Duel.of(Negotiator.conceding(.5), BUYER, Negotiator.conceding(2), SELLER, OFFERS);

        assertThat((double) duel.offers() / OFFERS).isCloseTo(.52489, within(1e-4));
        assertThat(BUYER.utility(duel.price().orElseThrow())).isCloseTo(.72449, within(1e-4));
        assertThat(SELLER.utility(duel.price().orElseThrow())).isCloseTo(.27551, within(1e-4));
    }

    /** Rubinstein 1982: the first offer is taken, and leaves the proposer the share of the equilibrium. */
    @ParameterizedTest
    @CsvSource({".9, .8, .7143", ".8, .9, .3571", ".9, .9, .5263"})
    void equilibria_agree_on_the_first_offer(double first, double second, double share) {
        Duel duel = Duel.of(
                new EquilibriumPlay(first, second, OptionalInt.empty()).negotiator(),
                BUYER,
                new EquilibriumPlay(second, first, OptionalInt.empty()).negotiator(),
                SELLER,
                20);

        assertThat(duel.offers()).isEqualTo(1);
        assertThat(BUYER.utility(duel.price().orElseThrow())).isCloseTo(share, within(.5e-4));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, .2", "3, .92", "4, .344", "5, .8624"})
    void equilibria_count_back_from_a_last_offer(int offers, double share) {
        OptionalInt last = OptionalInt.of(offers);
        Duel duel = Duel.of(
                new EquilibriumPlay(.9, .8, last).negotiator(),
                BUYER,
                new EquilibriumPlay(.8, .9, last).negotiator(),
                SELLER,
                offers);

        assertThat(duel.offers()).isEqualTo(1);
        assertThat(BUYER.utility(duel.price().orElseThrow())).isCloseTo(share, within(1e-6));
    }

    /** The other side's offers leave 20, 30 and 60 of 100; one's own latest asked for 80. */
    @Test
    void tits_for_tat_follow_their_sources() {
        PriceAim aim = new PriceAim(0, 100);
        Situation situation = new Situation(aim, .5, offers(0, 20), offers(80, 70, 40));

        assertThat(OfferingRule.titForTat(1).target(situation)).isCloseTo(.8 - .3, within(1e-12));
        assertThat(OfferingRule.titForTat(2).target(situation)).isCloseTo(.8 - .4, within(1e-12));
        assertThat(OfferingRule.relativeTitForTat(1).target(situation)).isCloseTo(.8 * 40 / 70, within(1e-12));
        assertThat(OfferingRule.relativeTitForTat(2).target(situation)).isCloseTo(.8 * 70 / 80, within(1e-12));
        assertThat(OfferingRule.averagedTitForTat(2).target(situation)).isCloseTo(.8 * 40 / 80, within(1e-12));
        assertThat(OfferingRule.averagedTitForTat(3).target(situation)).isEqualTo(1);
        OfferingRule random = OfferingRule.randomTitForTat(.1, 7);
        assertThat(random.target(situation)).isBetween(.4, .6).isEqualTo(random.target(situation));
        Situation takenBack = new Situation(aim, .5, offers(0, 20), offers(40, 70));
        assertThat(OfferingRule.relativeTitForTat(1).target(takenBack)).isEqualTo(.8);
        assertThat(OfferingRule.titForTat(1).target(takenBack)).isEqualTo(.8);
    }

    /** A known engine agrees to prices that nobody may name: whatever is offered, the answer is within the aim. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1_000_000_000, Long.MAX_VALUE})
    void offers_from_beyond_everything_get_an_answer_within_the_aim(long absurd) {
        for (Negotiator negotiator : ALL) {
            for (PriceAim aim : List.of(new PriceAim(10, 60), new PriceAim(60, 10))) {
                Situation situation = new Situation(aim, .5, offers(aim.best()), offers(50, absurd));
                Negotiator.Choice choice = negotiator.decide(situation);

                choice.price().ifPresent(price -> assertThat(price).isBetween(10L, 60L));
                assertThat(choice.accepts() && !aim.allows(absurd)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 10, 100, 1_000})
    void minimal_concessions_meet_in_the_middle(long ticks) {
        Duel duel = Duel.of(
                Negotiator.minimalConcession(),
                new PriceAim(0, ticks),
                Negotiator.minimalConcession(),
                new PriceAim(ticks, 0),
                10_000);

        assertThat(duel.price()).hasValue(ticks / 2);
        assertThat(duel.offers()).isEqualTo((int) ticks + 1);
    }

    @Test
    void minimal_concessions_find_no_deal_where_the_second_stops_at_7_of_10() {
        Duel duel = Duel.of(
                Negotiator.minimalConcession(),
                new PriceAim(0, 10),
                Negotiator.minimalConcession(),
                new PriceAim(10, 7),
                10_000);

        assertThat(duel.price()).isEmpty();
    }

    /** A known engine misses a zone of two ticks. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2", "1, 1", "1, 2", "1, 3", "1, 9", "1, 10", "2, 50", "2, 51"})
    void the_narrowest_zone_closes_at_the_last_offer(long width, int offers) {
        for (double e : new double[] {.01, .2, 1, 4}) {
            Duel duel = Duel.of(
                    Negotiator.conceding(e),
                    new PriceAim(0, 50 + width),
                    Negotiator.conceding(e),
                    new PriceAim(100, 50),
                    offers);

            assertThat(duel.price()).as("e = %s", e).isPresent();
            assertThat(duel.price().getAsLong()).isBetween(50L, 50 + width);
        }
    }

    @Test
    void nobody_ever_goes_below_its_reservation() {
        Random random = new Random(37);
        for (int game = 0; game < 20_000; game++) {
            PriceAim buyer = new PriceAim(random.nextInt(100), random.nextInt(200));
            PriceAim seller = new PriceAim(random.nextInt(300), random.nextInt(200));
            Negotiator first = ALL.get(random.nextInt(ALL.size()));
            Negotiator second = ALL.get(random.nextInt(ALL.size()));

            Duel duel = Duel.of(first, buyer, second, seller, 1 + random.nextInt(30));

            duel.price().ifPresent(price -> {
                assertThat(buyer.allows(price)).isTrue();
                assertThat(seller.allows(price)).isTrue();
            });
        }
    }

    /** Neither the other's limit nor what anybody else has seen is within a strategy's reach. */
    @Test
    void the_same_situation_gets_the_same_choice_whatever_the_other_side_keeps_to_itself() {
        for (Negotiator negotiator : ALL) {
            Offers own = offers(10, 20);
            Offers other = offers(90, 85);
            Situation situation = new Situation(new PriceAim(0, 60), .5, own, other);
            Offers elsewhere = own.with(33);

            assertThat(negotiator.decide(situation)).isEqualTo(negotiator.decide(situation));
            assertThat(own.count()).isEqualTo(2);
            assertThat(elsewhere.last()).isEqualTo(33);
        }
    }

    @Test
    void offers_that_part_ways_do_not_meet_again() {
        Offers common = offers(LongStream.range(0, 8).toArray());
        Offers left = common.with(100);
        Offers right = common.with(200);

        assertThat(left.last()).isEqualTo(100);
        assertThat(right.last()).isEqualTo(200);
        assertThat(left.with(1).get(8)).isEqualTo(100);
        assertThat(common.count()).isEqualTo(8);
    }

    private static Offers offers(long... prices) {
        Offers offers = Offers.NONE;
        for (long price : prices) {
            offers = offers.with(price);
        }
        return offers;
    }

    @Test
    void a_choice_says_why() {
        Situation early = new Situation(new PriceAim(0, 100), 0, Offers.NONE, offers(90));
        Situation late = new Situation(new PriceAim(0, 100), 1, Offers.NONE, offers(90));

        assertThat(Negotiator.conceding(1).decide(early).why()).isEqualTo("Offers 0, which is worth 1.000.");
        assertThat(Negotiator.conceding(1).decide(late).why())
                .isEqualTo("Accepts: the offer is worth 0.100 of what is at stake, and the own next offer 0.000.");
    }

    @Test
    void stops_where_the_value_of_waiting_falls_to_the_offer() {
        Negotiator patient = new Negotiator("stops", OfferingRule.conceding(.01), AcceptanceRule.optimalStopping(4));
        PriceAim aim = new PriceAim(0, 10_000);

        assertThat(patient.decide(new Situation(aim, .1, Offers.NONE, offers(3_000)))
                        .accepts())
                .isTrue();
        assertThat(patient.decide(new Situation(aim, .1, Offers.NONE, offers(3_100)))
                        .accepts())
                .isFalse();
        assertThat(patient.decide(new Situation(aim, .1, Offers.NONE, offers(9_999, 9_999, 9_999, 9_999)))
                        .accepts())
                .isTrue();
    }

    @Test
    void refuses_what_is_no_rule() {
        for (double e : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE}) {
            assertThatIllegalArgumentException().isThrownBy(() -> OfferingRule.conceding(e));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> OfferingRule.titForTat(0));
        assertThatIllegalArgumentException().isThrownBy(() -> OfferingRule.relativeTitForTat(0));
        assertThatIllegalArgumentException().isThrownBy(() -> OfferingRule.averagedTitForTat(0));
        assertThatIllegalArgumentException().isThrownBy(() -> OfferingRule.randomTitForTat(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new EquilibriumPlay(1, 1, OptionalInt.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new EquilibriumPlay(.5, .5, OptionalInt.of(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> AcceptanceRule.constant(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> AcceptanceRule.from(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceAim(Long.MIN_VALUE, Long.MAX_VALUE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Duel.of(Negotiator.titForTat(), BUYER, Negotiator.titForTat(), SELLER, 0));
    }
}
