// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.Goods.SELLER;
import static dev.parley.protocol.sealedbid.Goods.VASE;
import static dev.parley.protocol.sealedbid.Goods.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.sealedbid.SealedEvent.Sale;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SealedAuctionTest {
    private static final Seat ANN = Goods.seat("ann", SeatRole.BUYER);
    private static final Seat BEN = Goods.seat("ben", SeatRole.BUYER);
    private static final Seat CAT = Goods.seat("cat", SeatRole.BUYER);
    private static final String SALT = "ab".repeat(32);

    @Test
    void the_highest_bid_wins_at_the_second_highest_price() {
        Play play = auction(Play.AUCTION, 0)
                .submits(ANN, bid(300))
                .submits(BEN, bid(700))
                .submits(CAT, bid(500));
        assertThat(sales(play.due())).containsExactly(new Sale(BEN.id(), 500));
        assertThat(play.state().phase()).isEqualTo("agreed");
    }

    @Test
    void the_sealed_reserve_is_met_at_it_and_hidden_below_it() {
        assertThat(sales(auction(Play.AUCTION, 700).submits(BEN, bid(700)).due()))
                .containsExactly(new Sale(BEN.id(), 700));
        Play unsold = auction(Play.AUCTION, 700).submits(BEN, bid(650));
        Viewer ben = new Viewer.Party(BEN.id());
        assertThat(unsold.view(ben).details().canonicalText()).doesNotContain("reserve");
        assertThat(unsold.due().state().phase()).isEqualTo("closed");
        assertThat(unsold.view(ben).details().canonicalText()).doesNotContain("reserve");
        assertThat(unsold.view(new Viewer.Party(SELLER.id())).details().canonicalText())
                .contains("\"reserves\":{\"vase\":700}");
    }

    @Test
    void a_tie_goes_to_the_earliest_and_a_replaced_bid_comes_last() {
        Play play = auction(Play.AUCTION, 0).submits(ANN, bid(500)).submits(BEN, bid(500));
        assertThat(sales(play.due())).containsExactly(new Sale(ANN.id(), 500));
        Play replaced = auction(Play.AUCTION, 0)
                .submits(ANN, bid(500))
                .submits(BEN, bid(500))
                .submits(ANN, bid(500));
        assertThat(sales(replaced.due())).containsExactly(new Sale(BEN.id(), 500));
    }

    @Test
    void under_pay_as_bid_each_learns_its_own_price_alone() {
        SealedRules rules = Play.with(Play.AUCTION, new Pricing.Auction(AuctionPricing.PAY_AS_BID, 2));
        Play play = auction(rules, 0)
                .submits(ANN, bid(300))
                .submits(BEN, bid(700))
                .submits(CAT, bid(500))
                .due();
        assertThat(sales(play)).containsExactly(new Sale(BEN.id(), 700), new Sale(CAT.id(), 500));
        assertThat(outcome(play, BEN)).contains("700").doesNotContain("500");
        assertThat(outcome(play, ANN)).contains("ben").doesNotContain("700").doesNotContain("500");
        assertThat(outcome(play, SELLER)).contains("700").contains("500");
    }

    private static String outcome(Play play, Seat seat) {
        return play.view(new Viewer.Party(seat.id()))
                .details()
                .get("items")
                .get("vase")
                .get("outcome")
                .canonicalText();
    }

    @Test
    void several_units_go_at_one_price_to_several_buyers() {
        SealedRules rules = Play.with(Play.AUCTION, new Pricing.Auction(AuctionPricing.UNIFORM_PRICE, 2));
        Play play = auction(rules, 0)
                .submits(ANN, bid(300))
                .submits(BEN, bid(700))
                .submits(CAT, bid(500))
                .due();
        assertThat(play.state().outcome().awards())
                .extracting(award -> award.buyer(), award -> award.amount().minorUnits())
                .containsExactly(tuple(BEN.id(), 800L), tuple(CAT.id(), 800L));
    }

    @Test
    void a_seller_neither_bids_nor_joins_as_a_buyer() {
        Play play = auction(Play.AUCTION, 0);
        assertThat(play.refused(SELLER.id(), new SealedMove.Submit(bid(100)))).isEqualTo(Reason.MOVE_NOT_ALLOWED);
        Seat disguised = new Seat(Goods.seat("dan", SeatRole.BUYER).id(), SeatRole.BUYER, SELLER.principal());
        assertThat(play.refusedJoin(disguised)).isEqualTo(Reason.PRINCIPAL_ON_BOTH_SIDES);
    }

    @Test
    void only_the_seller_opens_one() {
        List<Seat> seats = List.of(ANN, SELLER);
        assertThat(Play.refused(Play.open(
                                new SealedAuction(),
                                Play.opening(Goods.vase(), Play.AUCTION, SettlementRule.EACH_ITEM, seats),
                                Map.of()))
                        .code())
                .isEqualTo(Reason.WRONG_OPENER);
    }

    @Test
    void headers_are_public_once_somebody_has_won_and_never_where_nobody_has() {
        Play sold = auction(Play.AUCTION, 700).submits(BEN, bid(700));
        assertThat(sold.protocol().capabilities().publishesHeaders(sold.played()))
                .isFalse();
        sold.due();
        assertThat(sold.protocol().capabilities().publishesHeaders(sold.played()))
                .isTrue();
        Play unsold = auction(Play.AUCTION, 700).submits(BEN, bid(650)).due();
        assertThat(unsold.protocol().capabilities().publishesHeaders(unsold.played()))
                .isFalse();
    }

    @Test
    void a_principal_joins_once_and_not_after_the_close() {
        Play play = auction(Play.AUCTION, 0);
        assertThat(play.refusedJoin(ANN)).isEqualTo(Reason.ALREADY_JOINED);
        play.after(Play.HOUR);
        assertThat(play.refusedJoin(Goods.seat("dan", SeatRole.BUYER))).isEqualTo(Reason.DEADLINE_PASSED);
    }

    @Test
    void a_commitment_counts_from_when_it_was_made() {
        Play play = auction(Play.committed(Play.AUCTION), 0);
        commits(play, ANN);
        commits(play, BEN);
        play.due();
        play.does(BEN.id(), new SealedMove.Reveal(bid(500), SALT))
                .does(ANN.id(), new SealedMove.Reveal(bid(500), SALT))
                .due();
        assertThat(sales(play)).containsExactly(new Sale(ANN.id(), 500));
    }

    @Test
    void a_bidder_that_does_not_reveal_loses_and_under_annul_nobody_wins() {
        for (Forfeiture forfeiture : Forfeiture.values()) {
            SealedRules rules = Play.committed(Play.AUCTION);
            Play play = auction(forfeiture == Forfeiture.ANNUL ? Play.annul(rules) : rules, 0);
            commits(play, ANN);
            commits(play, BEN);
            play.due().does(BEN.id(), new SealedMove.Reveal(bid(500), SALT)).due();
            assertThat(play.state().outcome().closed().orElseThrow().forfeited())
                    .containsExactly(ANN.id());
            assertThat(sales(play)).hasSize(forfeiture == Forfeiture.ANNUL ? 0 : 1);
        }
    }

    @Test
    void it_ends_with_the_authority_of_its_seller() {
        Play play = auction(Play.AUCTION, 0).submits(ANN, bid(500));
        play.losesAuthority(SELLER.id());
        assertThat(play.state().phase()).isEqualTo("unavailable");
        assertThat(play.state().outcome().awards()).isEmpty();
    }

    @Test
    void there_are_no_more_units_for_sale_than_in_stock() {
        SealedRules nine = Play.with(Play.AUCTION, new Pricing.Auction(AuctionPricing.UNIFORM_PRICE, 9));
        assertThat(Play.refused(Play.open(
                                new SealedAuction(),
                                Play.opening(Goods.vase(), nine, SettlementRule.EACH_ITEM, List.of(SELLER)),
                                Map.of()))
                        .code())
                .isEqualTo(Reason.INVALID_RULES);
    }

    private static Play auction(SealedRules rules, long reserve) {
        Json reserves = Json.object()
                .put("reserves", Json.object().put("vase", reserve).build())
                .build();
        return Play.auction(rules, reserves).joins(ANN).joins(BEN).joins(CAT);
    }

    private static Statement bid(long minorUnits) {
        return Statement.of(at(VASE, minorUnits));
    }

    private static void commits(Play play, Seat seat) {
        play.does(seat.id(), new SealedMove.Commit(bid(500).commitment(Play.NEGOTIATION, seat.id(), SALT)));
    }

    private static List<Sale> sales(Play play) {
        return play.state().outcome().settled().get(0).sales();
    }
}
