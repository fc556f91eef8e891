// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettlementRuleTest {
    private static final ItemId BODY = new ItemId("body");
    private static final ItemId LENS = new ItemId("lens");
    private static final ItemId BAG = new ItemId("bag");
    private static final Set<ItemId> CAMERA = Set.of(BODY, LENS, BAG);
    private static final SettlementRule KIT = Bundles.of(List.of("body", "lens"));

    private static Json json(SettlementRule rule) {
        return rule.putInto(Json.object()).build();
    }

    private static Json settlement(String name) {
        return Json.object().put("settlement", name).build();
    }

    @Test
    void every_rule_is_read_as_it_was_written() {
        for (SettlementRule rule : List.of(
                SettlementRule.EACH_ITEM,
                SettlementRule.ALL,
                new AtLeast(2),
                KIT,
                Bundles.of(List.of("body"), List.of("lens", "bag")))) {
            assertThat(SettlementRule.readFrom(json(rule))).isEqualTo(rule);
        }
        assertThat(json(new AtLeast(2)).canonicalText()).isEqualTo("{\"atLeast\":2,\"settlement\":\"at-least\"}");
        assertThat(json(KIT).canonicalText())
                .isEqualTo("{\"bundles\":[[\"body\",\"lens\"]],\"settlement\":\"bundles\"}");
    }

    @Test
    void a_rule_says_neither_less_nor_more_than_its_kind_needs() {
        assertThatThrownBy(() -> SettlementRule.readFrom(settlement("at-least")))
                .hasMessage("atLeast must be there where settlement is at-least");
        assertThatThrownBy(() -> SettlementRule.readFrom(settlement("bundles")))
                .hasMessage("bundles must be there where settlement is bundles");
        assertThatThrownBy(() -> SettlementRule.readFrom(
                        Json.object(settlement("all")).put("atLeast", 2).build()))
                .hasMessage("atLeast must be left out where settlement is all");
        assertThatThrownBy(() -> SettlementRule.readFrom(settlement("some")))
                .hasMessage("settlement must be each-item, all, at-least or bundles");
    }

    @Test
    void at_least_is_one_item_to_as_many_as_a_listing_can_have() {
        assertThat(new AtLeast(1).items()).isEqualTo(1);
        assertThat(new AtLeast(100).items()).isEqualTo(100);
        for (long count : List.of(0L, 101L, -1L, Safe.MAX)) {
            assertThatThrownBy(() -> AtLeast.of(Json.of(count)))
                    .hasMessage("atLeast must be a whole number from 1 to 100");
        }
    }

    @Test
    void at_least_has_no_more_items_than_the_listing() {
        assertThat(new AtLeast(3).faults(CAMERA)).isEmpty();
        assertThat(new AtLeast(4).faults(CAMERA))
                .containsExactly(
                        new SettlementFault("/atLeast", "must be at most 3, which is how many items the listing has"));
    }

    @Test
    void bundles_name_each_item_once_and_none_is_empty() {
        assertThat(Bundles.faultsAmong(List.of(List.of(BODY, LENS), List.of(), List.of(LENS, BAG, BAG))))
                .containsExactly(
                        new SettlementFault("/bundles/1", "must name at least one item in each bundle"),
                        new SettlementFault("/bundles/2/0", "must not overlap, but bundles 1 and 3 both name \"lens\""),
                        new SettlementFault(
                                "/bundles/2/2", "must name an item once, but bundle 3 names \"bag\" twice"));
        assertThat(Bundles.faultsAmong(List.of()))
                .containsExactly(new SettlementFault("/bundles", "must be 1 to 100 bundles"));
        assertThatThrownBy(() -> new Bundles(List.of(List.of(BODY, BODY))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("bundles must name an item once");
    }

    @Test
    void bundles_name_items_of_the_listing() {
        assertThat(Bundles.of(List.of("body", "tripod")).faults(CAMERA))
                .containsExactly(
                        new SettlementFault("/bundles/0/1", "must be an item of the listing, which has no \"tripod\""));
    }

    @Test
    void what_is_gone_takes_with_it_what_cannot_settle_without_it() {
        Set<ItemId> lens = Set.of(LENS);

        assertThat(SettlementRule.EACH_ITEM.lost(CAMERA, lens)).isEqualTo(lens);
        assertThat(SettlementRule.ALL.lost(CAMERA, lens)).isEqualTo(CAMERA);
        assertThat(SettlementRule.ALL.lost(CAMERA, Set.of())).isEmpty();
        assertThat(new AtLeast(2).lost(CAMERA, lens)).isEqualTo(lens);
        assertThat(new AtLeast(3).lost(CAMERA, lens)).isEqualTo(CAMERA);
        assertThat(KIT.lost(CAMERA, lens)).containsExactlyInAnyOrder(BODY, LENS);
        assertThat(KIT.lost(CAMERA, Set.of(BAG))).containsExactly(BAG);
    }

    @Test
    void a_rule_says_how_it_settles_in_words() {
        assertThat(List.of(SettlementRule.ALL, new AtLeast(1), new AtLeast(2), KIT))
                .extracting(SettlementRule::text)
                .containsExactly(
                        "all",
                        "together where at least 1 item is agreed",
                        "together where at least 2 items are agreed",
                        "in bundles (body with lens)");
    }
}
