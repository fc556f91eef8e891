// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static dev.parley.protocol.alternating.Goods.at;
import static dev.parley.protocol.alternating.Haggle.BUYER;
import static dev.parley.protocol.alternating.Haggle.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.kernel.KernelInput.Control;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeTest {
    private static final Duration MICRO = Duration.ofNanos(1_000);
    private static final Duration EXPIRY = Duration.ofHours(1);
    private static final Duration WHOLE = Duration.ofHours(3);

    private final Haggle haggle = Haggle.over(
            Haggle.rules(rules -> rules.put("offerExpirySeconds", EXPIRY.toSeconds())
                    .put("overallDeadlineSeconds", WHOLE.toSeconds())),
            BIKE);

    @Test
    void an_answer_one_microsecond_before_the_expiry_counts() {
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.after(EXPIRY.minus(MICRO)).accept(SELLER);
        haggle.assertPhase("agreed");
    }

    @Test
    void an_answer_at_the_expiry_is_too_late_before_anyone_noticed() {
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.after(EXPIRY);
        assertThat(haggle.refused(haggle.accepting(SELLER))).isEqualTo("DEADLINE_PASSED");
        assertThat(haggle.refused(Haggle.withdrawing(BUYER, false))).isEqualTo("DEADLINE_PASSED");
        assertThat(haggle.protocol.allowed(haggle.state, SELLER, haggle.now)).isEmpty();
    }

    @Test
    void a_sweep_ends_an_offer_at_its_expiry_and_not_before() {
        haggle.offer(BUYER, at(BIKE, 50));
        assertThat(haggle.after(EXPIRY.minus(MICRO)).due()).isEmpty();
        haggle.after(MICRO).due();
        haggle.assertClosed(CloseReason.EXPIRED);
        assertThat(haggle.due()).isEmpty();
    }

    @Test
    void a_counter_offer_starts_the_expiry_afresh() {
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.after(EXPIRY.minus(MICRO)).counter(SELLER, at(BIKE, 90));
        assertThat(haggle.protocol.nextDeadline(haggle.state)).contains(haggle.now.plus(EXPIRY));
        haggle.after(EXPIRY.minus(MICRO)).accept(BUYER);
        haggle.assertPhase("agreed");
    }

    @Test
    void the_overall_deadline_cuts_an_offer_short() {
        haggle.after(WHOLE.minus(Duration.ofMinutes(1))).offer(BUYER, at(BIKE, 50));
        assertThat(haggle.protocol.nextDeadline(haggle.state)).contains(Haggle.START.plus(WHOLE));
        haggle.after(Duration.ofMinutes(1));
        assertThat(haggle.refused(haggle.accepting(SELLER))).isEqualTo("DEADLINE_PASSED");
    }

    @Test
    void an_empty_table_waits_for_the_overall_deadline_only() {
        assertThat(haggle.protocol.nextDeadline(haggle.state)).contains(Haggle.START.plus(WHOLE));
        assertThat(haggle.after(EXPIRY).due()).isEmpty();
        haggle.after(WHOLE.minus(EXPIRY)).due();
        haggle.assertClosed(CloseReason.EXPIRED);
    }

    @Test
    void a_refused_move_leaves_deadline_and_state_alone() {
        haggle.offer(BUYER, at(BIKE, 50));
        PlayedState<AlternatingRules, AlternatingState> before = haggle.state;
        haggle.after(Duration.ofMinutes(30));
        assertThat(haggle.refused(haggle.countering(BUYER, at(BIKE, 60)))).isEqualTo("NOT_YOUR_TURN");
        assertThat(haggle.state).isSameAs(before);
    }

    @Test
    void a_pause_stops_the_clock_and_leaves_what_was_left() {
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.after(Duration.ofMinutes(40)).control(Control.PAUSED);
        haggle.assertPhase("awaiting-seller");
        assertThat(haggle.protocol.nextDeadline(haggle.state)).isEmpty();
        haggle.after(Duration.ofDays(9));
        assertThat(haggle.due()).isEmpty();
        assertThat(haggle.refused(haggle.accepting(SELLER))).isEqualTo("NEGOTIATION_PAUSED");
        assertThat(haggle.refused(Haggle.controlling(Control.PAUSED))).isEqualTo("ALREADY_PAUSED");
        haggle.control(Control.RESUMED);
        assertThat(haggle.protocol.nextDeadline(haggle.state)).contains(haggle.now.plus(Duration.ofMinutes(20)));
        assertThat(haggle.game().deadline()).isEqualTo(Haggle.START.plus(WHOLE).plus(Duration.ofDays(9)));
        haggle.after(Duration.ofMinutes(20).minus(MICRO)).accept(SELLER);
        haggle.assertPhase("agreed");
    }

    @Test
    void a_pause_after_the_end_revives_nothing() {
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.after(EXPIRY).control(Control.PAUSED);
        haggle.after(Duration.ofDays(1)).control(Control.RESUMED);
        assertThat(haggle.refused(haggle.accepting(SELLER))).isEqualTo("DEADLINE_PASSED");
        haggle.due();
        haggle.assertClosed(CloseReason.EXPIRED);
    }

    @Test
    void only_a_paused_negotiation_resumes() {
        assertThat(haggle.refused(Haggle.controlling(Control.RESUMED))).isEqualTo("NOT_PAUSED");
    }
}
