// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static dev.parley.protocol.alternating.Goods.HELMET;
import static dev.parley.protocol.alternating.Goods.at;
import static dev.parley.protocol.alternating.Haggle.BUYER;
import static dev.parley.protocol.alternating.Haggle.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.ItemId;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.kernel.KernelInput.Control;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ControlsTest {
    private final Haggle each = Haggle.over(BIKE, HELMET);

    @Test
    void items_that_are_gone_leave_the_offer_and_the_rest_stands() {
        each.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        each.does(Haggle.gone(BIKE));
        each.assertPhase("awaiting-seller");
        assertThat(each.standing().terms()).containsExactly(at(HELMET, 5));
        assertThat(each.refused(each.accepting(SELLER, BIKE))).isEqualTo("ITEM_SETTLED");
        each.accept(SELLER);
        each.assertClosed(CloseReason.AGREED);
    }

    @Test
    void an_offer_whose_items_are_all_gone_leaves_its_owner_the_turn() {
        each.offer(BUYER, at(BIKE, 50));
        each.does(Haggle.gone(BIKE));
        each.assertPhase("awaiting-offer");
        assertThat(each.game().turn()).contains(Turn.BUYER);
    }

    @Test
    void when_no_item_is_left_it_closes_neutrally() {
        each.offer(BUYER, at(BIKE, 50));
        each.does(Haggle.gone(BIKE, HELMET));
        each.assertPhase("closed");
        each.assertClosed(CloseReason.UNAVAILABLE);
    }

    @Test
    void what_is_agreed_stays_agreed_when_the_rest_is_gone() {
        each.offer(BUYER, at(BIKE, 50));
        each.accept(SELLER);
        assertThat(each.does(Haggle.gone(BIKE, new ItemId("car")))).isEmpty();
        each.does(Haggle.gone(HELMET, BIKE));
        assertThat(each.game().awards()).hasSize(1);
        each.assertPhase("agreed");
    }

    @Test
    void one_item_gone_ends_what_settles_together() {
        Haggle all = Haggle.allOf(BIKE, HELMET);
        all.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        all.does(Haggle.gone(HELMET));
        all.assertClosed(CloseReason.UNAVAILABLE);
    }

    @Test
    void a_withdrawn_listing_and_a_cancellation_end_it() {
        each.offer(BUYER, at(BIKE, 50));
        each.control(Control.LISTING_WITHDRAWN);
        each.assertEnded(EndReason.UNAVAILABLE);
        Haggle other = Haggle.over(BIKE);
        other.control(Control.CANCELLED);
        other.assertEnded(EndReason.CANCELLED);
        assertThat(other.refused(Haggle.controlling(Control.CANCELLED))).isEqualTo("NEGOTIATION_CLOSED");
    }

    @Test
    void the_end_of_a_seats_authority_withdraws_its_own_offer_only() {
        each.offer(BUYER, at(BIKE, 50));
        assertThat(each.does(each.authorityEnded(SELLER))).isEmpty();
        assertThat(each.names(each.does(each.authorityEnded(BUYER)))).containsExactly("offer-withdrawn");
        each.assertPhase("awaiting-offer");
        assertThat(each.game().turn()).contains(Turn.BUYER);
    }

    @Test
    void controls_work_while_paused() {
        each.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        each.control(Control.PAUSED);
        each.after(Duration.ofDays(1)).does(Haggle.gone(BIKE));
        each.assertPhase("awaiting-seller");
        each.does(each.authorityEnded(BUYER));
        each.assertPhase("awaiting-offer");
        each.control(Control.CANCELLED);
        each.assertEnded(EndReason.CANCELLED);
    }
}
