// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.laboratory.game.PostedPrice;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.game.Reserve;
import dev.parley.laboratory.game.SealedBidAuction;
import dev.parley.laboratory.game.SealedBidAuction.Pricing;
import dev.parley.laboratory.game.SealedBids;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.Uniform;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Intervals of 95 % that hold what they say: of 1,000 seeds 926 to 971 cover the truth, which a sound interval misses once in
 * a thousand tests.
 */
class CoverageTest {
    private static final int SEEDS = 1_000;
    private static final int PLAYS = 2_000;
    private static final Uniform UNIT = new Uniform(0, 1);
    private static final Population BILATERAL = Population.of(UNIT, UNIT, Headcount.exactly(1));
    private static final Population TWO_BIDDERS = Population.of(Distribution.always(0), UNIT, Headcount.exactly(2));
    private static final Population FIVE_BIDDERS = TWO_BIDDERS.with(Headcount.exactly(5));

    static Stream<Arguments> intervals() {
        return Stream.of(
                covered("9/64", BILATERAL, new SealedBids(.5), Measures::gains, 9 / 64.0),
                covered("1/8", BILATERAL, new PostedPrice(.5), Measures::gains, 1 / 8.0),
                covered("9/32", BILATERAL, new SealedBids(.5), Measures::dealRate, 9 / 32.0),
                covered(
                        "84.375 %",
                        BILATERAL, new SealedBids(.5), m -> m.efficiency().orElseThrow(), .84375),
                covered(
                        "(n-1)/(n+1)",
                        FIVE_BIDDERS,
                        new SealedBidAuction(Pricing.FIRST_PRICE, Reserve.none()),
                        Measures::revenue,
                        4 / 6.0),
                covered(
                        "5/12",
                        TWO_BIDDERS,
                        new SealedBidAuction(Pricing.SECOND_PRICE, Reserve.best()),
                        Measures::revenue,
                        5 / 12.0));
    }

    private static Arguments covered(
            String name,
            Population population,
            ProtocolModel protocol,
            Function<Measures, Estimate> measure,
            double truth) {
        return Arguments.of(name, population, protocol, measure, truth);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("intervals")
    void intervals_cover_the_truth_as_often_as_they_say(
            String name,
            Population population,
            ProtocolModel protocol,
            Function<Measures, Estimate> measure,
            double truth) {
        long covered = LongStream.range(0, SEEDS)
                .filter(seed -> measure.apply(Experiment.of(population, protocol, PLAYS, seed)
                                .play()
                                .of(protocol.name()))
                        .covers(truth))
                .count();

        System.out.println(name + " is covered " + covered + " times in " + SEEDS);
        assertThat(covered).as(name).isBetween(926L, 971L);
    }
}
