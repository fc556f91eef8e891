// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import static dev.parley.protocol.auction.english.Wares.ANN;
import static dev.parley.protocol.auction.english.Wares.BEA;
import static dev.parley.protocol.auction.english.Wares.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.auction.english.AuctionFault.Kind;
import dev.parley.protocol.auction.english.AuctionVerifier.Told;
import dev.parley.protocol.kernel.KernelInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bidder or a watcher can check, and that it finds what is not by the rules. */
class AuctionVerifierTest {
    private final Bidding bidding =
            Bidding.of(Wares.plain().put("softCloseSeconds", 120).put("softCloseMostSeconds", 600));

    private Bidding played() {
        bidding.bid(ANN, 100);
        bidding.bid(BEA, 60);
        bidding.at(Duration.ofMinutes(59)).bid(CARL, 150);
        bidding.at(Duration.ofMinutes(60)).bid(BEA, 140);
        return bidding.close();
    }

    private AuctionVerification verify(List<Told> told, Optional<Long> own) {
        return AuctionVerifier.verify(bidding.opening().record(Bidding.OPENED), told, own);
    }

    @Test
    void who_only_watches_can_check_the_close_of_an_auction_that_was_paused() {
        Bidding bidding = Bidding.of(Wares.plain().put("softCloseSeconds", 120).put("softCloseMostSeconds", 600));
        bidding.bid(ANN, 100);
        bidding.at(Duration.ofMinutes(30)).control(KernelInput.Control.PAUSED);
        bidding.at(Duration.ofMinutes(50)).control(KernelInput.Control.RESUMED);
        bidding.at(Duration.ofMinutes(79)).bid(BEA, 200);
        bidding.close();

        AuctionVerification told = AuctionVerifier.verify(
                bidding.opening().record(Bidding.OPENED), bidding.told(Optional.empty()), Optional.empty());

        assertThat(told.faults()).isEmpty();
        assertThat(told.close()).isEqualTo(Bidding.OPENED.plus(Duration.ofMinutes(81)));
    }

    @Test
    void the_public_events_alone_say_price_winner_and_extensions() {
        AuctionVerification verification = verify(played().told(Optional.empty()), Optional.empty());

        assertThat(verification.faults()).isEmpty();
        assertThat(verification.price()).contains(145L);
        assertThat(verification.winners()).containsExactly(3L);
        assertThat(verification.extensions()).isEqualTo(2);
        assertThat(verification.close()).isEqualTo(Bidding.OPENED.plus(Duration.ofMinutes(62)));
    }

    @Test
    void a_bidder_checks_besides_that_its_own_maximum_was_honoured() {
        played();
        for (SeatId seat : List.of(ANN, BEA, CARL)) {
            Optional<Long> number = bidding.game().shown().bidders().find(seat);
            assertThat(verify(bidding.told(Optional.of(seat)), number).holds()).isTrue();
        }
    }

    /** Of the four prices 10, 65, 105 and 145 the third is the one that is changed, at the first extension. */
    @ParameterizedTest
    @CsvSource({
        "price, 64, PRICE",
        "price, 65, PRICE",
        "price, -5, PRICE",
        "bidder, 7, NUMBERS",
        "reserveMet, true, RESERVE",
        "buyNow, true, BUY_NOW",
        "leaders, [2], LEADERS",
        "end, \"2026-03-01T10:05:00.000000Z\", CLOSE",
        "at, \"2026-03-01T11:05:00.000000Z\", TIME"
    })
    void one_changed_word_is_found(String member, String value, Kind kind) {
        List<Told> told = changed(played().told(Optional.empty()), 2, member, dev.parley.audit.JsonReader.read(value));

        assertThat(verify(told, Optional.empty()).faults())
                .extracting(AuctionFault::kind)
                .contains(kind);
    }

    @Test
    void another_winner_or_price_at_the_close_is_found() {
        List<Told> told = played().told(Optional.empty());
        int last = told.size() - 1;

        for (List<Told> forged : List.of(
                changed(told, last, "winners", Json.array(List.of(Json.of(1)))),
                changed(told, last, "price", Json.of(144)),
                changed(told, last, "at", Json.of(Bidding.OPENED.plus(Duration.ofMinutes(61)))))) {
            assertThat(verify(forged, Optional.empty()).holds()).isFalse();
        }
    }

    @Test
    void a_bidder_finds_that_it_was_passed_over_or_made_to_pay_more_than_its_maximum() {
        bidding.bid(ANN, 100);
        bidding.bid(BEA, 60);
        List<Told> told = bidding.told(Optional.of(ANN));

        List<Told> passedOver = changed(told, 2, "leaders", Json.array(List.of(Json.of(2))));
        List<Told> overpaid = changed(told, 2, "price", Json.of(101));

        assertThat(verify(passedOver, Optional.of(1L)).faults())
                .extracting(AuctionFault::kind)
                .contains(Kind.OWN_BID);
        assertThat(verify(overpaid, Optional.of(1L)).faults())
                .extracting(AuctionFault::kind)
                .contains(Kind.OWN_BID);
    }

    private static List<Told> changed(List<Told> told, int place, String member, Json value) {
        UnaryOperator<Told> change = one -> {
            Json.Builder details = Json.object();
            one.details().members().forEach(details::put);
            return new Told(one.type(), details.put(member, value).build());
        };
        List<Told> all = new ArrayList<>(told);
        all.set(place, change.apply(told.get(place)));
        return all;
    }
}
