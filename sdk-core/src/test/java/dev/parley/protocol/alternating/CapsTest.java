package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static dev.parley.protocol.alternating.Goods.HELMET;
import static dev.parley.protocol.alternating.Goods.at;
import static dev.parley.protocol.alternating.Haggle.BUYER;
import static dev.parley.protocol.alternating.Haggle.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.protocol.Need;
import dev.parley.protocol.Refusal;
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
        assertThat(threeOffers.state.buyersOffers()).isEqualTo(1);
        threeOffers.counter(BUYER, at(BIKE, 60));
        assertThat(threeOffers.state.buyersOffers()).isEqualTo(2);
    }

    @Test
    void offers_on_the_listing_elsewhere_count_expired_ones_included() {
        threeOffers.offersElsewhere = 2;
        assertThat(threeOffers.protocol.needs(threeOffers.state, Haggle.offering(BUYER, at(BIKE, 50))))
                .containsExactly(new Need.OffersOnListing(Haggle.BUYERS_SEAT.principal()));
        threeOffers.offer(BUYER, at(BIKE, 50));
        threeOffers.counter(SELLER, at(BIKE, 90));
        assertThat(threeOffers.refused(threeOffers.countering(BUYER, at(BIKE, 60))))
                .isEqualTo("OFFER_LIMIT");
    }

    @Test
    void the_cap_does_not_bind_the_seller() {
        threeOffers.offersElsewhere = 2;
        threeOffers.offer(BUYER, at(BIKE, 50));
        assertThat(threeOffers.protocol.needs(threeOffers.state, threeOffers.countering(SELLER, at(BIKE, 90))))
                .isEmpty();
        threeOffers.counter(SELLER, at(BIKE, 90));
        threeOffers.reject(BUYER, true);
        threeOffers.offer(SELLER, at(BIKE, 80));
        threeOffers.assertPhase("awaiting-buyer");
    }

    @Test
    void an_empty_table_before_a_buyer_without_offers_ends_it() {
        threeOffers.offersElsewhere = 2;
        threeOffers.offer(BUYER, at(BIKE, 50));
        threeOffers.reject(SELLER, true);
        threeOffers.assertClosed(CloseReason.OFFERS_USED_UP);
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
