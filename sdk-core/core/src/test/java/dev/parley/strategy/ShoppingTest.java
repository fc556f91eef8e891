// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.strategy.Search.Box;
import dev.parley.strategy.Search.Prize;
import dev.parley.strategy.Shopping.Act;
import dev.parley.strategy.Shopping.Advice;
import dev.parley.strategy.Shopping.Prospect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShoppingTest {
    private static final double NONE = Double.NEGATIVE_INFINITY;

    /** Weitzman's boxes: the risky seller is asked first; 78 is expected, and 75 in the other order. */
    @Test
    void the_seller_with_the_highest_index_is_asked_first() {
        List<Prospect> sellers = List.of(
                new Prospect("safe", new Box(List.of(new Prize(.5, 100), new Prize(.5, 55)), 15)),
                new Prospect("risky", new Box(List.of(new Prize(.2, 240), new Prize(.8, 0)), 20)));

        Advice first = Shopping.among(NONE, 0, sellers);

        assertThat(first.act()).isEqualTo(Act.LOOK);
        assertThat(first.seller()).contains("risky");
        assertThat(first.going()).isCloseTo(140, within(1e-9));
        assertThat(first.why())
                .isEqualTo("Asks risky: that is worth its cost up to an offer of 140.000, and the best at hand is worth"
                        + " 0.000.");
        assertThat(followed(0, 0, sellers)).isCloseTo(78, within(1e-9));
        assertThat(Shopping.among(240, 0, sellers.subList(0, 1)).act()).isEqualTo(Act.BUY);
        assertThat(Shopping.among(0, 0, sellers.subList(0, 1)).seller()).contains("safe");
        assertThat(Shopping.among(20, 30, List.of()).act()).isEqualTo(Act.WALK_AWAY);
    }

    /** No other order and no other moment to stop is worth more than what is advised. */
    @Test
    void no_other_way_to_search_is_worth_more() {
        Random random = new Random(233);
        for (int round = 0; round < 150; round++) {
            double outside = random.nextInt(40);
            List<Prospect> sellers = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(seller -> new Prospect("seller " + seller, box(random)))
                    .toList();

            assertThat(followed(NONE, outside, sellers)).isCloseTo(best(NONE, outside, sellers), within(1e-9));
        }
    }

    private static Box box(Random random) {
        double half = (1 + random.nextInt(8)) / 10.0;
        return new Box(
                List.of(new Prize(half, random.nextInt(100)), new Prize(1 - half, random.nextInt(100))),
                1 + random.nextInt(20));
    }

    private static double followed(double found, double outside, List<Prospect> left) {
        Advice advice = Shopping.among(found, outside, left);
        if (advice.act() != Act.LOOK) {
            return advice.act() == Act.BUY ? found : outside;
        }
        Prospect asked = left.stream()
                .filter(seller -> seller.seller().equals(advice.seller().orElseThrow()))
                .findFirst()
                .orElseThrow();
        return asked.box().prizes().stream()
                        .mapToDouble(prize -> prize.probability()
                                * followed(Math.max(found, prize.value()), outside, without(left, asked)))
                        .sum()
                - asked.box().cost();
    }

    /** By trying everything: stopping, and every seller next. */
    private static double best(double found, double outside, List<Prospect> left) {
        double best = Math.max(found, outside);
        for (Prospect asked : left) {
            double worth = -asked.box().cost();
            for (Prize prize : asked.box().prizes()) {
                worth += prize.probability() * best(Math.max(found, prize.value()), outside, without(left, asked));
            }
            best = Math.max(best, worth);
        }
        return best;
    }

    private static List<Prospect> without(List<Prospect> all, Prospect one) {
        List<Prospect> rest = new ArrayList<>(all);
        rest.remove(one);
        return rest;
    }

    /** Even offers from 0 to 1 without cost: .5, .625, .6953, .7417 are what waiting for one to four is worth. */
    @Test
    void waiting_is_worth_what_the_offers_left_are() {
        List<Prize> even = IntStream.range(0, 1_000)
                .mapToObj(i -> new Prize(.001, (i + .5) / 1_000))
                .toList();
        double[] worth = {.5, .625, .6953, .7417};
        for (int left = 1; left <= 4; left++) {
            Advice advice = Shopping.over(.6, left, even, 0, 1, 0);
            assertThat(advice.going()).isCloseTo(worth[left - 1], within(1e-4));
            assertThat(advice.act()).isEqualTo(left == 1 ? Act.BUY : Act.DEFER);
        }
    }

    @Test
    void an_offer_is_taken_deferred_or_left_for_what_is_elsewhere() {
        List<Prize> offers = List.of(new Prize(.5, 10), new Prize(.5, 2));

        assertThat(Shopping.over(5, 1, offers, 0, 1, 0).why())
                .isEqualTo("Waits: that is worth 6.000, and the offer 5.000.");
        assertThat(Shopping.over(5, 1, offers, 2, 1, 0).why())
                .isEqualTo("Buys: the offer is worth 5.000, going on 4.000, and walking away 0.000.");
        assertThat(Shopping.over(5, 1, offers, 2, 1, 7).why())
                .isEqualTo("Walks away: that is worth 7.000, going on 6.500, and the best offer 5.000.");
        assertThat(Shopping.over(5, 1, offers, 0, .5, 0).act()).isEqualTo(Act.BUY);
        assertThat(Shopping.over(NONE, 0, offers, 0, 1, 0).act()).isEqualTo(Act.WALK_AWAY);
        assertThat(Shopping.over(0, 0, offers, 0, 1, 0).act()).isEqualTo(Act.BUY);
    }

    @Test
    void refuses_what_is_no_question() {
        List<Prize> sure = List.of(new Prize(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prize(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prize(.5, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Box(sure, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Shopping.among(Double.NaN, 0, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Shopping.among(0, NONE, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Shopping.over(0, -1, sure, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Shopping.over(0, 1, sure, Double.NaN, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Shopping.over(0, 1, sure, 0, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Shopping.over(0, 1, List.of(), 0, 1, 0));
    }
}
