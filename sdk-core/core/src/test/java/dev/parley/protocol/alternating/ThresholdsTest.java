// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static dev.parley.protocol.alternating.Goods.HELMET;
import static dev.parley.protocol.alternating.Goods.LAMP;
import static dev.parley.protocol.alternating.Goods.SCREWS;
import static dev.parley.protocol.alternating.Goods.at;
import static dev.parley.protocol.alternating.Haggle.BUYER;
import static dev.parley.protocol.alternating.Haggle.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.OfferId;
import dev.parley.model.Safe;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Need;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static Haggle keeping(SettlementRule settlement, Json thresholds, Listing listing) {
        return new Haggle(Haggle.opening(listing, AlternatingRules.DEFAULTS, settlement, Map.of(SELLER, thresholds)));
    }

    private static Haggle bike(int autoAccept, int autoDecline) {
        return keeping(SettlementRule.EACH_ITEM, Haggle.thresholds(BIKE, autoAccept, autoDecline), Goods.simple(BIKE));
    }

    @Test
    void an_offer_of_exactly_the_accepting_threshold_is_accepted_at_once() {
        Haggle haggle = bike(100, 50);
        assertThat(haggle.names(haggle.offer(BUYER, at(BIKE, 100))))
                .containsExactly("offer-made", "offer-accepted", "negotiation-closed");
        assertThat(haggle.game().awards()).hasSize(1);
        haggle.assertClosed(CloseReason.AGREED);
    }

    @Test
    void an_offer_below_the_accepting_threshold_waits_for_the_seller() {
        Haggle haggle = bike(100, 50);
        assertThat(haggle.offer(BUYER, at(BIKE, 99))).hasSize(1);
        haggle.assertPhase("awaiting-seller");
    }

    @Test
    void an_offer_of_exactly_the_declining_threshold_is_not_declined() {
        Haggle haggle = bike(100, 50);
        assertThat(haggle.offer(BUYER, at(BIKE, 50))).hasSize(1);
    }

    @Test
    void an_offer_below_the_declining_threshold_is_declined_at_once() {
        Haggle haggle = bike(100, 50);
        assertThat(haggle.names(haggle.offer(BUYER, at(BIKE, 49)))).containsExactly("offer-made", "offer-rejected");
        haggle.offer(BUYER, at(BIKE, 60));
        haggle.assertPhase("awaiting-seller");
    }

    @Test
    void equal_thresholds_leave_nothing_to_the_seller() {
        Haggle haggle = bike(50, 50);
        haggle.offer(BUYER, at(BIKE, 49));
        haggle.assertPhase("awaiting-offer");
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.assertPhase("agreed");
    }

    @Test
    void a_buyers_counter_offer_is_answered_too_and_a_sellers_offer_never() {
        Haggle haggle = bike(100, -1);
        haggle.offer(BUYER, at(BIKE, 60));
        haggle.counter(SELLER, at(BIKE, 150));
        haggle.assertPhase("awaiting-buyer");
        haggle.counter(BUYER, at(BIKE, 120));
        haggle.assertPhase("agreed");
        assertThat(haggle.game().awards().get(0).terms()).isEqualTo(at(BIKE, 120));
    }

    @Test
    void an_automatic_rejection_looks_like_the_sellers_own() {
        Haggle automatic = bike(-1, 50);
        Haggle manual = Haggle.over(BIKE);
        automatic.offer(BUYER, at(BIKE, 49));
        manual.offer(BUYER, at(BIKE, 49));
        manual.reject(SELLER, true);
        assertThat(automatic.history.subList(1, 3)).isEqualTo(manual.history.subList(1, 3));
        Walks.assertBuyerSeesTheSame(automatic, manual);
    }

    @Test
    void thresholds_are_per_unit_and_count_fees() {
        Json thresholds = Haggle.thresholds(SCREWS, 100, 50);
        assertThat(phase(thresholds, 99, 10, 10)).isEqualTo("agreed");
        assertThat(phase(thresholds, 99, 11, 10)).isEqualTo("awaiting-seller");
        assertThat(phase(thresholds, 49, 10, 10)).isEqualTo("awaiting-seller");
        assertThat(phase(thresholds, 49, 11, 10)).isEqualTo("awaiting-offer");
    }

    private static String phase(Json thresholds, long price, long quantity, long shipping) {
        Haggle haggle = keeping(SettlementRule.EACH_ITEM, thresholds, Goods.screws());
        haggle.offer(BUYER, Goods.screws(price, quantity, shipping));
        return haggle.protocol.phase(haggle.state);
    }

    @Test
    void a_threshold_times_units_beyond_the_longs_is_above_every_amount() {
        Item screws = Goods.screws().items().get(0);
        Thresholds enormous = new Thresholds(Optional.of(Safe.MAX), Optional.of(Safe.MAX));
        assertThat(enormous.verdict(screws, Goods.screws(1, 2, 0))).isEqualTo(Thresholds.Verdict.DECLINE);
        assertThat(enormous.verdict(screws, Goods.screws(1, 1_000_000, 0))).isEqualTo(Thresholds.Verdict.DECLINE);
        assertThat(enormous.verdict(screws, Goods.screws(1, 1_025, 0))).isEqualTo(Thresholds.Verdict.DECLINE);
    }

    @Test
    void each_item_is_judged_by_itself_and_the_undecided_wait_for_the_seller() {
        Haggle haggle = keeping(
                SettlementRule.EACH_ITEM,
                Haggle.thresholds(BIKE, 100, 50, HELMET, 20, 10),
                Goods.simple(BIKE, HELMET, LAMP));
        assertThat(haggle.names(haggle.offer(BUYER, at(BIKE, 100), at(HELMET, 9), at(LAMP, 1))))
                .containsExactly("offer-made", "offer-accepted", "offer-rejected");
        haggle.assertPhase("awaiting-seller");
        assertThat(haggle.standing().terms()).containsExactly(at(LAMP, 1));
        assertThat(haggle.game().awards()).extracting(award -> award.terms()).containsExactly(at(BIKE, 100));
        assertThat(haggle.game().isOpen(HELMET)).isTrue();
        haggle.accept(SELLER);
        haggle.offer(BUYER, at(HELMET, 20));
        haggle.assertClosed(CloseReason.AGREED);
    }

    @Test
    void items_that_settle_together_are_accepted_when_all_reach_their_thresholds() {
        assertThat(together(100, 20)).isEqualTo("agreed");
        assertThat(together(100, 19)).isEqualTo("awaiting-seller");
        assertThat(together(99, 20)).isEqualTo("awaiting-seller");
    }

    @Test
    void items_that_settle_together_are_declined_when_one_is_below() {
        assertThat(together(500, 9)).isEqualTo("awaiting-offer");
        assertThat(together(49, 500)).isEqualTo("awaiting-offer");
    }

    private static String together(long bike, long helmet) {
        Haggle haggle = keeping(
                SettlementRule.ALL, Haggle.thresholds(BIKE, 100, 50, HELMET, 20, 10), Goods.simple(BIKE, HELMET));
        haggle.offer(BUYER, at(BIKE, bike), at(HELMET, helmet));
        return haggle.protocol.phase(haggle.state);
    }

    @Test
    void contradictory_unknown_or_misplaced_thresholds_do_not_open() {
        assertThat(opens(SELLER, Haggle.thresholds(BIKE, 50, 51))).isFalse();
        assertThat(opens(SELLER, Haggle.thresholds(new ItemId("car"), 50, 5))).isFalse();
        assertThat(opens(BUYER, Haggle.thresholds(BIKE, 50, 5))).isFalse();
        assertThat(opens(SELLER, Haggle.thresholds(BIKE, 50, 50))).isTrue();
    }

    private static boolean opens(SeatId seat, Json thresholds) {
        Decision<AlternatingEvent> decision = new AlternatingOffers()
                .open(
                        Haggle.opening(
                                Goods.simple(BIKE),
                                AlternatingRules.DEFAULTS,
                                SettlementRule.EACH_ITEM,
                                Map.of(seat, thresholds)),
                        new Context(
                                Haggle.START,
                                () -> new OfferId("none"),
                                Map.of(new Need.OffersOnListing(Haggle.BUYERS_SEAT.principal()), Json.of(0))));
        return decision.match(events -> true, refusal -> {
            assertThat(refusal.code().name()).isEqualTo("INVALID_RULES");
            assertThat(refusal.ownerParams()).isEmpty();
            return false;
        });
    }

    @Test
    void the_sellers_part_exists_in_one_shape_whatever_is_set() {
        for (Haggle haggle : List.of(bike(100, 50), bike(100, -1), bike(-1, -1), Haggle.over(BIKE))) {
            EncodedEvent opened = haggle.protocol.forms().encode(haggle.history.get(0));
            assertThat(opened.parts())
                    .extracting(EncodedEvent.Part::audience)
                    .containsExactly(Audience.PARTIES, Audience.principal(SELLER));
            assertThat(opened.part(Audience.principal(SELLER))
                            .get("items")
                            .get("bike")
                            .members())
                    .containsOnlyKeys("autoAccept", "autoDecline");
        }
    }
}
