// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import static dev.parley.protocol.auction.english.Bidding.DONE;
import static dev.parley.protocol.auction.english.Bidding.OPENED;
import static dev.parley.protocol.auction.english.Wares.ANN;
import static dev.parley.protocol.auction.english.Wares.BEA;
import static dev.parley.protocol.auction.english.Wares.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.protocol.kernel.KernelInput;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When bids are taken, and what moves the close: an hour from the opening, two minutes soft, five minutes in all. */
class EnglishTimeTest {
    private static final Instant CLOSE = OPENED.plus(Duration.ofHours(1));

    private static Json.Builder soft() {
        return Wares.plain().put("softCloseSeconds", 120).put("softCloseMostSeconds", 300);
    }

    private final Bidding bidding = Bidding.of(soft());

    @Test
    void an_early_bid_leaves_the_close_alone_and_a_late_one_moves_it_to_two_minutes_after_itself() {
        assertThat(bidding.at(Duration.ofMinutes(57)).bid(ANN, 500)).isEqualTo(DONE);
        assertThat(bidding.end()).isEqualTo(CLOSE);

        assertThat(bidding.at(Duration.ofMinutes(59)).bid(BEA, 100)).isEqualTo(DONE);
        assertThat(bidding.end()).isEqualTo(OPENED.plus(Duration.ofMinutes(61)));
    }

    @Test
    void a_refused_bid_and_a_raise_that_nobody_sees_leave_the_close_alone() {
        assertThat(bidding.bid(ANN, 500)).isEqualTo(DONE);
        bidding.at(Duration.ofMinutes(59));

        assertThat(bidding.bid(BEA, 11)).isEqualTo("BELOW_INCREMENT");
        assertThat(bidding.bid(ANN, 600)).isEqualTo(DONE);

        assertThat(bidding.end()).isEqualTo(CLOSE);
    }

    @Test
    void the_close_never_moves_beyond_its_cap() {
        for (int minute = 59; minute < 65; minute++) {
            bidding.at(Duration.ofMinutes(minute));
            bidding.bid(minute % 2 == 0 ? ANN : BEA, minute * 100L);
        }

        assertThat(bidding.end()).isEqualTo(CLOSE.plusSeconds(300));
        assertThat(bidding.at(Duration.ofMinutes(65)).bid(CARL, 50_000)).isEqualTo("DEADLINE_PASSED");
    }

    @Test
    void where_the_rules_leave_the_cap_out_the_close_moves_by_half_the_auction_at_most_whatever_pauses_add() {
        Bidding brief = Bidding.of(Wares.plain().put("closesAfterSeconds", 100).put("softCloseSeconds", 40));
        brief.at(Duration.ofSeconds(10)).control(KernelInput.Control.PAUSED);
        brief.at(Duration.ofSeconds(1_010)).control(KernelInput.Control.RESUMED);
        for (int second = 1_070; second < 1_150; second += 20) {
            brief.at(Duration.ofSeconds(second));
            brief.bid(second % 40 == 30 ? ANN : BEA, second * 100L);
        }

        assertThat(brief.end()).isEqualTo(OPENED.plusSeconds(1_150));
        assertThat(brief.at(Duration.ofSeconds(1_150)).bid(CARL, 500_000)).isEqualTo("DEADLINE_PASSED");
    }

    @Test
    void a_bid_in_the_last_microsecond_counts_and_one_at_the_close_does_not() {
        Bidding hard = Bidding.of(Wares.plain());

        assertThat(hard.at(Duration.ofHours(1).minusNanos(1_000)).bid(ANN, 50)).isEqualTo(DONE);
        assertThat(hard.end()).isEqualTo(CLOSE);
        assertThat(hard.at(Duration.ofHours(1)).bid(BEA, 500)).isEqualTo("DEADLINE_PASSED");
        assertThat(hard.close().awards().get(0).buyer()).isEqualTo(ANN);
    }

    @Test
    void before_the_start_bids_are_refused_with_the_instant_to_come_back_at() {
        Bidding scheduled = Bidding.of(Wares.plain().put("startsAt", "2026-03-01T10:00:00Z"));

        assertThat(scheduled.allowed(ANN)).isEmpty();
        assertThat(scheduled.bid(ANN, 100)).isEqualTo("BIDDING_NOT_BEGUN");
        assertThat(scheduled.refusal().params()).containsEntry("retryAfterSeconds", Json.of(3_600));
        assertThat(scheduled.at(Duration.ofHours(1)).allowed(ANN)).containsExactly("bid");
        assertThat(scheduled.bid(ANN, 100)).isEqualTo(DONE);
        assertThat(scheduled.end()).isEqualTo(OPENED.plus(Duration.ofHours(2)));
    }

    @Test
    void the_close_is_one_instant_whatever_the_time_zone_makes_of_that_night() {
        Bidding night = Bidding.of(Wares.plain().put("closesAt", "2026-03-29T01:30:00Z"));

        assertThat(night.at(Duration.between(OPENED, Instant.parse("2026-03-29T01:29:59Z")))
                        .bid(ANN, 20))
                .isEqualTo(DONE);
        assertThat(night.at(Duration.between(OPENED, Instant.parse("2026-03-29T01:30:00Z")))
                        .bid(BEA, 90))
                .isEqualTo("DEADLINE_PASSED");
    }

    @Test
    void a_pause_moves_the_close_and_its_cap_by_its_length() {
        bidding.at(Duration.ofMinutes(30)).control(KernelInput.Control.PAUSED);
        assertThat(bidding.bid(ANN, 50)).isEqualTo("NEGOTIATION_PAUSED");
        bidding.at(Duration.ofMinutes(40)).control(KernelInput.Control.RESUMED);

        assertThat(bidding.end()).isEqualTo(CLOSE.plus(Duration.ofMinutes(10)));
        assertThat(bidding.bid(ANN, 50)).isEqualTo(DONE);
        assertThat(bidding.seen(ANN).get("latestClose").instant())
                .isEqualTo(CLOSE.plus(Duration.ofMinutes(10)).plusSeconds(300));
    }

    @Test
    void bids_may_be_taken_back_until_the_lock_and_no_longer() {
        Bidding lets = Bidding.of(Wares.plain().put("retractionLockSeconds", 600));
        assertThat(lets.bid(ANN, 50)).isEqualTo(DONE);
        assertThat(lets.bid(BEA, 40)).isEqualTo(DONE);
        assertThat(lets.price()).isEqualTo(45);

        assertThat(lets.at(Duration.ofMinutes(49)).takeBack(ANN)).isEqualTo(DONE);
        assertThat(lets.price()).isEqualTo(10);
        assertThat(lets.leaders()).containsExactly(BEA);
        assertThat(lets.at(Duration.ofMinutes(50)).takeBack(BEA)).isEqualTo("DEADLINE_PASSED");
        lets.due();
        assertThat(lets.phase()).isEqualTo("locked");
        assertThat(lets.takeBack(BEA)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(lets.bid(ANN, 60)).isEqualTo(DONE);
    }

    @Test
    void where_the_rules_say_nothing_a_bid_cannot_be_taken_back() {
        assertThat(bidding.bid(ANN, 50)).isEqualTo(DONE);

        assertThat(bidding.allowed(ANN)).containsExactly("bid");
        assertThat(bidding.takeBack(ANN)).isEqualTo("MOVE_NOT_ALLOWED");
    }
}
