// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import static dev.parley.protocol.auction.english.Bidding.DONE;
import static dev.parley.protocol.auction.english.Wares.ANN;
import static dev.parley.protocol.auction.english.Wares.BEA;
import static dev.parley.protocol.auction.english.Wares.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import dev.parley.protocol.auction.english.AuctionFault.Kind;
import dev.parley.protocol.auction.english.AuctionVerifier.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The seller ends an auction before its close as far as the rules let it, and everybody can check that they did. */
class EarlyEndTest {
    private static final SeatId SELLER = Wares.SELLER.id();
    private static final EnglishMove CALL_OFF = new EnglishMove.CallOff();
    private static final EnglishMove CLOSE = new EnglishMove.CloseEarly();

    private static Json.Builder rules(String callingOff) {
        return Wares.plain().put("callingOff", callingOff).put("closesEarly", true);
    }

    /** What a verifier finds of all that an auction told, changed or not, if its rules had been those. */
    private static List<AuctionFault> faults(Bidding bidding, Json.Builder rules, List<Told> told) {
        assertThat(told).hasSameSizeAs(bidding.told(Optional.empty()));
        return AuctionVerifier.verify(Bidding.of(rules).opening().record(Bidding.OPENED), told, Optional.empty())
                .faults();
    }

    @Test
    void without_a_rule_the_seller_ends_nothing() {
        Bidding bidding = Bidding.of(Wares.plain());

        assertThat(bidding.allowed(SELLER)).isEmpty();
        assertThat(bidding.move(SELLER, CALL_OFF)).isEqualTo("MOVE_NOT_ALLOWED");
        bidding.bid(ANN, 100);
        assertThat(bidding.allowed(SELLER)).isEmpty();
        assertThat(bidding.move(SELLER, CALL_OFF)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(bidding.move(SELLER, CLOSE)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(bidding.phase()).isEqualTo("bidding");
    }

    @Test
    void nobody_but_the_seller_ends_it() {
        Bidding bidding = Bidding.of(rules("always"));
        bidding.bid(ANN, 100);

        assertThat(bidding.move(ANN, CALL_OFF)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(bidding.move(BEA, CLOSE)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(bidding.allowed(ANN)).containsExactly("bid");
    }

    @Test
    void it_is_called_off_as_long_as_nobody_has_bid() {
        Bidding untouched = Bidding.of(rules("unsold"));
        assertThat(untouched.allowed(SELLER)).containsExactly("call-off");
        assertThat(untouched.move(SELLER, CALL_OFF)).isEqualTo(DONE);
        assertThat(untouched.phase()).isEqualTo("called-off");
        assertThat(untouched.bid(ANN, 100)).isEqualTo("NEGOTIATION_CLOSED");
        assertThat(untouched.move(SELLER, CALL_OFF)).isEqualTo("NEGOTIATION_CLOSED");

        Bidding bid = Bidding.of(rules("unsold"));
        bid.bid(ANN, 100);
        assertThat(bid.allowed(SELLER)).containsExactly("close-early");
        assertThat(bid.move(SELLER, CALL_OFF)).isEqualTo("BID_STANDS");
        assertThat(bid.phase()).isEqualTo("bidding");
    }

    @Test
    void under_a_reserve_it_is_called_off_until_a_bid_meets_it() {
        Bidding unmet = Bidding.reserved(rules("unsold"), 200);
        unmet.bid(ANN, 100);
        assertThat(unmet.move(SELLER, CLOSE)).isEqualTo("NO_BID_STANDS");
        assertThat(unmet.owed(ANN)).isPositive();
        assertThat(unmet.move(SELLER, CALL_OFF)).isEqualTo(DONE);
        assertThat(unmet.awards()).isEmpty();
        assertThat(unmet.owed(ANN)).isZero();
        assertThat(unmet.stakes(SELLER)).isEmpty();

        Bidding met = Bidding.reserved(rules("unsold"), 200);
        met.bid(ANN, 200);
        assertThat(met.move(SELLER, CALL_OFF)).isEqualTo("BID_STANDS");
        assertThat(met.move(SELLER, CLOSE)).isEqualTo(DONE);
    }

    @Test
    void a_bid_of_which_nobody_has_been_told_yet_counts() {
        Bidding bidding = Bidding.reserved(rules("unsold"), 200);
        bidding.bidUntold(ANN, 200);

        assertThat(bidding.move(SELLER, CALL_OFF)).isEqualTo("BID_STANDS");
    }

    @Test
    void where_the_rules_say_always_it_is_called_off_from_under_a_bid_that_would_buy() {
        Bidding bidding = Bidding.of(rules("always"));
        bidding.bid(ANN, 100);
        bidding.bid(BEA, 60);

        assertThat(bidding.allowed(SELLER)).containsExactly("call-off", "close-early");
        assertThat(bidding.move(SELLER, CALL_OFF)).isEqualTo(DONE);
        assertThat(bidding.awards()).isEmpty();
        assertThat(bidding.owed(ANN)).isZero();
        assertThat(faults(bidding, rules("always"), bidding.told(Optional.empty())))
                .isEmpty();
        assertThat(faults(bidding, rules("unsold"), bidding.told(Optional.empty())))
                .extracting(AuctionFault::kind)
                .containsExactly(Kind.AWARD);
    }

    @Test
    void closed_early_who_leads_buys_at_the_price_that_everybody_sees() {
        Bidding bidding = Bidding.of(rules("never"));
        bidding.bid(ANN, 100);
        bidding.bid(BEA, 60);

        assertThat(bidding.at(Duration.ofMinutes(20)).move(SELLER, CLOSE)).isEqualTo(DONE);

        assertThat(bidding.phase()).isEqualTo("sold");
        assertThat(bidding.awards()).singleElement().satisfies(award -> {
            assertThat(award.buyer()).isEqualTo(ANN);
            assertThat(award.amount().minorUnits()).isEqualTo(65 + 500);
        });
        assertThat(faults(bidding, rules("never"), bidding.told(Optional.empty())))
                .isEmpty();
        assertThat(faults(bidding, Wares.plain(), bidding.told(Optional.empty())))
                .extracting(AuctionFault::kind)
                .containsExactly(Kind.AWARD);
    }

    /** The reason that is told must fit the instant. */
    @ParameterizedTest
    @CsvSource({"sold, TIME", "unsold, TIME", "called-off, AWARD"})
    void an_early_end_that_is_told_as_another_one_is_found(String reason, Kind fault) {
        Bidding bidding = Bidding.of(rules("always"));
        bidding.bid(ANN, 100);
        bidding.move(SELLER, CLOSE);
        List<Told> told = new ArrayList<>(bidding.told(Optional.empty()));
        Told last = told.remove(told.size() - 1);
        Json.Builder other = Json.object();
        last.details().members().forEach(other::put);
        told.add(new Told(last.type(), other.put("reason", reason).build()));

        assertThat(faults(bidding, rules("always"), told))
                .extracting(AuctionFault::kind)
                .contains(fault);
    }

    @Test
    void an_early_close_leads_to_second_chances_like_any_other() {
        Bidding bidding = Bidding.of(rules("never").put("secondChanceSeconds", 86_400));
        bidding.bid(CARL, 60);
        bidding.bid(ANN, 100);
        bidding.move(SELLER, CLOSE);
        assertThat(bidding.phase()).isEqualTo("after-hammer");
        bidding.dealLapsed(ANN);

        assertThat(bidding.giveSecondChance()).isEqualTo(DONE);
        assertThat(bidding.move(SELLER, CALL_OFF)).isEqualTo("MOVE_NOT_ALLOWED");
    }

    @Test
    void before_the_start_it_may_be_called_off_and_not_closed() {
        Instant start = Bidding.OPENED.plus(Duration.ofHours(2));
        Bidding bidding = Bidding.of(rules("unsold").put("startsAt", start));

        assertThat(bidding.move(SELLER, CLOSE)).isEqualTo("NO_BID_STANDS");
        assertThat(bidding.move(SELLER, CALL_OFF)).isEqualTo(DONE);
        assertThat(faults(bidding, rules("unsold").put("startsAt", start), bidding.told(Optional.empty())))
                .isEmpty();
    }

    @Test
    void several_units_are_sold_early_to_all_who_lead() {
        Bidding bidding = Bidding.of(rules("never").put("units", 3));
        bidding.bid(ANN, 100);
        bidding.bid(BEA, 60);

        assertThat(bidding.move(SELLER, CLOSE)).isEqualTo(DONE);
        assertThat(bidding.awards()).extracting(Award::buyer).containsExactly(ANN, BEA);
    }

    @Test
    void an_end_answers_no_offer_and_at_the_close_it_comes_too_late() {
        Bidding bidding = Bidding.of(rules("always"));
        bidding.bid(ANN, 100);

        assertThat(bidding.answer(SELLER, CLOSE, new OfferId("bid-1"), Terms.hash(List.of(Wares.at(10)))))
                .isEqualTo("STALE_OFFER");
        assertThat(bidding.at(Duration.ofHours(1)).move(SELLER, CALL_OFF)).isEqualTo("DEADLINE_PASSED");
    }

    /** Two worlds that differ in the hidden reserve: what others see does not depend on it before it is met. */
    @ParameterizedTest
    @ValueSource(strings = {"unsold", "always"})
    void what_others_see_of_a_called_off_auction_tells_nothing_of_the_hidden_reserve(String callingOff) {
        List<String> worlds = new ArrayList<>();
        for (long reserve : List.of(200L, 900L)) {
            Bidding bidding = Bidding.reserved(rules(callingOff), reserve);
            bidding.bid(ANN, 100);
            bidding.bid(BEA, 60);
            assertThat(bidding.move(SELLER, CALL_OFF)).isEqualTo(DONE);
            worlds.add(bidding.seen(ANN).canonicalText()
                    + bidding.watched().canonicalText()
                    + bidding.told(Optional.empty()));
        }
        assertThat(worlds.get(0)).isEqualTo(worlds.get(1));
    }
}
