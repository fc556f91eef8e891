// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static dev.parley.protocol.alternating.Goods.at;
import static dev.parley.protocol.alternating.Haggle.BUYER;
import static dev.parley.protocol.alternating.Haggle.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Award;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.kernel.KernelInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Haggle haggle = Haggle.over(BIKE);

    @Test
    void begins_with_an_empty_table_and_the_opener_to_move() {
        haggle.assertPhase("awaiting-offer");
        assertThat(haggle.refused(Haggle.offering(SELLER, at(BIKE, 90)))).isEqualTo("NOT_YOUR_TURN");
        assertThat(haggle.offer(BUYER, at(BIKE, 50))).hasSize(1);
        haggle.assertPhase("awaiting-seller");
    }

    @Test
    void either_side_opens_where_the_rules_say_so() {
        AlternatingRules either = Haggle.rules(rules -> rules.put("opener", "either"));
        Haggle first = Haggle.over(either, BIKE);
        first.offer(SELLER, at(BIKE, 90));
        first.assertPhase("awaiting-buyer");
        Haggle second = Haggle.over(either, BIKE);
        second.offer(BUYER, at(BIKE, 50));
        second.assertPhase("awaiting-seller");
    }

    @Test
    void the_seller_opens_where_the_rules_say_so() {
        Haggle sellers = Haggle.over(Haggle.rules(rules -> rules.put("opener", "seller")), BIKE);
        assertThat(sellers.refused(Haggle.offering(BUYER, at(BIKE, 50)))).isEqualTo("NOT_YOUR_TURN");
        sellers.offer(SELLER, at(BIKE, 90));
        sellers.accept(BUYER);
        sellers.assertPhase("agreed");
    }

    @Test
    void a_counter_offer_replaces_what_it_answers_and_passes_the_turn() {
        haggle.offer(BUYER, at(BIKE, 50));
        OfferId first = haggle.standing().id();
        haggle.counter(SELLER, at(BIKE, 90));
        haggle.assertPhase("awaiting-buyer");
        assertThat(haggle.standing().id()).isNotEqualTo(first);
        assertThat(haggle.refused(Haggle.move(
                        BUYER,
                        Optional.of(first),
                        Optional.of(haggle.standing().termsHash()),
                        new AlternatingMove.Accept())))
                .isEqualTo("STALE_OFFER");
    }

    @Test
    void an_acceptance_awards_the_item_on_the_standing_terms_and_ends_it() {
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.counter(SELLER, at(BIKE, 90));
        haggle.accept(BUYER);
        assertThat(haggle.protocol.awards(haggle.state))
                .containsExactly(new Award(BUYER, SELLER, at(BIKE, 90), new Money(90, Goods.EUR), 1));
        haggle.assertPhase("agreed");
        haggle.assertClosed(CloseReason.AGREED);
        assertThat(haggle.refused(Haggle.offering(BUYER, at(BIKE, 50)))).isEqualTo("NEGOTIATION_CLOSED");
    }

    @Test
    void an_acceptance_must_name_both_offer_and_terms() {
        haggle.offer(BUYER, at(BIKE, 50));
        Optional<OfferId> id = Optional.of(haggle.standing().id());
        Optional<Hash> hash = Optional.of(haggle.standing().termsHash());
        AlternatingMove accept = new AlternatingMove.Accept();
        assertThat(haggle.refused(Haggle.move(SELLER, id, Optional.empty(), accept)))
                .isEqualTo("INVALID_REQUEST");
        assertThat(haggle.refusal(Haggle.move(SELLER, id, Optional.empty(), accept))
                        .params())
                .containsEntry("field", Json.of("termsHash"));
        assertThat(haggle.refused(Haggle.move(SELLER, Optional.empty(), hash, accept)))
                .isEqualTo("INVALID_REQUEST");
        assertThat(haggle.refused(Haggle.move(SELLER, id, Optional.of(Hash.sha256()), accept)))
                .isEqualTo("STALE_OFFER");
        assertThat(haggle.does(Haggle.move(SELLER, id, hash, accept))).hasSize(2);
    }

    @Test
    void counters_and_rejections_must_name_the_offer_but_not_its_terms() {
        haggle.offer(BUYER, at(BIKE, 50));
        Optional<OfferId> id = Optional.of(haggle.standing().id());
        AlternatingMove reject = new AlternatingMove.Reject(true);
        assertThat(haggle.refusal(Haggle.move(SELLER, Optional.empty(), Optional.empty(), reject))
                        .params())
                .containsEntry("field", Json.of("answers"));
        assertThat(haggle.refused(Haggle.move(SELLER, id, Optional.of(Hash.sha256()), reject)))
                .isEqualTo("STALE_OFFER");
        assertThat(haggle.does(Haggle.move(SELLER, id, Optional.empty(), reject)))
                .hasSize(1);
    }

    @Test
    void an_invited_rejection_lets_the_other_side_offer_again() {
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.reject(SELLER, true);
        haggle.assertPhase("awaiting-offer");
        assertThat(haggle.refused(Haggle.offering(SELLER, at(BIKE, 90)))).isEqualTo("NOT_YOUR_TURN");
        haggle.offer(BUYER, at(BIKE, 60));
        haggle.assertPhase("awaiting-seller");
    }

    @Test
    void a_rejection_without_invitation_ends_it() {
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.reject(SELLER, false);
        haggle.assertPhase("closed");
        haggle.assertClosed(CloseReason.REJECTED);
    }

    @Test
    void whoever_withdraws_an_offer_may_offer_again() {
        haggle.offer(BUYER, at(BIKE, 50));
        assertThat(haggle.refused(Haggle.withdrawing(SELLER, false))).isEqualTo("NOT_YOUR_TURN");
        haggle.withdraw(BUYER, false);
        haggle.assertPhase("awaiting-offer");
        assertThat(haggle.refused(Haggle.offering(SELLER, at(BIKE, 90)))).isEqualTo("NOT_YOUR_TURN");
        haggle.offer(BUYER, at(BIKE, 40));
        haggle.assertPhase("awaiting-seller");
    }

    @Test
    void leaving_takes_back_the_offer_and_ends_it() {
        haggle.offer(BUYER, at(BIKE, 50));
        assertThat(haggle.names(haggle.withdraw(BUYER, true))).containsExactly("offer-withdrawn", "negotiation-closed");
        haggle.assertClosed(CloseReason.WITHDRAWN);
    }

    @Test
    void either_side_leaves_an_empty_table_whoever_has_the_turn() {
        haggle.withdraw(SELLER, true);
        haggle.assertClosed(CloseReason.WITHDRAWN);
    }

    @Test
    void there_is_nothing_to_withdraw_accept_or_counter_on_an_empty_table() {
        assertThat(haggle.refused(Haggle.withdrawing(BUYER, false))).isEqualTo("MOVE_NOT_ALLOWED");
        Optional<OfferId> gone = Optional.of(new OfferId("gone"));
        Optional<Hash> hash = Optional.of(Hash.sha256());
        AlternatingMove counter =
                new AlternatingMove.Counter(List.of(at(BIKE, 1)), Set.of(), Set.of(), Optional.empty());
        for (AlternatingMove move : List.of(new AlternatingMove.Accept(), counter)) {
            assertThat(haggle.refused(Haggle.move(BUYER, gone, hash, move))).isEqualTo("MOVE_NOT_ALLOWED");
        }
    }

    @Test
    void nobody_joins_and_no_stranger_moves() {
        Seat carol = new Seat(new SeatId("carol"), Haggle.BUYERS_SEAT.role(), new PrincipalId("carol"));
        assertThat(haggle.refused(KernelInput.of(new Input.Join<>(carol, Optional.empty()))))
                .isEqualTo("CANNOT_JOIN");
        assertThat(haggle.refused(KernelInput.of(new Input.Join<>(Haggle.BUYERS_SEAT, Optional.empty()))))
                .isEqualTo("ALREADY_JOINED");
        assertThat(haggle.refused(Haggle.offering(carol.id(), at(BIKE, 5)))).isEqualTo("NOT_ENTITLED");
    }

    @Test
    void every_phase_leads_to_an_end_and_every_target_is_declared() {
        Lifecycle lifecycle = haggle.protocol.lifecycle();
        assertThat(lifecycle.initial()).isEqualTo("awaiting-offer");
        assertThat(lifecycle.phases()).hasSize(7);
        for (Lifecycle.Phase phase : lifecycle.phases()) {
            phase.controlTo().forEach(to -> assertThat(lifecycle.phase(to)).isPresent());
            phase.moves()
                    .forEach(rule -> rule.to()
                            .forEach(to -> assertThat(lifecycle.phase(to)).isPresent()));
            assertThat(phase.terminal() || phase.controlTo().containsAll(Set.of("cancelled", "unavailable")))
                    .isTrue();
        }
    }
}
