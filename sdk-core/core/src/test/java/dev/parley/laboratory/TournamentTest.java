// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.laboratory.game.Haggling;
import dev.parley.laboratory.game.Outcome;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.population.Chance;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.Uniform;
import dev.parley.strategy.AcceptanceRule;
import dev.parley.strategy.Negotiator;
import dev.parley.strategy.OfferingRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strategies against each other, and one more bidder against the best reserve. */
class TournamentTest {
    private static final Uniform UNIT = new Uniform(0, 1);
    private static final Population BILATERAL = Population.of(UNIT, UNIT, Headcount.exactly(1));
    private static final List<Negotiator> STRATEGIES = List.of(
            Negotiator.conceding(.2),
            Negotiator.conceding(1),
            Negotiator.conceding(5),
            Negotiator.titForTat(),
            Negotiator.minimalConcession(),
            new Negotiator("stops", OfferingRule.conceding(.5), AcceptanceRule.optimalStopping(10)));

    private static Tournament tournament(List<Negotiator> strategies) {
        return new Tournament(BILATERAL, strategies, 20, .01, 3_000, 9);
    }

    private static Measures of(Tournament.Table table, String buyer, String seller) {
        return table.pairings().stream()
                .filter(pairing -> pairing.buyer().name().equals(buyer)
                        && pairing.seller().name().equals(seller))
                .findFirst()
                .orElseThrow()
                .measures();
    }

    @Test
    void shows_every_pair_and_who_gains_most_against_all() {
        Tournament.Table table = tournament(STRATEGIES).play(Runnable::run, 1);

        assertThat(table.pairings()).hasSize(36);
        assertThat(table.standings()).hasSize(6);
        table.standings()
                .forEach(standing -> System.out.printf(
                        "%-24s as buyer %.3f, as seller %.3f%n",
                        standing.strategy().name(), standing.asBuyer(), standing.asSeller()));
        assertThat(table.standings().get(0).total())
                .isGreaterThanOrEqualTo(table.standings().get(5).total());
        table.pairings().forEach(pairing -> {
            assertThat(pairing.measures().buyer().isNegative()).isFalse();
            assertThat(pairing.measures().seller().isNegative()).isFalse();
            assertThat(pairing.measures().efficiency().orElseThrow().mean()).isBetween(0.0, 1.0);
        });
    }

    /** Whoever holds out longer takes more of a conceder, and two who hold out still close at the deadline. */
    @Test
    void a_boulware_takes_more_from_a_conceder() {
        Tournament.Table table = tournament(STRATEGIES.subList(0, 3)).play(Runnable::run, 1);

        Measures hard = of(table, "conceding e = 0.2", "conceding e = 5.0");
        Measures alike = of(table, "conceding e = 0.2", "conceding e = 0.2");
        assertThat(hard.buyer().low()).isGreaterThan(hard.seller().high());
        assertThat(alike.efficiency().orElseThrow().mean()).isGreaterThan(.9);
        assertThat(hard.rounds().orElseThrow().high())
                .isLessThan(alike.rounds().orElseThrow().low());
    }

    @Test
    void nobody_is_ever_below_its_reservation() {
        for (Negotiator buyer : STRATEGIES) {
            for (Negotiator seller : STRATEGIES) {
                ProtocolModel.Game game = new Haggling(buyer, seller, 13, .01).prepare(BILATERAL, Fee.NONE);
                Chance chance = Chance.of(11, 0);
                for (int i = 0; i < 300; i++) {
                    Draw draw = BILATERAL.draw(Fee.NONE, chance);
                    Outcome outcome = game.play(draw);
                    if (outcome.isSold()) {
                        assertThat(outcome.price()).isBetween(draw.cost() - 1e-9, draw.values()[0] + 1e-9);
                    }
                }
            }
        }
    }

    @Test
    void refuses_an_empty_or_ambiguous_tournament() {
        assertThatIllegalArgumentException().isThrownBy(() -> tournament(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tournament(List.of(Negotiator.titForTat(), Negotiator.titForTat()))
                        .experiment());
    }

    /** Bulow and Klemperer 1996: ⅓ > ¼, ½ > 5/12. */
    @ParameterizedTest
    @CsvSource({"1, .25, .333333", "2, .416667, .5", "3, .53125, .6"})
    void one_more_bidder_is_worth_more_than_the_best_reserve(int buyers, double reserve, double more) {
        Population auction = Population.of(Distribution.always(0), UNIT, Headcount.exactly(buyers));

        OneMoreBuyer measured = OneMoreBuyer.of(auction, buyers, 100_000, 3);

        assertThat(measured.bestReserve().mean()).isBetween(reserve - .004, reserve + .004);
        assertThat(measured.oneMore().mean()).isBetween(more - .004, more + .004);
        assertThat(measured.difference().isPositive()).isTrue();
    }

    /** At n = 1 two bidders at reserve c earn (1 − c)³/3 against (1 − c)²/4: more only for c ≤ ¼. */
    @ParameterizedTest
    @CsvSource({".1, true", ".5, false"})
    void one_more_bidder_may_be_worth_less_where_values_can_be_below_the_cost(double cost, boolean better) {
        Population auction = Population.of(Distribution.always(cost), UNIT, Headcount.exactly(1));

        OneMoreBuyer measured = OneMoreBuyer.of(auction, 1, 200_000, 3);

        assertThat(measured.difference().isPositive()).isEqualTo(better);
        assertThat(measured.difference().isNegative()).isEqualTo(!better);
        assertThat(measured.difference().mean())
                .isCloseTo(Math.pow(1 - cost, 3) / 3 - Math.pow(1 - cost, 2) / 4, within(.003));
    }
}
