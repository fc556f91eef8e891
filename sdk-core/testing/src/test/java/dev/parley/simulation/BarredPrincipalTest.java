// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.Nodes.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.ApprovalView;
import dev.parley.api.DealView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.api.StockView;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.settlement.DealState;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A principal is barred on one node, and nothing of that is worked off: from the bar's commit on nobody does anything for
 * it or with it on any node, and the other side learns a neutral reason.
 */
class BarredPrincipalTest {
    private static final Caller SELLER = Caller.person("sara");
    private static final Caller BUYER = Caller.person("bert");
    private static final Caller RIVAL = Caller.person("rita");
    private static final Caller AGENT = Caller.agent("bert", "bot");
    private static final Caller OPERATOR = TestParley.OPERATOR;
    private static final ListingRef LAMP = new ListingRef("lamp-1");

    /** The lamp for sale on both nodes; the first bars, the other does everything else. */
    private static final class Shop implements AutoCloseable {
        final Nodes nodes;

        Shop(Ground ground, ProtocolId protocol) {
            nodes = new Nodes(ground);
            nodes.first().put(lamp("lamp-1"));
            Choice choice = new Choice(protocol, Json.object().build(), SettlementRule.EACH_ITEM);
            nodes.first().publish(PolicyDraft.nothing().rule(PolicyRule.always("all", Selector.EVERY_LISTING, choice)));
        }

        static Listing lamp(String name) {
            return ListingDraft.by("sara", name).item("lamp", 100_00, 2).build();
        }

        void bars(Caller who) {
            nodes.one
                    .principals()
                    .bar(OPERATOR, who.principal(), "counterfeits", nodes.key())
                    .orElseThrow();
        }

        void readmits(Caller who) {
            nodes.one
                    .principals()
                    .readmit(OPERATOR, who.principal(), nodes.key())
                    .orElseThrow();
        }

        Outcome<NegotiationView> opens(Caller caller) {
            return nodes.other.negotiations().open(caller, OpenNegotiation.on(LAMP), nodes.key());
        }

        NegotiationId opened(Caller caller) {
            return opens(caller).orElseThrow().id();
        }

        Outcome<NegotiationView> joins(Caller caller, NegotiationId negotiation) {
            return nodes.other.negotiations().join(caller, negotiation, Optional.empty(), nodes.key());
        }

        Outcome<NegotiationView> moves(Caller caller, NegotiationId negotiation, MakeMove move) {
            MakeMove seen = move.answers().isPresent()
                    ? move
                    : move.seeing(look(caller, negotiation).revision());
            return nodes.other.negotiations().move(caller, negotiation, seen, nodes.key());
        }

        void bids(Caller caller, NegotiationId auction, long cents) {
            joins(caller, auction).orElseThrow();
            moves(caller, auction, MakeMove.of("submit", ListingDraft.price("lamp", cents)))
                    .orElseThrow();
        }

        void offers(Caller caller, NegotiationId negotiation, long cents) {
            moves(caller, negotiation, MakeMove.of("offer", ListingDraft.price("lamp", cents)))
                    .orElseThrow();
        }

        Outcome<NegotiationView> accepts(Caller caller, NegotiationId negotiation) {
            return moves(caller, negotiation, TestParley.answer(look(caller, negotiation), "accept"));
        }

        DealId agreed(Caller buyer) {
            NegotiationId negotiation = opened(buyer);
            offers(buyer, negotiation, 80_00);
            accepts(SELLER, negotiation).orElseThrow();
            return deals(buyer).get(0).deal().id();
        }

        NegotiationView look(Caller caller, NegotiationId negotiation) {
            return nodes.other.negotiations().find(caller, negotiation).orElseThrow();
        }

        String closeReason(Caller caller, NegotiationId negotiation) {
            return look(caller, negotiation).details().get("closeReason").text();
        }

        List<DealView> deals(Caller caller) {
            return nodes.other
                    .deals()
                    .list(caller, Optional.empty(), 10)
                    .orElseThrow()
                    .items();
        }

        DealState state(DealId deal) {
            return nodes.other
                    .deals()
                    .find(OPERATOR, deal)
                    .orElseThrow()
                    .status()
                    .state();
        }

        long heldUnits() {
            return nodes.other.listings().stock(TestParley.HOST, LAMP).orElseThrow().stream()
                    .mapToLong(StockView::held)
                    .sum();
        }

        String redeems(DealId deal) {
            return code(nodes.other.deals().redeemNow(TestParley.HOST, List.of(deal), new OrderReference("order-1")));
        }

