// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.sealedbid.AuctionPricing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The numbers of ECONOMICS.md §4: independent private values, uniform on [0, 1], bidders that are risk-neutral and state their
 * value as their maximum. The value 1 is 1,000,000 minor units; the increment is 100.
 */
class EnglishEconomicsTest {
    private static final long ONE = 1_000_000;
    private static final long INCREMENT = 100;
    private static final int DRAWS = 40_000;

    private final Random random = new Random(20_261_129);

    private List<Long> values(int bidders) {
        List<Long> values = new ArrayList<>();
        for (int bidder = 0; bidder < bidders; bidder++) {
            values.add((long) random.nextInt((int) ONE + 1));
        }
        return values;
    }

    private record Result(long price, List<SeatId> winners, List<Long> accepted) {}

    /** Bids in that order, each its value if that is enough. */
    private static Result english(List<Long> values, int units, Optional<Long> reserve) {
        Ascent ascent = new Ascent(0, reserve, units, new Increments(List.of(new Increment(0, INCREMENT))), 1);
        Bids bids = Bids.NONE;
        Lead lead = Lead.at(0);
        List<Long> accepted = new ArrayList<>();
        for (int bidder = 0; bidder < values.size(); bidder++) {
            if (values.get(bidder) >= ascent.minimum(lead)) {
                SeatId seat = new SeatId("bidder-" + bidder);
                bids = bids.with(new Bid(seat, new OfferId("bid-" + bidder), values.get(bidder), bids.next()));
                lead = ascent.after(lead, bids, seat);
                accepted.add(values.get(bidder));
            }
        }
        boolean sold = !lead.leaders().isEmpty() && (reserve.isEmpty() || lead.reserveMet());
        return new Result(lead.price(), sold ? lead.leaders() : List.of(), accepted);
    }

    private double revenue(int bidders, int units, Optional<Long> reserve) {
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Result result = english(values(bidders), units, reserve);
            sum += (double) result.price() * result.winners().size() / ONE;
        }
        return sum / DRAWS;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void it_ends_at_the_second_highest_accepted_maximum_plus_at_most_an_increment(int bidders) {
        for (int draw = 0; draw < 5_000; draw++) {
            Result result = english(values(bidders), 1, Optional.empty());
            List<Long> maxima = new ArrayList<>(result.accepted());
            maxima.sort(Collections.reverseOrder());
            if (maxima.size() > 1) {
                assertThat(result.price()).isBetween(maxima.get(1), maxima.get(1) + INCREMENT);
            } else {
                assertThat(result.price()).isZero();
            }
        }
    }

    /** The highest value wins unless a rival was within an increment of it; the price is then within an increment of Vickrey's. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10})
    void its_revenue_is_that_of_the_second_price_within_an_increment_draw_by_draw(int bidders) {
        for (int draw = 0; draw < 5_000; draw++) {
            List<Long> values = values(bidders);
            long vickrey =
                    AuctionPricing.SECOND_PRICE.sales(values, 0, 1).get(0).price();

            assertThat(english(values, 1, Optional.empty()).price()).isCloseTo(vickrey, within(INCREMENT));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0.33333", "5, 0.66667", "10, 0.81818"})
    void the_expected_revenue_of_n_bidders_is_n_minus_one_over_n_plus_one(int bidders, double expected) {
        double earned = revenue(bidders, 1, Optional.empty());

        System.out.printf("English, %d bidders: %.4f, by the formula %.4f%n", bidders, earned, expected);
        assertThat(earned).isCloseTo(expected, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"2, 0.416667", "3, 0.53125"})
    void a_reserve_of_a_half_earns_five_twelfths_of_two_bidders_and_seventeen_thirty_seconds_of_three(
            int bidders, double expected) {
        double earned = revenue(bidders, 1, Optional.of(ONE / 2));

        System.out.printf(
                "English, reserve one half, %d bidders: %.4f, by the formula %.4f%n", bidders, earned, expected);
        assertThat(earned).isCloseTo(expected, within(0.006));
    }

    /**
     * The seller's accomplice bids above all and never pays; bidders are truthful. At the price without the accomplice the seller
     * earns what it would have earned anyway; at the runner-up's own maximum, which is refused, it would earn n/(n + 1).
     */
    @ParameterizedTest
    @CsvSource({"2, 0.33333, 0.66667", "5, 0.66667, 0.83333"})
    void a_shill_gains_nothing_at_the_recomputed_price_and_would_at_the_runner_ups_own_maximum(
            int bidders, double recomputed, double ownMaximum) {
        double earned = 0;
        double atMaximum = 0;
        Ascent ascent = new Ascent(0, Optional.empty(), 1, new Increments(List.of(new Increment(0, INCREMENT))), 1);
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Long> values = values(bidders);
            List<Long> withShill = new ArrayList<>(values);
            withShill.add(2 * ONE);
            List<Bid> bids = new ArrayList<>();
            for (int bidder = 0; bidder < withShill.size(); bidder++) {
                bids.add(new Bid(
                        new SeatId("bidder-" + bidder), new OfferId("bid-" + bidder), withShill.get(bidder), bidder));
            }
            assertThat(ascent.replay(bids).lead().leaders()).containsExactly(new SeatId("bidder-" + bidders));
            earned += (double) ascent.replay(bids.subList(0, bidders)).lead().price() / ONE;
            atMaximum += (double) Collections.max(values) / ONE;
        }
        System.out.printf(
                "English, %d bidders and a shill that does not pay: %.4f at the recomputed price, %.4f at the"
                        + " runner-up's maximum%n",
                bidders, earned / DRAWS, atMaximum / DRAWS);
        assertThat(earned / DRAWS).isCloseTo(recomputed, within(0.005));
        assertThat(atMaximum / DRAWS).isCloseTo(ownMaximum, within(0.005));
    }

    @Test
    void one_bidder_pays_the_reserve_if_it_meets_it_which_earns_a_quarter_at_one_half() {
        assertThat(revenue(1, 1, Optional.of(ONE / 2))).isCloseTo(0.25, within(0.008));
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 0.25", "6, 2, 0.571429", "10, 3, 0.636364"})
    void a_unit_of_several_earns_n_minus_m_over_n_plus_one(int bidders, int units, double expected) {
        assertThat(revenue(bidders, units, Optional.empty()) / units).isCloseTo(expected, within(0.006));
    }
}
