// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static dev.parley.protocol.alternating.Goods.HELMET;
import static dev.parley.protocol.alternating.Goods.at;
import static dev.parley.protocol.alternating.Haggle.BUYER;
import static dev.parley.protocol.alternating.Haggle.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput.Control;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private final Haggle haggle = new Haggle(Haggle.opening(
            Goods.simple(BIKE, HELMET),
            Haggle.rules(rules -> rules.put("monotoneConcession", true)),
            SettlementRule.EACH_ITEM,
            Map.of(SELLER, Haggle.thresholds(BIKE, 777, 11))));

    private Json seenBy(Viewer viewer) {
        return haggle.protocol.view(haggle.state, viewer, haggle.now).details();
    }

    @Test
    void a_view_shows_the_standing_offer_with_all_that_an_acceptance_needs() {
        haggle.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        Json view = seenBy(new Viewer.Party(SELLER));
        Json offer = view.get("offer");
        assertThat(offer.get("id").text()).isEqualTo(haggle.standing().id().value());
        assertThat(offer.get("termsHash").text())
                .isEqualTo(Terms.hash(List.of(at(HELMET, 5), at(BIKE, 50))).hex());
        assertThat(offer.get("total").money()).isEqualTo(new Money(55, Goods.EUR));
        assertThat(offer.get("amounts").elements()).hasSize(2);
        assertThat(offer.get("expiresAt").instant()).isEqualTo(Haggle.START.plus(Duration.ofDays(2)));
        assertThat(view.get("turn").text()).isEqualTo("seller");
        assertThat(view.get("roundsLeft").integer()).isEqualTo(19);
        assertThat(view.get("buyersOffersLeft").integer()).isEqualTo(9);
    }

    @Test
    void a_view_tells_open_settled_and_gone_items_and_why_it_ended() {
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.accept(SELLER);
        assertThat(seenBy(new Viewer.Operator()).get("items").canonicalText())
                .isEqualTo("{\"bike\":\"settled\",\"helmet\":\"open\"}");
        haggle.does(Haggle.gone(HELMET));
        Json view = seenBy(new Viewer.Operator());
        assertThat(view.get("items").get("helmet").text()).isEqualTo("gone");
        assertThat(view.get("closeReason").text()).isEqualTo("agreed");
        assertThat(view.get("awards").elements()).hasSize(1);
    }

    @Test
    void only_the_seller_sees_its_thresholds() {
        haggle.offer(BUYER, at(BIKE, 50));
        assertThat(seenBy(new Viewer.Party(SELLER)).canonicalText()).contains("777");
        assertThat(seenBy(new Viewer.Operator()).canonicalText())
                .doesNotContain("777")
                .doesNotContain("threshold");
        assertThat(String.join("", Walks.buyerReads(haggle)))
                .doesNotContain("777")
                .doesNotContain("threshold");
    }

    @Test
    void a_pause_shows_what_is_left_instead_of_instants_that_will_move() {
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.after(Duration.ofHours(47)).control(Control.PAUSED);
        Json view = seenBy(new Viewer.Party(BUYER));
        assertThat(view.get("secondsLeft").integer()).isEqualTo(3_600);
        assertThat(view.find("endsAt")).isEmpty();
        assertThat(view.get("offer").find("expiresAt")).isEmpty();
        assertThat(haggle.protocol.allowed(haggle.state, SELLER, haggle.now)).isEmpty();
    }

    @Test
    void an_event_is_disclosed_to_both_sides_and_operators_alike() {
        PlayedState<AlternatingRules, AlternatingState> before = haggle.state;
        KernelEvent<AlternatingEvent> made = haggle.offer(BUYER, at(BIKE, 50)).get(0);
        assertThat(haggle.protocol.disclose(before, made, new Viewer.Party(SELLER)))
                .isPresent()
                .isEqualTo(haggle.protocol.disclose(before, made, new Viewer.Party(BUYER)))
                .isEqualTo(haggle.protocol.disclose(before, made, new Viewer.Operator()));
    }

    @Test
    void what_is_allowed_has_ranges_that_concession_narrows() {
        haggle.offer(BUYER, at(BIKE, 50));
        haggle.counter(SELLER, at(BIKE, 90));
        List<Allowed> allowed = haggle.protocol.allowed(haggle.state, BUYER, haggle.now);
        assertThat(allowed).extracting(Allowed::kind).containsExactly("accept", "counter", "reject");
        assertThat(allowed)
                .allSatisfy(one ->
                        assertThat(one.answers()).contains(haggle.standing().id()));
        assertThat(allowed.get(1).limits().get("items").canonicalText())
                .isEqualTo("{\"bike\":{\"price\":{\"max\":90,\"min\":50}},\"helmet\":{}}");
        assertThat(allowed.get(1).limits().get("ifOnlyPricesChange").canonicalText())
                .isEqualTo("{\"items\":{\"bike\":{\"max\":90}}}");
        assertThat(haggle.protocol.allowed(haggle.state, SELLER, haggle.now))
                .extracting(Allowed::kind)
                .containsExactly("withdraw");
        assertThat(haggle.protocol.awaits(haggle.state, BUYER, haggle.now)).isTrue();
        assertThat(haggle.protocol.awaits(haggle.state, SELLER, haggle.now)).isFalse();
        haggle.reject(BUYER, true);
        assertThat(haggle.protocol
                        .allowed(haggle.state, SELLER, haggle.now)
                        .get(0)
                        .limits()
                        .get("items")
                        .canonicalText())
                .isEqualTo("{\"bike\":{\"price\":{\"max\":90,\"min\":0}},\"helmet\":{}}");
    }

    /** What a seat has at stake, whatever the stake is called. */
    private static List<Stake> staked(Haggle haggle, SeatId seat) {
        return haggle.protocol.stakes(haggle.state, seat).stream()
                .map(stake -> new Stake("", stake.money(), stake.units(), stake.deals()))
                .toList();
    }

    @Test
    void an_open_offer_exposes_its_owner_and_nobody_else() {
        assertThat(staked(haggle, BUYER)).isEmpty();
        haggle.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        assertThat(staked(haggle, BUYER))
                .containsExactly(new Stake("", Optional.of(new Money(55, Goods.EUR)), Map.of(BIKE, 1L, HELMET, 1L), 2));
        assertThat(staked(haggle, SELLER)).isEmpty();
        haggle.counter(SELLER, at(BIKE, 90));
        assertThat(staked(haggle, BUYER)).isEmpty();
        assertThat(staked(haggle, SELLER))
                .containsExactly(new Stake("", Optional.empty(), Map.of(BIKE, 1L, HELMET, 1L), 2));
        haggle.accept(BUYER, BIKE);
        assertThat(staked(haggle, SELLER)).containsExactly(new Stake("", Optional.empty(), Map.of(HELMET, 1L), 1));
        haggle.accept(BUYER, HELMET);
        assertThat(staked(haggle, SELLER)).isEmpty();
    }

    @Test
    void items_that_settle_together_are_one_deal_at_stake() {
        Haggle all = Haggle.allOf(BIKE, HELMET);
        all.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        assertThat(staked(all, BUYER).get(0).deals()).isEqualTo(1);
    }

    @Test
    void moves_bind_to_the_terms_to_which_they_may_lead() {
        haggle.offer(BUYER, at(BIKE, 50), at(HELMET, 5));
        assertThat(binds(new AlternatingMove.Accept())).containsExactly(at(BIKE, 50), at(HELMET, 5));
        assertThat(binds(new AlternatingMove.Accept(Set.of(HELMET)))).containsExactly(at(HELMET, 5));
        assertThat(binds(new AlternatingMove.Counter(List.of(at(BIKE, 70)))))
                .containsExactly(at(BIKE, 70), at(HELMET, 5));
        assertThat(binds(new AlternatingMove.Counter(List.of(at(HELMET, 9)), Set.of(), Set.of(BIKE), Optional.empty())))
                .containsExactly(at(BIKE, 50), at(HELMET, 9));
        assertThat(binds(new AlternatingMove.Reject(true))).isEmpty();
        assertThat(binds(new AlternatingMove.Withdraw(true))).isEmpty();
        assertThat(binds(new AlternatingMove.Offer(List.of(at(BIKE, 1)), Optional.empty())))
                .containsExactly(at(BIKE, 1));
    }

    private List<Terms> binds(AlternatingMove move) {
        return haggle.protocol.binds(haggle.state, SELLER, move).alternatives().stream()
                .findFirst()
                .orElse(List.of());
    }
}
