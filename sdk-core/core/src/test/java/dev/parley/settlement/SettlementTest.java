// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import static dev.parley.model.SettlementRule.ALL;
import static dev.parley.model.SettlementRule.EACH_ITEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.AtLeast;
import dev.parley.model.Bundles;
import dev.parley.model.IssueId;
import dev.parley.model.ItemId;
import dev.parley.model.Money;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Award;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final ItemId LAMP = new ItemId("lamp");
    private static final ItemId DESK = new ItemId("desk");
    private static final Award LAMP_TO_ANN = award("lamp", "ann", 100);
    private static final Award DESK_TO_ANN = award("desk", "ann", 250);
    private static final Award LAMP_TO_BOB = award("lamp", "bob", 90);
    private static final Award DESK_TO_BOB = award("desk", "bob", 240);

    private static Award award(String item, String buyer, long cents) {
        Money amount = Money.of(cents, "EUR");
        Terms terms = Terms.of(new ItemId(item), Map.of(new IssueId("price"), Value.of(amount)));
        return new Award(new SeatId(buyer), new SeatId("seller"), terms, amount, 1);
    }

    private static Awarded lampAndDesk(Award... awards) {
        return new Awarded(Set.of(LAMP, DESK), Set.of(), List.of(awards));
    }

    private static Awarded withoutDesk(Award... awards) {
        return new Awarded(Set.of(LAMP, DESK), Set.of(DESK), List.of(awards));
    }

    private static Awarded four(Set<ItemId> gone, Award... awards) {
        return new Awarded(Set.of(LAMP, DESK, new ItemId("sofa"), new ItemId("rug")), gone, List.of(awards));
    }

    private static Agreement agreement(Award... awards) {
        return new Agreement(awards[0].buyer(), awards[0].seller(), List.of(awards));
    }

    @Test
    void each_item_makes_an_agreement_of_every_new_award() {
        assertThat(Settlement.reached(EACH_ITEM, lampAndDesk(LAMP_TO_ANN), lampAndDesk(LAMP_TO_ANN, DESK_TO_ANN)))
                .containsExactly(agreement(DESK_TO_ANN));
        assertThat(Settlement.reached(EACH_ITEM, lampAndDesk(), lampAndDesk(DESK_TO_BOB, LAMP_TO_ANN)))
                .containsExactly(agreement(DESK_TO_BOB), agreement(LAMP_TO_ANN));
    }

    @Test
    void an_award_equal_to_an_earlier_one_is_an_agreement_of_its_own() {
        assertThat(Settlement.reached(EACH_ITEM, lampAndDesk(LAMP_TO_ANN), lampAndDesk(LAMP_TO_ANN, LAMP_TO_ANN)))
                .containsExactly(agreement(LAMP_TO_ANN));
    }

    @Test
    void nothing_new_reaches_nothing() {
        assertThat(Settlement.reached(EACH_ITEM, lampAndDesk(LAMP_TO_ANN), lampAndDesk(LAMP_TO_ANN)))
                .isEmpty();
        assertThat(Settlement.reached(
                        ALL, lampAndDesk(LAMP_TO_ANN, DESK_TO_ANN), lampAndDesk(LAMP_TO_ANN, DESK_TO_ANN)))
                .isEmpty();
    }

    @Test
    void all_waits_for_the_last_item_and_then_makes_one_agreement() {
        assertThat(Settlement.reached(ALL, lampAndDesk(), lampAndDesk(LAMP_TO_ANN)))
                .isEmpty();
        List<Agreement> reached =
                Settlement.reached(ALL, lampAndDesk(LAMP_TO_ANN), lampAndDesk(LAMP_TO_ANN, DESK_TO_ANN));

        assertThat(reached).containsExactly(agreement(LAMP_TO_ANN, DESK_TO_ANN));
        assertThat(reached.get(0).total()).isEqualTo(Money.of(350, "EUR"));
    }

    @Test
    void all_settles_nothing_when_the_items_are_spread_over_several_buyers() {
        assertThat(Settlement.reached(ALL, lampAndDesk(), lampAndDesk(LAMP_TO_ANN, DESK_TO_BOB)))
                .isEmpty();
    }

    @Test
    void all_makes_an_agreement_for_each_buyer_who_has_them_all() {
        Awarded annHasAll = lampAndDesk(LAMP_TO_ANN, LAMP_TO_BOB, DESK_TO_ANN);

        assertThat(Settlement.reached(ALL, lampAndDesk(LAMP_TO_ANN, LAMP_TO_BOB), annHasAll))
                .containsExactly(agreement(LAMP_TO_ANN, DESK_TO_ANN));
        assertThat(Settlement.reached(ALL, annHasAll, lampAndDesk(LAMP_TO_ANN, LAMP_TO_BOB, DESK_TO_ANN, DESK_TO_BOB)))
                .containsExactly(agreement(LAMP_TO_BOB, DESK_TO_BOB));
    }

    @Test
    void all_settles_nothing_once_an_item_is_gone() {
        assertThat(Settlement.reached(ALL, lampAndDesk(LAMP_TO_ANN), withoutDesk(LAMP_TO_ANN)))
                .isEmpty();
        assertThat(Settlement.reached(ALL, withoutDesk(), withoutDesk(LAMP_TO_ANN)))
                .isEmpty();
        assertThat(Settlement.waiting(ALL, withoutDesk(DESK_TO_ANN))).containsExactly(DESK_TO_ANN);
        assertThat(Settlement.waiting(ALL, lampAndDesk(LAMP_TO_ANN))).containsExactly(LAMP_TO_ANN);
        assertThat(Settlement.waiting(ALL, withoutDesk(LAMP_TO_ANN))).isEmpty();
    }

    @Test
    void at_least_two_waits_for_the_second_item_and_each_later_one_is_a_deal_at_once() {
        SettlementRule two = new AtLeast(2);
        Award sofa = award("sofa", "ann", 500);
        Award rug = award("rug", "ann", 70);

        assertThat(Settlement.reached(two, four(Set.of()), four(Set.of(), LAMP_TO_ANN)))
                .isEmpty();
        assertThat(Settlement.waiting(two, four(Set.of(), LAMP_TO_ANN))).containsExactly(LAMP_TO_ANN);
        assertThat(Settlement.reached(two, four(Set.of(), LAMP_TO_ANN), four(Set.of(), LAMP_TO_ANN, DESK_TO_ANN)))
                .containsExactly(agreement(LAMP_TO_ANN, DESK_TO_ANN));
        assertThat(Settlement.reached(
                        two,
                        four(Set.of(), LAMP_TO_ANN, DESK_TO_ANN),
                        four(Set.of(), LAMP_TO_ANN, DESK_TO_ANN, sofa, rug)))
                .containsExactly(agreement(sofa), agreement(rug));
        assertThat(Settlement.waiting(two, four(Set.of(), LAMP_TO_ANN, DESK_TO_ANN)))
                .isEmpty();
    }

    @Test
    void at_least_two_counts_items_and_not_units_and_each_buyer_by_itself() {
        SettlementRule two = new AtLeast(2);

        assertThat(Settlement.reached(two, four(Set.of()), four(Set.of(), LAMP_TO_ANN, LAMP_TO_ANN)))
                .isEmpty();
        assertThat(Settlement.reached(two, four(Set.of()), four(Set.of(), LAMP_TO_ANN, DESK_TO_BOB)))
                .isEmpty();
    }

    @Test
    void at_least_three_of_four_outlives_one_item_that_is_gone_and_not_two() {
        SettlementRule three = new AtLeast(3);
        Award rug = award("rug", "ann", 70);
        Set<ItemId> sofa = Set.of(new ItemId("sofa"));

        assertThat(Settlement.reached(
                        three, four(sofa, LAMP_TO_ANN, DESK_TO_ANN), four(sofa, LAMP_TO_ANN, DESK_TO_ANN, rug)))
                .containsExactly(agreement(LAMP_TO_ANN, DESK_TO_ANN, rug));
        assertThat(Settlement.waiting(three, four(Set.of(new ItemId("sofa"), new ItemId("rug")), LAMP_TO_ANN)))
                .isEmpty();
    }

    @Test
    void each_bundle_settles_when_it_is_whole_and_an_item_that_no_bundle_names_by_itself() {
        SettlementRule bundles = Bundles.of(List.of("lamp", "desk"), List.of("rug"));
        Award sofa = award("sofa", "ann", 500);

        assertThat(Settlement.reached(bundles, four(Set.of()), four(Set.of(), LAMP_TO_ANN, sofa, DESK_TO_BOB)))
                .containsExactly(agreement(sofa));
        assertThat(Settlement.waiting(bundles, four(Set.of(), LAMP_TO_ANN, sofa, DESK_TO_BOB)))
                .containsExactly(LAMP_TO_ANN, DESK_TO_BOB);
        assertThat(Settlement.reached(
                        bundles, four(Set.of(), DESK_TO_ANN, sofa), four(Set.of(), DESK_TO_ANN, sofa, LAMP_TO_ANN)))
                .containsExactly(agreement(DESK_TO_ANN, LAMP_TO_ANN));
    }

    @Test
    void a_bundle_settles_as_often_as_it_is_whole() {
        SettlementRule bundles = Bundles.of(List.of("lamp", "desk"));
        Award dearer = award("desk", "ann", 300);

        assertThat(Settlement.reached(
                        bundles,
                        four(Set.of(), LAMP_TO_ANN, DESK_TO_ANN, LAMP_TO_ANN),
                        four(Set.of(), LAMP_TO_ANN, DESK_TO_ANN, LAMP_TO_ANN, dearer)))
                .containsExactly(agreement(LAMP_TO_ANN, dearer));
    }

    @Test
    void a_bundle_of_which_an_item_is_gone_settles_nothing_and_the_others_go_on() {
        SettlementRule bundles = Bundles.of(List.of("lamp", "desk"), List.of("sofa", "rug"));
        Award sofa = award("sofa", "ann", 500);
        Award rug = award("rug", "ann", 70);

        assertThat(Settlement.waiting(bundles, four(Set.of(DESK), LAMP_TO_ANN, sofa)))
                .containsExactly(sofa);
        assertThat(Settlement.reached(
                        bundles, four(Set.of(DESK), LAMP_TO_ANN, sofa), four(Set.of(DESK), LAMP_TO_ANN, sofa, rug)))
                .containsExactly(agreement(sofa, rug));
    }

    @Test
    void a_pair_that_has_agreed_on_all_does_not_agree_again() {
        assertThat(Settlement.reached(
                        ALL, lampAndDesk(LAMP_TO_ANN, DESK_TO_ANN), lampAndDesk(LAMP_TO_ANN, DESK_TO_ANN, LAMP_TO_ANN)))
                .isEmpty();
        assertThat(Settlement.reached(
                        ALL, lampAndDesk(LAMP_TO_ANN, DESK_TO_ANN), withoutDesk(LAMP_TO_ANN, DESK_TO_ANN)))
                .isEmpty();
    }

    @Test
    void a_group_settles_at_once_and_makes_one_agreement_of_each_pair() {
        Award lamp = LAMP_TO_ANN.inGroup("g");
        Award desk = DESK_TO_ANN.at(Money.of(200, "EUR")).inGroup("g");
        Award rug = award("rug", "bob", 70).inGroup("g");

        assertThat(Settlement.reached(EACH_ITEM, four(Set.of()), four(Set.of(), lamp, rug, desk, LAMP_TO_BOB)))
                .containsExactly(agreement(lamp, desk), agreement(rug), agreement(LAMP_TO_BOB));
        assertThat(agreement(lamp, desk).total()).isEqualTo(Money.of(300, "EUR"));
    }

    @Test
    void a_group_of_which_one_pairs_part_may_not_settle_settles_nothing_and_does_not_wait() {
        SettlementRule two = new AtLeast(2);
        Award lamp = LAMP_TO_ANN.inGroup("g");
        Award desk = DESK_TO_ANN.inGroup("g");
        Award rug = award("rug", "bob", 70).inGroup("g");
        Awarded given = four(Set.of(), lamp, desk, rug);

        assertThat(Settlement.reached(two, four(Set.of()), given)).isEmpty();
        assertThat(Settlement.waiting(two, given)).isEmpty();
        assertThat(Settlement.reached(two, given, four(Set.of(), lamp, desk, rug, award("sofa", "bob", 5))))
                .isEmpty();
        assertThat(Settlement.reached(two, four(Set.of()), four(Set.of(), lamp, desk)))
                .containsExactly(agreement(lamp, desk));
    }

    @Test
    void a_group_that_grows_is_a_fault_of_the_protocol() {
        Awarded given = lampAndDesk(LAMP_TO_ANN.inGroup("g"));

        assertThatThrownBy(() -> Settlement.reached(
                        EACH_ITEM, given, lampAndDesk(LAMP_TO_ANN.inGroup("g"), DESK_TO_ANN.inGroup("g"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the group g was given before");
    }

    @Test
    void an_award_that_is_taken_back_is_a_fault_of_the_protocol() {
        assertThatThrownBy(() -> Settlement.reached(EACH_ITEM, lampAndDesk(LAMP_TO_ANN), lampAndDesk(DESK_TO_ANN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lamp");
    }

    @Test
    void an_item_that_comes_back_is_a_fault_of_the_protocol() {
        assertThatThrownBy(() -> Settlement.reached(ALL, withoutDesk(), lampAndDesk()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("desk");
    }

    @Test
    void an_agreement_has_only_awards_from_its_seller_to_its_buyer() {
        assertThatThrownBy(() -> agreement(LAMP_TO_ANN, DESK_TO_BOB)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Agreement(new SeatId("ann"), new SeatId("seller"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_total_that_cannot_be_exact_is_an_error() {
        Award dear = award("lamp", "ann", (1L << 53) - 1);

        assertThatThrownBy(() -> agreement(dear, DESK_TO_ANN).total()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void over_a_whole_run_each_award_settles_once_and_each_pair_agrees_on_all_at_most_once() {
        int each = 0;
        int all = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            List<Awarded> run = run(new Random(seed));
            List<Award> settled = reached(EACH_ITEM, run).stream()
                    .flatMap(agreement -> agreement.awards().stream())
                    .toList();
            assertThat(settled)
                    .as("seed %d", seed)
                    .isEqualTo(run.get(run.size() - 1).awards());
            Awarded last = run.get(run.size() - 1);
            List<Agreement> agreed = reached(ALL, run);
            assertThat(agreed.stream().map(Agreement::buyer))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates();
            assertThat(agreed.stream().map(Agreement::buyer).collect(Collectors.toSet()))
                    .as("seed %d", seed)
                    .isEqualTo(having(last, 3));
            each += settled.size();
            all += agreed.size();
        }
        assertThat(each).isGreaterThan(2_000);
        assertThat(all).isGreaterThan(300);
    }

    @Test
    void over_a_whole_run_no_buyer_has_a_deal_that_has_not_enough_and_nothing_settles_twice() {
        SettlementRule two = new AtLeast(2);
        SettlementRule bundles = Bundles.of(List.of("i0", "i1"));
        int deals = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            List<Awarded> run = run(new Random(seed));
            Awarded last = run.get(run.size() - 1);
            List<Agreement> enough = reached(two, run);
            assertThat(enough.stream().map(Agreement::buyer).collect(Collectors.toSet()))
                    .as("seed %d", seed)
                    .isEqualTo(having(last, 2));
            requireOnce(seed, enough, last);
            List<Agreement> whole = reached(bundles, run);
            requireOnce(seed, whole, last);
            for (Agreement agreement : whole) {
                Set<String> items = agreement.awards().stream()
                        .map(award -> award.terms().item().value())
                        .collect(Collectors.toSet());
                assertThat(items).as("seed %d", seed).isIn(Set.of("i0", "i1"), Set.of("i2"));
            }
            deals += enough.size() + whole.size();
        }
        assertThat(deals).isGreaterThan(2_000);
    }

    private static void requireOnce(int seed, List<Agreement> agreements, Awarded last) {
        List<Award> left = new ArrayList<>(last.awards());
        agreements.forEach(agreement -> agreement
                .awards()
                .forEach(award ->
                        assertThat(left.remove(award)).as("seed %d", seed).isTrue()));
    }

    private static List<Agreement> reached(SettlementRule rule, List<Awarded> run) {
        List<Agreement> reached = new ArrayList<>();
        for (int i = 1; i < run.size(); i++) {
            reached.addAll(Settlement.reached(rule, run.get(i - 1), run.get(i)));
        }
        return reached;
    }

    private static Set<SeatId> having(Awarded last, int count) {
        Set<SeatId> having = new HashSet<>();
        for (String buyer : List.of("ann", "bob")) {
            long has = last.awards().stream()
                    .filter(award -> award.buyer().value().equals(buyer))
                    .map(award -> award.terms().item())
                    .distinct()
                    .count();
            if (has >= count) {
                having.add(new SeatId(buyer));
            }
        }
        return having;
    }

    private static List<Awarded> run(Random random) {
        Set<ItemId> items = Set.of(new ItemId("i0"), new ItemId("i1"), new ItemId("i2"));
        Set<ItemId> gone = new HashSet<>();
        List<Award> awards = new ArrayList<>();
        List<Awarded> run = new ArrayList<>(List.of(new Awarded(items, gone, awards)));
        for (int step = 0; step < 8; step++) {
            if (random.nextInt(5) == 0) {
                gone.add(new ItemId("i" + random.nextInt(3)));
            } else {
                awards.add(award("i" + random.nextInt(3), random.nextBoolean() ? "ann" : "bob", 1));
            }
            run.add(new Awarded(items, gone, awards));
        }
        return run;
    }
}