        @Override
        public void close() {
            nodes.close();
        }
    }

    private static Shop bargaining(Ground ground) {
        return new Shop(ground, AlternatingOffers.ID);
    }

    private static Shop auction(Ground ground) {
        return new Shop(ground, SealedAuction.ID);
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void nobody_acts_for_a_barred_buyer(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            shop.nodes.first().grant(BUYER, SampleMandates.toBuy("bot"));
            NegotiationId negotiation = shop.opened(AGENT);
            shop.offers(AGENT, negotiation, 70_00);
            MakeMove withdraw = TestParley.answer(shop.look(BUYER, negotiation), "withdraw");
            shop.bars(BUYER);

            assertThat(code(shop.accepts(SELLER, negotiation))).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(code(shop.moves(AGENT, negotiation, withdraw))).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(shop.closeReason(SELLER, negotiation)).isEqualTo("cancelled");
            assertThat(shop.deals(BUYER)).isEmpty();
            assertThat(code(shop.opens(AGENT))).isEqualTo("BARRED");
            assertThat(code(shop.opens(BUYER))).isEqualTo("BARRED");
            assertThat(code(shop.nodes.other.mandates().grant(BUYER, SampleMandates.toBuy("other"), shop.nodes.key())))
                    .isEqualTo("BARRED");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void nobody_negotiates_with_a_barred_seller(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            NegotiationId negotiation = shop.opened(BUYER);
            shop.offers(BUYER, negotiation, 70_00);
            shop.bars(SELLER);

            assertThat(code(shop.accepts(SELLER, negotiation))).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(shop.closeReason(BUYER, negotiation)).isEqualTo("cancelled");
            assertThat(code(shop.opens(RIVAL))).isEqualTo("NOT_NEGOTIABLE");
            assertThat(code(shop.nodes
                            .other
                            .negotiations()
                            .setPrivateTerms(SELLER, LAMP, thresholds(), shop.nodes.key())))
                    .isEqualTo("BARRED");
        }
    }

    private static Json thresholds() {
        Json lamp = Json.object().put("autoAccept", 60_00).build();
        return Json.object()
                .put("items", Json.object().put("lamp", lamp).build())
                .build();
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void no_private_terms_of_a_barred_seller_answer(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            shop.nodes
                    .one
                    .negotiations()
                    .setPrivateTerms(SELLER, LAMP, thresholds(), shop.nodes.key())
                    .orElseThrow();
            NegotiationId negotiation = shop.opened(BUYER);
            shop.bars(SELLER);

            MakeMove offer = MakeMove.of("offer", ListingDraft.price("lamp", 90_00));
            assertThat(code(shop.moves(BUYER, negotiation, offer))).isEqualTo("STALE_REVISION");
            assertThat(shop.closeReason(BUYER, negotiation)).isEqualTo("cancelled");
            assertThat(shop.deals(BUYER)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void no_approved_move_of_a_barred_buyer_is_made(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            shop.nodes.first().grant(BUYER, SampleMandates.toBuy("bot").approvalFrom(50_00));
            NegotiationId negotiation = shop.opened(AGENT);
            MakeMove offer = MakeMove.of("offer", ListingDraft.price("lamp", 70_00));
            assertThat(code(shop.moves(AGENT, negotiation, offer))).isEqualTo("APPROVAL_REQUIRED");
            ApprovalView approval = shop.nodes
                    .other
                    .mandates()
                    .approvals(BUYER, Optional.empty(), 10)
                    .orElseThrow()
                    .items()
                    .get(0);
            shop.bars(BUYER);

            ApprovalView granted = shop.nodes
                    .other
                    .mandates()
                    .approve(BUYER, approval.approval().id(), shop.nodes.key())
                    .orElseThrow();
            assertThat(granted.refusal()).contains(Reason.NEGOTIATION_CLOSED);
            assertThat(shop.closeReason(SELLER, negotiation)).isEqualTo("cancelled");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void an_auction_of_a_barred_seller_sells_nothing(Ground ground) {
        try (Shop shop = auction(ground)) {
            NegotiationId auction = shop.opened(SELLER);
            shop.bids(BUYER, auction, 90_00);
            shop.bars(SELLER);

            assertThat(code(shop.joins(RIVAL, auction))).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(shop.closeReason(BUYER, auction)).isEqualTo("cancelled");
        }
        try (Shop shop = auction(ground)) {
            NegotiationId auction = shop.opened(SELLER);
            shop.bids(BUYER, auction, 90_00);
            shop.bars(SELLER);

            shop.nodes.clock.advance(Duration.ofDays(30));
            shop.nodes.other.runDue();
            assertThat(shop.closeReason(BUYER, auction)).isEqualTo("cancelled");
            assertThat(shop.deals(BUYER)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_barred_bidder_neither_wins_nor_sets_the_price_and_the_auction_goes_on(Ground ground) {
        try (Shop shop = auction(ground)) {
            Caller third = Caller.person("theo");
            Caller fourth = Caller.person("tina");
            NegotiationId auction = shop.opened(SELLER);
            shop.bids(BUYER, auction, 99_00);
            shop.bids(RIVAL, auction, 95_00);
            shop.bids(third, auction, 90_00);
            shop.bids(fourth, auction, 50_00);
            shop.bars(BUYER);
            shop.bars(third);

            MakeMove bid = MakeMove.of("submit", ListingDraft.price("lamp", 99_50));
            assertThat(code(shop.moves(BUYER, auction, bid))).isEqualTo("BARRED");
            assertThat(code(shop.moves(RIVAL, auction, MakeMove.of("submit", ListingDraft.price("lamp", 96_00)))))
                    .isEqualTo("DONE");

            shop.nodes.clock.advance(Duration.ofDays(30));
            shop.nodes.other.runDue();
            assertThat(shop.closeReason(RIVAL, auction)).isEqualTo("agreed");
            assertThat(shop.deals(RIVAL)).hasSize(1);
            assertThat(shop.deals(RIVAL).get(0).deal().total().minorUnits()).isEqualTo(50_00);
            assertThat(shop.deals(BUYER)).isEmpty();
            assertThat(shop.deals(third)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void an_unpaid_deal_of_a_barred_party_can_no_longer_be_paid_and_a_paid_one_stays(Ground ground) {
        for (Caller barred : List.of(BUYER, SELLER)) {
            try (Shop shop = bargaining(ground)) {
                DealId paid = shop.agreed(BUYER);
                assertThat(shop.redeems(paid)).isEqualTo("DONE");
                DealId agreed = shop.agreed(BUYER);
                shop.bars(barred);

                assertThat(code(shop.nodes.other.deals().beginCheckout(TestParley.HOST, agreed, shop.nodes.key())))
                        .isEqualTo("DEAL_CANCELLED");
                assertThat(shop.redeems(agreed)).isEqualTo("DEAL_CANCELLED");
                shop.nodes.one.runDue();
                assertThat(shop.state(agreed)).isEqualTo(DealState.CANCELLED);
                assertThat(shop.state(paid)).isEqualTo(DealState.REDEEMED);
                assertThat(shop.redeems(paid)).isEqualTo("DONE");
                assertThat(shop.heldUnits()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_deal_in_checkout_is_cancelled(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            DealId agreed = shop.agreed(BUYER);
            shop.nodes
                    .other
                    .deals()
                    .beginCheckout(TestParley.HOST, agreed, shop.nodes.key())
                    .orElseThrow();
            shop.bars(SELLER);

            assertThat(shop.redeems(agreed)).isEqualTo("DEAL_CANCELLED");
            shop.nodes.one.runDue();
            assertThat(shop.state(agreed)).isEqualTo(DealState.CANCELLED);
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void what_was_under_way_does_not_go_on_when_the_bar_is_lifted_before_it_was_worked_off(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            NegotiationId before = shop.opened(BUYER);
            shop.offers(BUYER, before, 70_00);
            DealId agreed = shop.agreed(RIVAL);
            shop.bars(SELLER);
            shop.readmits(SELLER);

            NegotiationId after = shop.opened(Caller.person("theo"));
            shop.offers(Caller.person("theo"), after, 75_00);
            assertThat(code(shop.accepts(SELLER, before))).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(shop.redeems(agreed)).isEqualTo("DEAL_CANCELLED");
            shop.nodes.one.runDue();
            assertThat(shop.state(agreed)).isEqualTo(DealState.CANCELLED);
            assertThat(code(shop.accepts(SELLER, after))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void who_has_never_done_anything_is_barred_too(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            shop.bars(BUYER);
            assertThat(code(shop.opens(BUYER))).isEqualTo("BARRED");
            assertThat(code(shop.opens(RIVAL))).isEqualTo("DONE");
            shop.readmits(BUYER);
            assertThat(code(shop.opens(BUYER))).isEqualTo("DONE");
        }
    }
}
