// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import static dev.parley.protocol.auction.english.Bidding.DONE;
import static dev.parley.protocol.auction.english.Wares.ANN;
import static dev.parley.protocol.auction.english.Wares.BEA;
import static dev.parley.protocol.auction.english.Wares.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Viewer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reserves, buying at once, authority that ends, and what is left of a game whose answer was dropped. */
class EnglishReserveTest {
    private final Bidding hidden = Bidding.reserved(Wares.plain(), 100);

    @Test
    void below_a_hidden_reserve_the_price_rises_as_without_one_and_nothing_is_sold() {
        assertThat(hidden.bid(ANN, 60)).isEqualTo(DONE);
        assertThat(hidden.bid(BEA, 80)).isEqualTo(DONE);

        assertThat(hidden.price()).isEqualTo(65);
        assertThat(hidden.watched().get("reserve").text()).isEqualTo("unmet");
        assertThat(hidden.close().phase()).isEqualTo("unsold");
        assertThat(hidden.awards()).isEmpty();
    }

    @Test
    void a_maximum_that_meets_the_reserve_moves_the_price_to_it_and_everybody_is_told() {
        assertThat(hidden.bid(ANN, 60)).isEqualTo(DONE);
        assertThat(hidden.bid(BEA, 150)).isEqualTo(DONE);

        assertThat(hidden.price()).isEqualTo(100);
        assertThat(hidden.watched().get("reserve").text()).isEqualTo("met");
        assertThat(hidden.close().awards().get(0).amount().minorUnits()).isEqualTo(100 + 500);
    }

    @Test
    void a_leader_that_raises_its_own_maximum_to_the_reserve_pays_it() {
        assertThat(hidden.bid(ANN, 60)).isEqualTo(DONE);
        assertThat(hidden.price()).isEqualTo(10);
        assertThat(hidden.bid(ANN, 120)).isEqualTo(DONE);

        assertThat(hidden.price()).isEqualTo(100);
        assertThat(hidden.leaders()).containsExactly(ANN);
    }

    @Test
    void the_hidden_reserve_is_shown_to_the_seller_and_not_to_its_agents() {
        assertThat(hidden.view(new Viewer.Party(Wares.SELLER.id()))
                        .get("hiddenReserve")
                        .integer())
                .isEqualTo(100);
        assertThat(hidden.view(new Viewer.Party(Wares.SELLER.id(), false)).find("hiddenReserve"))
                .isEmpty();
        assertThat(hidden.view(new Viewer.Operator()).canonicalText()).doesNotContain("100");
        assertThat(hidden.protocol()
                        .forms()
                        .encode(hidden.protocol()
                                .open(hidden.opening(), new dev.parley.protocol.Context(Bidding.OPENED, () -> {
                                    throw new IllegalStateException();
                                }))
                                .match(events -> events.get(0), refused -> {
                                    throw new IllegalStateException();
                                }))
                        .parts())
                .filteredOn(part -> part.content().canonicalText().contains("100"))
                .extracting(part -> part.audience())
                .containsExactly(Audience.principal(Wares.SELLER.id()));
    }

    @Test
    void of_several_units_as_many_are_sold_as_bidders_met_the_reserve() {
        Bidding three = Bidding.reserved(Wares.plain().put("units", 3), 100);
        assertThat(three.bid(ANN, 150)).isEqualTo(DONE);
        assertThat(three.bid(BEA, 100)).isEqualTo(DONE);
        assertThat(three.bid(CARL, 99)).isEqualTo("BELOW_INCREMENT");

        three.close();
        assertThat(three.awards()).extracting(award -> award.buyer()).containsExactly(ANN, BEA);
        assertThat(three.awards()).allMatch(award -> award.amount().minorUnits() == 100 + 500);
    }

    @Test
    void an_open_reserve_is_seen_from_the_start() {
        Bidding open = Bidding.of(Wares.plain().put("reservePrice", 100));

        assertThat(open.watched().get("openReserve").integer()).isEqualTo(100);
        assertThat(open.bid(ANN, 99)).isEqualTo(DONE);
        assertThat(open.close().phase()).isEqualTo("unsold");
    }

