// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static dev.parley.protocol.alternating.Goods.HELMET;
import static dev.parley.protocol.alternating.Goods.LAMP;
import static dev.parley.protocol.alternating.Goods.at;
import static dev.parley.protocol.alternating.Haggle.BUYER;
import static dev.parley.protocol.alternating.Haggle.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Money;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.kernel.KernelInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeveralItemsTest {
    private final Haggle each = Haggle.over(BIKE, HELMET, LAMP);
    private final Haggle all = Haggle.allOf(BIKE, HELMET);

    @Test
    void a_counter_offer_takes_over_items_that_it_does_not_name() {
        each.offer(BUYER, at(HELMET, 5), at(BIKE, 50));
        each.counter(SELLER, at(BIKE, 90));
        assertThat(each.standing().terms()).containsExactly(at(BIKE, 90), at(HELMET, 5));
    }

    @Test
    void a_counter_offer_takes_over_issues_that_it_does_not_name() {
        Haggle screws = new Haggle(
                Haggle.opening(Goods.screws(), AlternatingRules.DEFAULTS, SettlementRule.EACH_ITEM, Map.of()));
        screws.offer(BUYER, Goods.screws(100, 20, 50));
        screws.counter(SELLER, Terms.of(Goods.SCREWS, Map.of(Goods.QUANTITY, Value.of(30L))));
        assertThat(screws.standing().terms()).containsExactly(Goods.screws(100, 30, 50));
        screws.accept(BUYER);
        assertThat(screws.game().awards().get(0).amount().minorUnits()).isEqualTo(100 * 30 + 50);
        assertThat(screws.game().awards().get(0).units()).isEqualTo(30);
    }

    @Test
    void a_counter_offer_may_drop_items_and_add_others() {
        each.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        each.does(counter(SELLER, List.of(at(LAMP, 8)), Set.of(HELMET), Set.of()));
        assertThat(each.standing().terms()).containsExactly(at(BIKE, 50), at(LAMP, 8));
        assertThat(each.game().isOpen(HELMET)).isTrue();
    }

    @Test
    void an_added_item_needs_complete_terms() {
        Haggle screws = new Haggle(Haggle.opening(
                Goods.listing(List.of(
                        Goods.simple(BIKE).items().get(0),
                        Goods.screws().items().get(0))),
                AlternatingRules.DEFAULTS,
                SettlementRule.EACH_ITEM,
                Map.of()));
        screws.offer(BUYER, at(BIKE, 50));
        Terms noQuantity = Terms.of(Goods.SCREWS, Map.of(Goods.PRICE, Value.of(new Money(5, Goods.EUR))));
        assertThat(screws.refused(screws.countering(SELLER, noQuantity))).isEqualTo("MISSING_ISSUE");
    }

    @Test
    void dropping_everything_or_naming_nothing_offers_nothing() {
        each.offer(BUYER, at(BIKE, 50));
        assertThat(each.refused(counter(SELLER, List.of(), Set.of(BIKE), Set.of())))
                .isEqualTo("NOTHING_OFFERED");
        assertThat(each.refused(counter(SELLER, List.of(), Set.of(), Set.of(BIKE))))
                .isEqualTo("NOTHING_OFFERED");
        assertThat(each.refused(each.countering(SELLER))).isEqualTo("NOTHING_OFFERED");
    }

    @Test
    void a_partial_acceptance_settles_items_and_leaves_the_rest_on_the_table() {
        each.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        each.accept(SELLER, BIKE);
        each.assertPhase("awaiting-seller");
        assertThat(each.game().awards()).hasSize(1);
        assertThat(each.standing().terms()).containsExactly(at(HELMET, 5));
        assertThat(each.refused(Haggle.offering(BUYER, at(HELMET, 9)))).isEqualTo("MOVE_NOT_ALLOWED");
        each.reject(SELLER, true);
        assertThat(each.refused(Haggle.offering(SELLER, at(HELMET, 9)))).isEqualTo("NOT_YOUR_TURN");
        assertThat(each.refused(Haggle.offering(BUYER, at(BIKE, 9)))).isEqualTo("ITEM_SETTLED");
        each.offer(BUYER, at(HELMET, 6), at(LAMP, 7));
        each.accept(SELLER);
        assertThat(each.game().awards()).hasSize(3);
        each.assertClosed(CloseReason.AGREED);
    }

    @Test
    void a_whole_acceptance_leaves_open_what_the_offer_did_not_hold() {
        each.offer(BUYER, at(BIKE, 50));
        each.accept(SELLER);
        each.assertPhase("awaiting-offer");
        each.withdraw(BUYER, true);
        each.assertPhase("agreed");
        each.assertClosed(CloseReason.WITHDRAWN);
    }

    @Test
    void one_move_accepts_some_items_and_counters_others() {
        each.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        assertThat(each.names(each.does(counter(SELLER, List.of(at(HELMET, 9)), Set.of(), Set.of(BIKE)))))
                .containsExactly("offer-accepted", "offer-made");
        assertThat(each.game().awards()).extracting(award -> award.terms()).containsExactly(at(BIKE, 50));
        assertThat(each.standing().terms()).containsExactly(at(HELMET, 9));
        each.assertPhase("awaiting-buyer");
    }

    @Test
    void accepting_within_a_counter_offer_needs_the_hash_of_the_terms() {
        each.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        AlternatingMove move =
                new AlternatingMove.Counter(List.of(at(HELMET, 9)), Set.of(), Set.of(BIKE), Optional.empty());
        Optional<Hash> none = Optional.empty();
        assertThat(each.refused(Haggle.move(SELLER, Optional.of(each.standing().id()), none, move)))
                .isEqualTo("INVALID_REQUEST");
    }

    @Test
    void an_item_is_not_both_countered_and_accepted_or_dropped() {
        each.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        assertThat(each.refused(counter(SELLER, List.of(at(BIKE, 9)), Set.of(), Set.of(BIKE))))
                .isEqualTo("DUPLICATE_ITEM");
        assertThat(each.refused(counter(SELLER, List.of(at(BIKE, 9)), Set.of(BIKE), Set.of())))
                .isEqualTo("DUPLICATE_ITEM");
        assertThat(each.refused(counter(SELLER, List.of(at(LAMP, 9)), Set.of(BIKE), Set.of(BIKE))))
                .isEqualTo("DUPLICATE_ITEM");
    }

    @Test
    void an_open_item_that_the_offer_does_not_hold_cannot_be_accepted() {
        each.offer(BUYER, at(BIKE, 50));
        assertThat(each.refused(each.accepting(SELLER, LAMP))).isEqualTo("STALE_OFFER");
        assertThat(each.refused(each.accepting(SELLER, new ItemId("car")))).isEqualTo("UNKNOWN_ITEM");
    }

    @Test
    void a_partial_rejection_leaves_the_rest_on_the_table_for_the_same_side() {
        each.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        Hash before = each.standing().termsHash();
        each.does(each.answering(SELLER, new AlternatingMove.Reject(false, Set.of(BIKE), Optional.empty())));
        each.assertPhase("awaiting-seller");
        assertThat(each.standing().terms()).containsExactly(at(HELMET, 5));
        assertThat(each.standing().termsHash()).isNotEqualTo(before);
        assertThat(each.game().isOpen(BIKE)).isTrue();
    }

    @Test
    void all_together_allows_nothing_partial() {
        assertThat(all.refused(Haggle.offering(BUYER, at(BIKE, 50)))).isEqualTo("PARTIAL_NOT_ALLOWED");
        all.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        assertThat(all.refused(all.accepting(SELLER, BIKE))).isEqualTo("PARTIAL_NOT_ALLOWED");
        AlternatingMove reject = new AlternatingMove.Reject(true, Set.of(BIKE), Optional.empty());
        assertThat(all.refused(all.answering(SELLER, reject))).isEqualTo("PARTIAL_NOT_ALLOWED");
        assertThat(all.refused(counterAll(List.of(at(BIKE, 60)), Set.of(), Set.of(HELMET))))
                .isEqualTo("PARTIAL_NOT_ALLOWED");
        assertThat(all.refused(counterAll(List.of(at(BIKE, 60)), Set.of(HELMET), Set.of())))
                .isEqualTo("PARTIAL_NOT_ALLOWED");
    }

    @Test
    void all_together_settles_at_once() {
        all.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        all.accept(SELLER, BIKE, HELMET);
        assertThat(all.game().awards()).hasSize(2);
        all.assertClosed(CloseReason.AGREED);
    }

    private KernelInput<AlternatingMove> counter(
            SeatId seat, List<Terms> terms, Set<ItemId> drops, Set<ItemId> accepts) {
        return each.answering(seat, new AlternatingMove.Counter(terms, drops, accepts, Optional.empty()));
    }

    private KernelInput<AlternatingMove> counterAll(List<Terms> terms, Set<ItemId> drops, Set<ItemId> accepts) {
        return all.answering(SELLER, new AlternatingMove.Counter(terms, drops, accepts, Optional.empty()));
    }
}
