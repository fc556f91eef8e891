// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import static dev.parley.protocol.auction.english.Bidding.DONE;
import static dev.parley.protocol.auction.english.Wares.ANN;
import static dev.parley.protocol.auction.english.Wares.BEA;
import static dev.parley.protocol.auction.english.Wares.CARL;
import static dev.parley.protocol.auction.english.Wares.DORA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Stake;
import dev.parley.protocol.kernel.KernelInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows when a winner does not pay: its unit is offered once, at the price without that winner, and awarded by nobody's silence. */
class SecondChanceTest {
    private static final EnglishMove ACCEPT = new EnglishMove.Accept();
    private static final EnglishMove DECLINE = new EnglishMove.Decline();

    private static Json.Builder rules() {
        return Wares.plain().put("secondChanceSeconds", 86_400).put("secondChanceWithinSeconds", 604_800);
    }

    /** Ann has won at 105; without her Bea would have won at 65 with a maximum of 100. */
    private static Bidding hammered(Json.Builder rules) {
        return bids(Bidding.of(rules)).close();
    }

    private static Bidding bids(Bidding bidding) {
        assertThat(bidding.bid(CARL, 60)).isEqualTo(DONE);
        assertThat(bidding.bid(BEA, 100)).isEqualTo(DONE);
        assertThat(bidding.bid(ANN, 300)).isEqualTo(DONE);
        return bidding;
    }

    /** To its hammer and no further. */
    private static Bidding toHammer(Json.Builder rules) {
        Bidding bidding = bids(Bidding.of(rules));
        bidding.at(Duration.ofHours(1)).due();
        assertThat(bidding.phase()).isEqualTo("after-hammer");
        assertThat(bidding.awards()).hasSize(1);
        return bidding;
    }

    private static Bidding lapsed(Json.Builder rules) {
        Bidding bidding = toHammer(rules);
        assertThat(bidding.dealLapsed(ANN)).isEqualTo(DONE);
        return bidding;
    }

    private static Bidding given(Json.Builder rules) {
        Bidding bidding = lapsed(rules);
        assertThat(bidding.giveSecondChance()).isEqualTo(DONE);
        return bidding;
    }

    private static List<Json> chances(Bidding bidding) {
        return bidding.watched().get("secondChance").get("given").elements();
    }

    @Test
    void the_price_is_that_without_the_winner_and_not_the_runner_ups_own_maximum() {
        Bidding bidding = given(rules());

        assertThat(chances(bidding)).singleElement().satisfies(chance -> {
            assertThat(chance.get("bidder").integer()).isEqualTo(2);
            assertThat(chance.get("price").integer()).isEqualTo(65);
        });
        assertThat(bidding.answer(BEA, ACCEPT)).isEqualTo(DONE);
        assertThat(bidding.awards()).hasSize(2);
        Award award = bidding.awards().get(1);
        assertThat(award.buyer()).isEqualTo(BEA);
        assertThat(award.amount().minorUnits()).isEqualTo(65 + 500);
        assertThat(bidding.phase()).isEqualTo("sold");
        assertThat(bidding.watched().get("winners").list(Json::integer)).containsExactly(2L);
    }

    @Test
    void without_the_rule_the_hammer_is_the_end() {
        Bidding bidding = hammered(Wares.plain());

        assertThat(bidding.phase()).isEqualTo("sold");
        assertThat(bidding.dealLapsed(ANN)).isEqualTo("NEGOTIATION_CLOSED");
        assertThat(bidding.giveSecondChance()).isEqualTo("NEGOTIATION_CLOSED");
    }

    @Test
    void nothing_is_held_or_awarded_before_the_runner_up_accepts() {
        Bidding bidding = given(rules());

        assertThat(bidding.owed(BEA)).isZero();
        assertThat(bidding.stakes(BEA)).noneMatch(Stake::owes);
        assertThat(bidding.stakes(Wares.SELLER.id()))
                .singleElement()
                .satisfies(stake -> assertThat(stake.deals()).isEqualTo(1));
        bidding.later(Duration.ofHours(24)).due();
        assertThat(bidding.awards()).hasSize(1);
        assertThat(bidding.phase()).isEqualTo("sold");
    }