    @Test
    void buying_now_outlives_a_small_bid_and_ends_at_its_share_or_with_the_reserve() {
        Bidding share = Bidding.of(Wares.plain().put("buyNowPrice", 200).put("buyNowUntilPercent", 50));
        assertThat(share.bid(ANN, 199)).isEqualTo(DONE);
        assertThat(share.allowed(BEA)).contains("buy-now");
        assertThat(share.bid(BEA, 94)).isEqualTo(DONE);
        assertThat(share.price()).isEqualTo(99);
        assertThat(share.allowed(BEA)).contains("buy-now");
        assertThat(share.bid(BEA, 104)).isEqualTo(DONE);
        assertThat(share.allowed(BEA)).doesNotContain("buy-now");
        assertThat(share.buyNow(BEA)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(share.bid(BEA, 500)).isEqualTo(DONE);

        Bidding met = Bidding.reserved(Wares.plain().put("buyNowPrice", 200), 50);
        assertThat(met.bid(ANN, 60)).isEqualTo(DONE);
        assertThat(met.allowed(BEA)).doesNotContain("buy-now");
    }

    @Test
    void a_maximum_at_or_above_the_price_for_buying_now_is_refused_with_that_price() {
        Bidding bidding = Bidding.of(Wares.plain().put("buyNowPrice", 200));

        assertThat(bidding.bid(ANN, 200)).isEqualTo("BUY_NOW_INSTEAD");
        assertThat(bidding.refusal().params()).containsEntry("buyNow", Json.of(200));
        assertThat(bidding.bid(ANN, 199)).isEqualTo(DONE);
        assertThat(bidding.buyNow(BEA)).isEqualTo(DONE);
        assertThat(bidding.phase()).isEqualTo("sold");
        assertThat(bidding.awards().get(0).buyer()).isEqualTo(BEA);
        assertThat(bidding.awards().get(0).amount().minorUnits()).isEqualTo(200 + 500);
        assertThat(bidding.owed(ANN)).isZero();
    }

    @Test
    void when_authority_ends_just_the_bids_made_under_it_fall() {
        Bidding bidding = Bidding.of(Wares.plain());
        assertThat(bidding.bid(ANN, 50)).isEqualTo(DONE);
        assertThat(bidding.bid(BEA, 40)).isEqualTo(DONE);
        assertThat(bidding.bid(ANN, 90)).isEqualTo(DONE);
        String later = bidding.stakes(ANN).get(1).name();

        assertThat(bidding.authorityEnded(ANN, later)).isEqualTo(DONE);

        assertThat(bidding.leaders()).containsExactly(ANN);
        assertThat(bidding.owed(ANN)).isEqualTo(50 + 500);
        assertThat(bidding.price()).isEqualTo(45);
    }

    @Test
    void with_the_sellers_authority_or_the_item_the_auction_ends() {
        Bidding seller = Bidding.of(Wares.plain());
        assertThat(seller.bid(ANN, 50)).isEqualTo(DONE);
        seller.authorityEnded(Wares.SELLER.id());
        assertThat(seller.phase()).isEqualTo("unavailable");
        assertThat(seller.owed(ANN)).isZero();

        Bidding item = Bidding.of(Wares.plain());
        item.stockGone();
        assertThat(item.phase()).isEqualTo("unavailable");
    }

    @Test
    void whoever_buys_has_met_the_reserve_and_everybody_reads_so() {
        Json.Builder[] kinds = {Wares.plain(), Wares.plain().put("reservePrice", 60)};
        for (boolean atOnce : List.of(true, false)) {
            for (Bidding bidding : List.of(
                    Bidding.of(kinds[0].put("buyNowPrice", 100)),
                    Bidding.of(kinds[1].put("buyNowPrice", 100)),
                    Bidding.reserved(Wares.plain().put("buyNowPrice", 100), 60))) {
                String before = bidding.watched().get("reserve").text();
                assertThat(bidding.bid(BEA, 20)).isEqualTo(DONE);
                assertThat(atOnce ? bidding.buyNow(ANN) : bidding.bid(ANN, 90)).isEqualTo(DONE);
                bidding.close();

                assertThat(bidding.phase()).isEqualTo("sold");
                for (Json seen : List.of(bidding.watched(), bidding.seen(ANN), bidding.seen(Wares.SELLER.id()))) {
                    assertThat(seen.get("reserve").text()).isEqualTo(before.equals("none") ? "none" : "met");
                }
            }
        }
    }

    @Test
    void what_was_not_told_since_an_answer_was_dropped_is_told_with_the_next_step() {
        Bidding bidding = Bidding.of(Wares.plain());
        assertThat(bidding.bidUntold(ANN, 50)).isEqualTo(DONE);
        assertThat(bidding.leaders()).isEmpty();
        assertThat(bidding.owed(ANN)).isEqualTo(50 + 500);

        assertThat(bidding.bid(BEA, 12)).isEqualTo("BELOW_INCREMENT");
        assertThat(bidding.bid(BEA, 30)).isEqualTo(DONE);
        assertThat(bidding.leaders()).containsExactly(ANN);
        assertThat(bidding.price()).isEqualTo(35);
        assertThat(bidding.close().awards().get(0).buyer()).isEqualTo(ANN);
    }

    @Test
    void a_bidder_that_raises_very_often_keeps_its_lead_and_a_bounded_number_of_stakes() {
        Bidding bidding = Bidding.of(Wares.plain());
        for (long maximum = 20; maximum < 3_020; maximum++) {
            assertThat(bidding.bid(ANN, maximum)).isEqualTo(DONE);
        }
        assertThat(bidding.stakes(ANN)).hasSize(Bids.KEPT);
        assertThat(bidding.price()).isEqualTo(10);

        assertThat(bidding.authorityEnded(ANN)).isEqualTo(DONE);
        assertThat(bidding.leaders()).isEmpty();
        assertThat(bidding.stakes(ANN)).isEmpty();
    }
}
