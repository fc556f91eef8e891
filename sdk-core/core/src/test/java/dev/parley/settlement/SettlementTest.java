package dev.parley.settlement;

import static dev.parley.model.SettlementRule.ALL;
import static dev.parley.model.SettlementRule.EACH_ITEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        return new Awarded(Set.of(new ItemId("lamp"), new ItemId("desk")), List.of(awards));
    }

    private static Awarded lampOnly(Award... awards) {
        return new Awarded(Set.of(new ItemId("lamp")), List.of(awards));
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
    void all_settles_when_what_was_missing_is_gone() {
        assertThat(Settlement.reached(ALL, lampAndDesk(LAMP_TO_ANN), lampOnly(LAMP_TO_ANN)))
                .containsExactly(agreement(LAMP_TO_ANN));
    }

    @Test
    void all_leaves_out_awards_of_items_that_are_gone() {
        assertThat(Settlement.reached(ALL, lampOnly(DESK_TO_ANN), lampOnly(DESK_TO_ANN, LAMP_TO_ANN)))
                .containsExactly(agreement(LAMP_TO_ANN));
    }

    @Test
    void all_settles_nothing_when_no_item_is_left() {
        Awarded nothingLeft = new Awarded(Set.of(), List.of(LAMP_TO_ANN));

        assertThat(Settlement.reached(ALL, lampAndDesk(LAMP_TO_ANN), nothingLeft))
                .isEmpty();
    }

    @Test
    void a_pair_that_has_agreed_on_all_does_not_agree_again() {
        assertThat(Settlement.reached(
                        ALL, lampAndDesk(LAMP_TO_ANN, DESK_TO_ANN), lampAndDesk(LAMP_TO_ANN, DESK_TO_ANN, LAMP_TO_ANN)))
                .isEmpty();
        assertThat(Settlement.reached(ALL, lampAndDesk(LAMP_TO_ANN, DESK_TO_ANN), lampOnly(LAMP_TO_ANN, DESK_TO_ANN)))
                .isEmpty();
    }

    @Test
    void an_award_that_is_taken_back_is_a_fault_of_the_protocol() {
        assertThatThrownBy(() -> Settlement.reached(EACH_ITEM, lampAndDesk(LAMP_TO_ANN), lampAndDesk(DESK_TO_ANN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lamp");
    }

    @Test
    void an_item_that_comes_back_is_a_fault_of_the_protocol() {
        assertThatThrownBy(() -> Settlement.reached(ALL, lampOnly(), lampAndDesk()))
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
            List<Agreement> agreed = reached(ALL, run);
            assertThat(agreed.stream().map(Agreement::buyer))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates();
            assertThat(agreed.stream().map(Agreement::buyer).collect(Collectors.toSet()))
                    .as("seed %d", seed)
                    .isEqualTo(havingAllAtSomeTime(run));
            each += settled.size();
            all += agreed.size();
        }
        assertThat(each).isGreaterThan(2_000);
        assertThat(all).isGreaterThan(500);
    }

    private static List<Agreement> reached(SettlementRule rule, List<Awarded> run) {
        List<Agreement> reached = new ArrayList<>();
        for (int i = 1; i < run.size(); i++) {
            reached.addAll(Settlement.reached(rule, run.get(i - 1), run.get(i)));
        }
        return reached;
    }

    private static Set<SeatId> havingAllAtSomeTime(List<Awarded> run) {
        Set<SeatId> having = new HashSet<>();
        for (Awarded step : run) {
            for (String buyer : List.of("ann", "bob")) {
                boolean hasAll = !step.items().isEmpty()
                        && step.items().stream()
                                .allMatch(item -> step.awards().stream()
                                        .anyMatch(award -> award.buyer().value().equals(buyer)
                                                && award.terms().item().equals(item)));
                if (hasAll) {
                    having.add(new SeatId(buyer));
                }
            }
        }
        return having;
    }

    private static List<Awarded> run(Random random) {
        Set<ItemId> items = new HashSet<>(Set.of(new ItemId("i0"), new ItemId("i1"), new ItemId("i2")));
        List<Award> awards = new ArrayList<>();
        List<Awarded> run = new ArrayList<>(List.of(new Awarded(items, awards)));
        for (int step = 0; step < 8; step++) {
            if (random.nextInt(5) == 0) {
                items.remove(new ItemId("i" + random.nextInt(3)));
            } else {
                awards.add(award("i" + random.nextInt(3), random.nextBoolean() ? "ann" : "bob", 1));
            }
            run.add(new Awarded(items, awards));
        }
        return run;
    }
}