    @Test
    void while_the_winners_deal_stands_nobody_is_offered_its_unit() {
        Bidding bidding = toHammer(rules());

        assertThat(bidding.allowed(Wares.SELLER.id())).isEmpty();
        assertThat(bidding.giveSecondChance()).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(bidding.dealLapsed(BEA)).isEqualTo(DONE);
        assertThat(bidding.giveSecondChance()).isEqualTo("MOVE_NOT_ALLOWED");
        bidding.dealLapsed(ANN);
        assertThat(bidding.allowed(Wares.SELLER.id())).containsExactly("second-chance");
        assertThat(bidding.allowed(BEA)).isEmpty();
    }

    @Test
    void a_unit_has_one_second_chance_whatever_comes_of_it() {
        Bidding declined = given(rules());
        assertThat(declined.giveSecondChance()).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(declined.answer(BEA, DECLINE)).isEqualTo(DONE);
        assertThat(declined.phase()).isEqualTo("sold");

        Bidding taken = given(rules());
        assertThat(taken.answer(BEA, ACCEPT)).isEqualTo(DONE);
        assertThat(taken.dealLapsed(BEA)).isEqualTo("NEGOTIATION_CLOSED");
        assertThat(taken.awards()).hasSize(2);
    }

    @Test
    void an_answer_names_the_offer_and_an_acceptance_its_terms() {
        Bidding bidding = given(rules());
        Json offer = bidding.seen(BEA).get("offer");
        OfferId id = new OfferId(offer.get("id").text());
        Hash hash = new Hash(offer.get("termsHash").text());

        assertThat(bidding.answer(BEA, ACCEPT, new OfferId("other"), hash)).isEqualTo("STALE_OFFER");
        assertThat(bidding.answer(BEA, ACCEPT, id, Terms.hash(List.of(Wares.at(64)))))
                .isEqualTo("STALE_OFFER");
        assertThat(bidding.move(BEA, ACCEPT)).isEqualTo("STALE_OFFER");
        assertThat(bidding.answer(CARL, ACCEPT, id, hash)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(bidding.answer(ANN, ACCEPT, id, hash)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(bidding.answer(BEA, ACCEPT, id, hash)).isEqualTo(DONE);
        assertThat(bidding.seen(CARL).find("offer")).isEmpty();
    }

    @Test
    void a_chance_lasts_as_the_rules_say_and_no_longer_than_the_time_after_the_hammer() {
        Bidding late = lapsed(rules());
        late.at(Duration.ofDays(7)).giveSecondChance();
        Instant over = Bidding.OPENED.plus(Duration.ofDays(7)).plus(Duration.ofHours(1));

        assertThat(late.protocol().nextDeadline(late.played())).contains(over);
        late.control(KernelInput.Control.PAUSED);
        late.later(Duration.ofDays(3)).control(KernelInput.Control.RESUMED);
        assertThat(late.protocol().nextDeadline(late.played())).contains(over.plus(Duration.ofDays(3)));
        assertThat(late.later(Duration.ofHours(1)).answer(BEA, ACCEPT)).isEqualTo("DEADLINE_PASSED");
        late.due();
        assertThat(late.phase()).isEqualTo("sold");

        Bidding idle = toHammer(rules());
        idle.at(Duration.ofDays(7).plusHours(1)).due();
        assertThat(idle.phase()).isEqualTo("sold");
    }

    @Test
    void below_the_reserve_nobody_is_next_in_line() {
        Bidding met = bids(Bidding.reserved(rules(), 90));
        met.at(Duration.ofHours(1)).due();
        met.dealLapsed(ANN);
        assertThat(met.giveSecondChance()).isEqualTo(DONE);
        assertThat(chances(met).get(0).get("price").integer()).isEqualTo(90);

        Bidding unmet = bids(Bidding.reserved(rules(), 101));
        unmet.at(Duration.ofHours(1)).due();
        unmet.dealLapsed(ANN);
        assertThat(unmet.giveSecondChance()).isEqualTo("MOVE_NOT_ALLOWED");
    }

    @Test
    void each_of_several_units_has_its_chance_at_the_price_without_all_whose_deals_lapsed() {
        Bidding bidding = Bidding.of(rules().put("units", 2));
        bidding.bid(CARL, 60);
        bidding.bid(DORA, 40);
        bidding.bid(BEA, 100);
        bidding.bid(ANN, 300);
        bidding.at(Duration.ofHours(1)).due();
        assertThat(bidding.awards()).extracting(Award::buyer).containsExactlyInAnyOrder(ANN, BEA);

        bidding.dealLapsed(ANN);
        assertThat(bidding.giveSecondChance()).isEqualTo(DONE);
        assertThat(bidding.giveSecondChance()).isEqualTo("MOVE_NOT_ALLOWED");
        bidding.dealLapsed(BEA);
        assertThat(bidding.giveSecondChance()).isEqualTo(DONE);

        assertThat(chances(bidding))
                .extracting(chance -> chance.get("bidder").integer())
                .containsExactly(1L, 2L);
        assertThat(chances(bidding))
                .extracting(chance -> chance.get("price").integer())
                .containsExactly(45L, 10L);
        assertThat(bidding.answer(CARL, ACCEPT)).isEqualTo(DONE);
        assertThat(bidding.phase()).isEqualTo("after-hammer");
        assertThat(bidding.answer(DORA, DECLINE)).isEqualTo(DONE);
        assertThat(bidding.phase()).isEqualTo("sold");
    }

    /** Ann and Bea win. Carl takes Bea's unit and does not pay either: his 60 no longer makes Dora's price. */
    @Test
    void who_takes_a_second_chance_and_does_not_pay_counts_for_no_later_price_and_frees_no_unit() {
        SeatId eve = new SeatId("eve");
        Bidding bidding = Bidding.of(rules().put("units", 2));
        bidding.join(Wares.buyer(eve), Optional.empty());
        bidding.bid(eve, 30);
        bidding.bid(DORA, 40);
        bidding.bid(CARL, 60);
        bidding.bid(BEA, 100);
        bidding.bid(ANN, 300);
        bidding.at(Duration.ofHours(1)).due();
        bidding.dealLapsed(BEA);
        bidding.giveSecondChance();
        assertThat(bidding.answer(CARL, ACCEPT)).isEqualTo(DONE);

        assertThat(bidding.dealLapsed(CARL)).isEqualTo(DONE);
        assertThat(bidding.giveSecondChance()).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(bidding.watched().get("winners").list(Json::integer)).containsExactly(5L);
        bidding.dealLapsed(ANN);
        assertThat(bidding.giveSecondChance()).isEqualTo(DONE);

        Json last = chances(bidding).get(1);
        assertThat(last.get("bidder").integer()).isEqualTo(2);
        assertThat(last.get("price").integer()).isEqualTo(10);
        assertThat(AuctionVerifier.verify(
                                bidding.opening().record(Bidding.OPENED),
                                bidding.told(Optional.empty()),
                                Optional.empty())
                        .faults())
                .isEmpty();
    }

    /** Of two units Ann and Bea win one each at 65, which Carl's 60 makes; without Ann, Dora's 40 makes Carl's price. */
    @Test
    void an_offer_is_withdrawn_when_its_price_alone_rests_on_bids_that_cease_to_stand() {
        Bidding bidding = Bidding.of(rules().put("units", 2));
        bidding.bid(DORA, 40);
        bidding.bid(BEA, 100);
        bidding.bid(ANN, 300);
        bidding.bid(CARL, 60);
        bidding.at(Duration.ofHours(1)).due();
        bidding.dealLapsed(ANN);
        bidding.giveSecondChance();
        assertThat(chances(bidding).get(0).get("price").integer()).isEqualTo(45);

        assertThat(bidding.authorityEnded(DORA)).isEqualTo(DONE);

        assertThat(chances(bidding).get(0).get("answer").text()).isEqualTo("withdrawn");
        assertThat(bidding.told(Optional.empty()))
                .extracting(AuctionVerifier.Told::type)
                .doesNotContain("price-recomputed");
        bidding.giveSecondChance();
        assertThat(chances(bidding).get(1).get("price").integer()).isEqualTo(10);
    }

    @Test
    void who_bought_at_once_and_does_not_pay_leaves_the_unit_to_who_led() {
        Bidding bidding = Bidding.of(rules().put("buyNowPrice", 500));
        bidding.bid(CARL, 60);
        bidding.bid(BEA, 100);
        assertThat(bidding.buyNow(ANN)).isEqualTo(DONE);
        assertThat(bidding.phase()).isEqualTo("after-hammer");
        bidding.dealLapsed(ANN);

        assertThat(bidding.giveSecondChance()).isEqualTo(DONE);
        assertThat(chances(bidding).get(0).get("price").integer()).isEqualTo(65);
    }

    @Test
    void bids_voided_after_the_hammer_count_for_no_price_and_everybody_is_told() {
        Bidding bidding = given(rules());

        assertThat(bidding.authorityEnded(CARL)).isEqualTo(DONE);
        assertThat(chances(bidding).get(0).get("answer").text()).isEqualTo("withdrawn");
        assertThat(bidding.giveSecondChance()).isEqualTo(DONE);
        assertThat(chances(bidding).get(1).get("price").integer()).isEqualTo(10);

        Bidding before = toHammer(rules());
        assertThat(before.authorityEnded(BEA)).isEqualTo(DONE);
        assertThat(before.watched().get("secondChance").get("recomputedPrice").integer())
                .isEqualTo(65);
        assertThat(before.watched().get("finalPrice").integer()).isEqualTo(105 + 500);
        assertThat(before.told(Optional.empty())).last().satisfies(told -> {
            assertThat(told.type()).isEqualTo("price-recomputed");
            assertThat(told.details().get("price").integer()).isEqualTo(65);
            assertThat(told.details().get("bidder").integer()).isEqualTo(2);
        });
        before.dealLapsed(ANN);
        before.giveSecondChance();
        assertThat(chances(before).get(0).get("bidder").integer()).isEqualTo(1);
    }

    @Test
    void with_the_sellers_authority_or_the_item_the_chance_is_withdrawn() {
        Bidding seller = given(rules());
        assertThat(seller.authorityEnded(Wares.SELLER.id())).isEqualTo(DONE);
        assertThat(chances(seller).get(0).get("answer").text()).isEqualTo("withdrawn");
        assertThat(seller.phase()).isEqualTo("after-hammer");

        Bidding item = given(rules());
        item.stockGone();
        assertThat(item.phase()).isEqualTo("sold");
        assertThat(item.awards()).hasSize(1);
    }

    @Test
    void rules_that_give_second_chances_want_each_item_to_settle_by_itself() {
        Opening<EnglishRules> each = Bidding.opening(rules(), Wares.vase(Wares.EUR, 1), Map.of());
        Opening<EnglishRules> all = new Opening<>(
                each.negotiation(),
                each.listing(),
                each.rules(),
                SettlementRule.ALL,
                each.seats(),
                each.openedBy(),
                each.privateTerms());

        assertThat(Bidding.faults(each)).isEmpty();
        assertThat(Bidding.faults(all)).containsKey("/secondChanceSeconds");
    }

    @Test
    void what_was_told_after_the_hammer_is_checked_like_the_rest() {
        Bidding bidding = given(rules());
        bidding.answer(BEA, ACCEPT);
        List<AuctionVerifier.Told> told = bidding.told(Optional.empty());
        OpeningRecord<EnglishRules> opening = bidding.opening().record(Bidding.OPENED);

        assertThat(AuctionVerifier.verify(opening, told, Optional.empty()).faults())
                .isEmpty();
        List<AuctionVerifier.Told> unasked = told.stream()
                .filter(one -> !one.type().equals(EnglishEvent.LAPSED))
                .toList();
        assertThat(AuctionVerifier.verify(opening, unasked, Optional.empty()).faults())
                .extracting(AuctionFault::kind)
                .contains(AuctionFault.Kind.SECOND_CHANCE);
    }

    /** Two worlds that differ in what the winner would have paid at most: nobody else can tell, then or afterwards. */
    @Test
    void a_second_chance_tells_nothing_of_the_maximum_of_who_did_not_pay() {
        List<List<String>> worlds = new ArrayList<>();
        for (long maximum : List.of(100L, 100_000L)) {
            Bidding bidding = Bidding.of(rules());
            bidding.bid(CARL, 60);
            bidding.bid(BEA, maximum);
            List<String> seen = new ArrayList<>();
            bidding.at(Duration.ofHours(1)).due();
            bidding.dealLapsed(BEA);
            seen.add(bidding.giveSecondChance());
            for (SeatId seat : List.of(ANN, CARL, Wares.SELLER.id())) {
                seen.add(bidding.seen(seat).canonicalText() + bidding.allowed(seat) + bidding.told(Optional.of(seat)));
            }
            worlds.add(seen);
        }
        assertThat(worlds.get(0)).isEqualTo(worlds.get(1));
    }
}
