// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import static dev.parley.application.deal.Marketplace.BUYER;
import static dev.parley.application.deal.Marketplace.HOST;
import static dev.parley.application.deal.Marketplace.OPERATOR;
import static dev.parley.application.deal.Marketplace.SELLER;
import static dev.parley.application.deal.Marketplace.START;
import static dev.parley.application.deal.Marketplace.stock;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.deal.HandInventory;
import dev.parley.application.deal.Marketplace;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.Append;
import dev.parley.application.store.NewMessage;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.SeatRole;
import dev.parley.model.StockPolicy;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener.Happened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private final List<Happened> heard = new CopyOnWriteArrayList<>();
    private final List<NegotiationId> deafTo = new CopyOnWriteArrayList<>();
    private final Marketplace market = new Marketplace(store -> store, Optional.empty(), List.of(this::hear))
            .sells("bright", Binding.ON_ACCEPTANCE, StockPolicy.RESERVED_AT_AGREEMENT, 1)
            .sells("dim", Binding.ON_ACCEPTANCE, StockPolicy.RESERVED_AT_AGREEMENT, 5);

    private void hear(Happened event) {
        if (event.negotiation().filter(deafTo::contains).isPresent()) {
            throw new AssertionError("the listener fails");
        }
        heard.add(event);
    }

    private boolean isOpen(NegotiationId negotiation) {
        return market.negotiations.find(OPERATOR, negotiation).orElseThrow().open();
    }

    private void send(NewMessage message) {
        market.memory.commit(Append.to(Caller.MAIN).message(message).build());
    }

    @Test
    void lets_deadlines_take_effect_and_then_has_nothing_to_do() {
        NegotiationId negotiation = market.offers(BUYER, "bright");

        market.works();
        assertThat(isOpen(negotiation)).isTrue();
        market.after(Duration.ofDays(400)).works();

        assertThat(isOpen(negotiation)).isFalse();
        assertThat(market.worker.runDue()).isZero();
        market.assertNothingHeld();
    }

    @Test
    void tells_listeners_everything_in_order_as_an_operator_may_read_it() {
        NegotiationId negotiation = market.offers(BUYER, "bright");
        market.accepts(SELLER, negotiation).orElseThrow();
        market.works();

        List<String> types = new ArrayList<>();
        for (Happened event : heard) {
            types.add(event.type());
            assertThat(event.id()).isEqualTo(negotiation + "/" + types.size());
        }
        assertThat(types).contains("parley.opened", "parley.deal-agreed");
        assertThat(heard.get(types.indexOf("negotiation-opened")).details().find("thresholds"))
                .as("what the seller keeps to itself")
                .isEmpty();
        assertThat(heard.get(types.indexOf("parley.deal-agreed"))
                        .details()
                        .get("deal")
                        .text())
                .isEqualTo(market.negotiations
                        .find(OPERATOR, negotiation)
                        .orElseThrow()
                        .deals()
                        .get(0)
                        .value());
    }

    @Test
    void what_a_listener_failed_to_hear_comes_again_later_and_holds_back_nothing_else() {
        NegotiationId failing = market.offers(BUYER, "bright");
        NegotiationId other = market.offers(BUYER, "dim");
        deafTo.add(failing);

        market.works();
        assertThat(heard).extracting(Happened::negotiation).containsOnly(Optional.of(other));
        market.accepts(SELLER, failing).orElseThrow();
        deafTo.clear();
        market.works();
        assertThat(heard).extracting(Happened::negotiation).containsOnly(Optional.of(other));
        market.after(Duration.ofSeconds(1)).works();

        List<String> ids = heard.stream()
                .filter(event -> event.negotiation().filter(failing::equals).isPresent())
                .map(Happened::id)
                .toList();
        assertThat(ids).hasSizeGreaterThan(2);
        for (int i = 0; i < ids.size(); i++) {
            assertThat(ids.get(i)).isEqualTo(failing + "/" + (i + 1));
        }
    }

    @Test
    void a_listener_may_call_it() {
        List<Integer> nested = new CopyOnWriteArrayList<>();
        List<Marketplace> markets = new ArrayList<>();
        Marketplace calling = new Marketplace(
                        store -> store,
                        Optional.empty(),
                        List.of(event -> nested.add(markets.get(0).worker.runDue())))
                .sells("bright", Binding.ON_ACCEPTANCE, StockPolicy.RESERVED_AT_AGREEMENT, 1);
        markets.add(calling);
        calling.offers(BUYER, "bright");

        assertThat(calling.worker.runDue()).isEqualTo(1);
        assertThat(nested).isNotEmpty().containsOnly(0);
    }

    @Test
    void an_unknown_topic_is_kept_and_tried_ever_more_rarely() {
        Json body = Json.object().build();
        send(new NewMessage("of-a-newer-version", "k", body, START));

        assertThat(market.worker.runDue()).isEqualTo(1);
        assertThat(market.worker.runDue()).isZero();
        market.after(Duration.ofSeconds(1));
        assertThat(market.worker.runDue()).isEqualTo(1);
        market.after(Duration.ofSeconds(1));
        assertThat(market.worker.runDue()).isZero();
        market.after(Duration.ofSeconds(1));
        assertThat(market.worker.runDue()).isEqualTo(1);
    }

    @Test
    void closes_those_who_lost_the_last_unit_and_leaves_those_for_whom_there_are_more() {
        NegotiationId loser = market.offers(Caller.person("carl"), "bright");
        NegotiationId waiting = market.offers(Caller.person("carl"), "dim");
        market.agrees(BUYER, "bright");
        market.agrees(BUYER, "dim");
        market.works();

        assertThat(isOpen(loser)).isFalse();
        assertThat(isOpen(waiting)).isTrue();
    }

    @Test
    void closes_every_negotiation_on_a_withdrawn_listing() {
        NegotiationId bertas = market.offers(BUYER, "dim");
        NegotiationId carls = market.offers(Caller.person("carl"), "dim");
        NegotiationId elsewhere = market.offers(BUYER, "bright");
        send(Messages.listingWithdrawn(new ListingRef("dim"), 1, market.now));
        market.works();

        assertThat(List.of(isOpen(bertas), isOpen(carls), isOpen(elsewhere))).containsExactly(false, false, true);
    }

    @Test
    void withdraws_the_offers_of_an_ended_mandate_and_no_others() {
        Caller agent = Caller.agent("berta", "bot");
        market.mandate("m1", agent, SeatRole.BUYER, 100_000, 10);
        NegotiationId agents = market.offers(agent, "dim");
        NegotiationId own = market.offers(BUYER, "bright");
        send(Messages.mandateEnded(new MandateId("m1"), market.now));
        market.works();

        assertThat(offerStands(agents)).isFalse();
        assertThat(offerStands(own)).isTrue();
    }

    private boolean offerStands(NegotiationId negotiation) {
        return market.negotiations
                .find(OPERATOR, negotiation)
                .orElseThrow()
                .details()
                .find("offer")
                .isPresent();
    }

    @Test
    void a_message_that_comes_twice_changes_nothing_the_second_time() {
        DealId deal = market.agrees(BUYER, "bright");
        market.deals
                .redeemNow(HOST, List.of(deal), new OrderReference("order-1"))
                .orElseThrow();
        send(Messages.ofDeal(Messages.DEAL_REDEEMED, deal, market.now));
        market.works();
        assertThat(market.consumed(stock("bright"))).isEqualTo(1);

        market.deals.reverse(HOST, new OrderReference("order-1"), market.key()).orElseThrow();
        send(Messages.ofDeal(Messages.DEAL_REVERSED, deal, market.now));
        market.works();
        assertThat(market.consumed(stock("bright"))).isZero();
        assertThat(market.worker.runDue()).isZero();
    }

    @Test
    void a_remote_inventory_follows_payment_reversal_and_expiry() {
        HandInventory inventory = new HandInventory(3);
        Marketplace remote = new Marketplace(store -> store, Optional.of(inventory), List.of())
                .sells("bright", Binding.ON_ACCEPTANCE, StockPolicy.RESERVED_AT_AGREEMENT, 3)
                .sells("race", Binding.ON_PAYMENT, StockPolicy.FIRST_TO_PAY, 3);
        DealId reserved = remote.agrees(BUYER, "bright");
        DealId lapsing = remote.agrees(Caller.person("carl"), "bright");
        DealId first = remote.agrees(BUYER, "race");
        assertThat(inventory.left()).isEqualTo(1);

        remote.deals
                .redeemNow(HOST, List.of(first, reserved), new OrderReference("order-1"))
                .orElseThrow();
        assertThat(inventory.left()).isZero();
        remote.works();
        assertThat(inventory.consumed()).isEqualTo(2);
        remote.after(Duration.ofMinutes(2)).works();
        assertThat(inventory.consumed()).isEqualTo(2);
        assertThat(inventory.left()).isZero();

        remote.after(Duration.ofDays(8)).works();
        assertThat(remote.state(lapsing)).isEqualTo("EXPIRED");
        assertThat(inventory.left()).isEqualTo(1);
        remote.deals.reverse(HOST, new OrderReference("order-1"), remote.key()).orElseThrow();
        remote.works();
        assertThat(inventory.left()).isEqualTo(3);
        remote.assertNothingHeld();
    }
}
