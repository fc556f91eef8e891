// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static dev.parley.protocol.alternating.Goods.HELMET;
import static dev.parley.protocol.alternating.Goods.at;
import static dev.parley.protocol.alternating.Haggle.BUYER;
import static dev.parley.protocol.alternating.Haggle.SELLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Json;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Viewer;
import org.junit.jupiter.api.Test;

class CapsTest {
    private final Haggle threeOffers =
            Haggle.over(Haggle.rules(rules -> rules.put("maxOffersPerBuyerAndListing", 3)), BIKE, HELMET);
    private final Haggle monotone =
            Haggle.over(Haggle.rules(rules -> rules.put("monotoneConcession", true)), BIKE, HELMET);

    @Test
    void every_offer_and_counter_offer_is_a_round() {
        Haggle haggle = Haggle.over(Haggle.rules(rules -> rules.put("maxRounds", 2)), BIKE);
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.counter(SELLER, at(BIKE, 90));
        assertThat(haggle.refused(haggle.countering(BUYER, at(BIKE, 60)))).isEqualTo("ROUND_LIMIT");
        assertThat(haggle.protocol.allowed(haggle.state, BUYER, haggle.now))
                .extracting(allowed -> allowed.kind())
                .containsExactly("accept", "reject");
        haggle.accept(BUYER);
        haggle.assertPhase("agreed");
    }

    @Test
    void an_empty_table_without_rounds_ends_it() {
        Haggle haggle = Haggle.over(Haggle.rules(rules -> rules.put("maxRounds", 1)), BIKE);
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.reject(SELLER, true);
        haggle.assertClosed(CloseReason.ROUNDS_USED_UP);
    }

    @Test
    void declined_withdrawn_and_replaced_offers_use_up_the_buyers_cap() {
        threeOffers.offer(BUYER, at(BIKE, 50));
        threeOffers.reject(SELLER, true);
        threeOffers.offer(BUYER, at(BIKE, 60));
        threeOffers.withdraw(BUYER, false);
        threeOffers.offer(BUYER, at(BIKE, 70));
        threeOffers.counter(SELLER, at(BIKE, 90));
        assertThat(threeOffers.refused(threeOffers.countering(BUYER, at(BIKE, 80))))
                .isEqualTo("OFFER_LIMIT");
    }

    @Test
    void declining_the_sellers_counter_offer_uses_up_nothing() {
        threeOffers.offer(BUYER, at(BIKE, 50));
        threeOffers.counter(SELLER, at(BIKE, 90));
        threeOffers.reject(BUYER, true);
        threeOffers.offer(SELLER, at(BIKE, 80));
        threeOffers.reject(BUYER, true);
        threeOffers.offer(SELLER, at(BIKE, 75));
        assertThat(threeOffers.game().buyersOffers()).isEqualTo(1);
        threeOffers.counter(BUYER, at(BIKE, 60));
        assertThat(threeOffers.game().buyersOffers()).isEqualTo(2);
    }

    private static long left(Haggle haggle) {
        return haggle.protocol
                .view(haggle.state, new Viewer.Party(BUYER), haggle.now)
                .details()
                .get("buyersOffersLeft")
                .integer();
    }

    private static Haggle afterTwoElsewhere() {
        return Haggle.after(2, Haggle.rules(json -> json.put("maxOffersPerBuyerAndListing", 3)), BIKE);
    }

    @Test
    void offers_on_the_listing_elsewhere_count_and_show_from_the_opening_on() {
        Haggle haggle = afterTwoElsewhere();
        assertThat(left(haggle)).isEqualTo(1);
        haggle.offer(BUYER, at(BIKE, 50));
        assertThat(left(haggle)).isZero();
        haggle.counter(SELLER, at(BIKE, 90));
        assertThat(haggle.refused(haggle.countering(BUYER, at(BIKE, 60)))).isEqualTo("OFFER_LIMIT");
    }

    @Test
    void nothing_opens_for_a_buyer_who_would_begin_and_has_no_offer_left() {
        AlternatingRules two = Haggle.rules(json -> json.put("maxOffersPerBuyerAndListing", 2));
        assertThatThrownBy(() -> Haggle.after(2, two, BIKE)).hasMessageContaining("OFFER_LIMIT");
        AlternatingRules either =
                Haggle.rules(json -> json.put("maxOffersPerBuyerAndListing", 2).put("opener", "either"));
        Haggle haggle = Haggle.after(2, either, BIKE);
        assertThat(haggle.protocol.allowed(haggle.state, BUYER, haggle.now))
                .extracting(Allowed::kind)
                .containsExactly("withdraw");
        assertThat(haggle.protocol.awaits(haggle.state, BUYER, haggle.now)).isFalse();
        haggle.offer(SELLER, at(BIKE, 80));
        assertThat(haggle.protocol.awaits(haggle.state, BUYER, haggle.now)).isTrue();
    }

    @Test
    void the_cap_does_not_bind_the_seller() {
        Haggle haggle = afterTwoElsewhere();
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.counter(SELLER, at(BIKE, 90));
        haggle.reject(BUYER, true);
        haggle.offer(SELLER, at(BIKE, 80));
        haggle.assertPhase("awaiting-buyer");
    }

    @Test
    void an_empty_table_before_a_buyer_without_offers_ends_it() {
        Haggle haggle = afterTwoElsewhere();
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.reject(SELLER, true);
        haggle.assertClosed(CloseReason.OFFERS_USED_UP);
    }

    @Test
    void a_buyer_may_repeat_its_price_but_not_go_below_it() {
        monotone.offer(BUYER, at(BIKE, 50));
        monotone.counter(SELLER, at(BIKE, 90));
        Refusal refusal = monotone.refusal(monotone.countering(BUYER, at(BIKE, 49)));
        assertThat(refusal.code().name()).isEqualTo("CONCESSION_NOT_MONOTONE");
        assertThat(refusal.params()).containsOnlyKeys("item", "issue");
        assertThat(refusal.ownerParams()).containsEntry("limit", Json.of(50));
        monotone.counter(BUYER, at(BIKE, 50));
        assertThat(monotone.refused(monotone.countering(SELLER, at(BIKE, 91)))).isEqualTo("CONCESSION_NOT_MONOTONE");
        monotone.counter(SELLER, at(BIKE, 90));
    }

    @Test
    void a_concession_is_remembered_across_withdrawals_and_by_item() {
        monotone.offer(BUYER, at(BIKE, 50));
        monotone.withdraw(BUYER, false);
        assertThat(monotone.refused(Haggle.offering(BUYER, at(BIKE, 40)))).isEqualTo("CONCESSION_NOT_MONOTONE");
        monotone.offer(BUYER, at(HELMET, 5));
    }

    @Test
    void without_the_rule_prices_may_move_either_way() {
        threeOffers.offer(BUYER, at(BIKE, 50));
        threeOffers.counter(SELLER, at(BIKE, 90));
        threeOffers.counter(BUYER, at(BIKE, 10));
        threeOffers.counter(SELLER, at(BIKE, 100));
        threeOffers.assertPhase("awaiting-buyer");
    }
}
