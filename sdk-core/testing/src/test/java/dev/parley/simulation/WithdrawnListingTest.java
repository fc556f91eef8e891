// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.Nodes.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.ApprovalView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
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
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A listing is withdrawn on one node, and nothing of that is worked off: from its commit on no node makes a deal on it,
 * and each negotiation ends neutrally when somebody next does something in it.
 */
class WithdrawnListingTest {
    private static final Caller SELLER = Caller.person("sara");
    private static final Caller BUYER = Caller.person("bert");
    private static final Caller RIVAL = Caller.person("rita");
    private static final Caller AGENT = Caller.agent("bert", "bot");
    private static final ListingRef LAMP = new ListingRef("lamp-1");

    /** The lamp for sale on both nodes, and what people do about it on the other one. */
    private static final class Shop implements AutoCloseable {
        final Nodes nodes;

        Shop(Ground ground, ProtocolId protocol) {
            this(new Nodes(ground), protocol);
            nodes.first().put(lamp("sara"));
        }

        Shop(Nodes nodes, ProtocolId protocol) {
            this.nodes = nodes;
            Choice choice = new Choice(protocol, Json.object().build(), SettlementRule.EACH_ITEM);
            nodes.first().publish(PolicyDraft.nothing().rule(PolicyRule.always("all", Selector.EVERY_LISTING, choice)));
        }

        static Listing lamp(String seller) {
            return ListingDraft.by(seller, LAMP.value()).item("lamp", 100_00, 2).build();
        }

        Outcome<NegotiationView> opens(Caller caller) {
            return nodes.other.negotiations().open(caller, OpenNegotiation.on(LAMP), nodes.key());
        }

        NegotiationId opened(Caller caller) {
            return opens(caller).orElseThrow().id();
        }

        Outcome<NegotiationView> moves(Caller caller, NegotiationId negotiation, MakeMove move) {
            MakeMove seen = move.answers().isPresent()
                    ? move
                    : move.seeing(look(caller, negotiation).revision());
            return nodes.other.negotiations().move(caller, negotiation, seen, nodes.key());
        }

        void offers(Caller caller, NegotiationId negotiation, long cents) {
            moves(caller, negotiation, offer(cents)).orElseThrow();
        }

        static MakeMove offer(long cents) {
            return MakeMove.of("offer", ListingDraft.price("lamp", cents));
        }

        Outcome<NegotiationView> accepts(Caller caller, NegotiationId negotiation) {
            return moves(caller, negotiation, TestParley.answer(look(caller, negotiation), "accept"));
        }

        Outcome<Listing> withdrawn(Caller by) {
            return nodes.one.listings().withdraw(by, LAMP, nodes.key());
        }

        NegotiationView look(Caller caller, NegotiationId negotiation) {
            return nodes.other.negotiations().find(caller, negotiation).orElseThrow();
        }

        String closeReason(Caller caller, NegotiationId negotiation) {
            return look(caller, negotiation).details().get("closeReason").text();
        }

        int deals(Caller caller) {
            return nodes.other
                    .deals()
                    .list(caller, Optional.empty(), 10)
                    .orElseThrow()
                    .items()
                    .size();
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
    void no_offer_is_accepted_by_hand(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            NegotiationId negotiation = shop.opened(BUYER);
            shop.offers(BUYER, negotiation, 80_00);
            shop.withdrawn(TestParley.HOST).orElseThrow();

            assertThat(code(shop.accepts(SELLER, negotiation))).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(shop.closeReason(BUYER, negotiation)).isEqualTo("unavailable");
            assertThat(shop.deals(BUYER)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void no_threshold_sells(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            thresholds(shop);
            NegotiationId negotiation = shop.opened(BUYER);
            shop.withdrawn(TestParley.HOST).orElseThrow();

            assertThat(code(shop.moves(BUYER, negotiation, Shop.offer(90_00)))).isEqualTo("STALE_REVISION");
            assertThat(shop.closeReason(BUYER, negotiation)).isEqualTo("unavailable");
            assertThat(shop.deals(BUYER)).isZero();
        }
    }

    private static void thresholds(Shop shop) {
        Json lamp = Json.object().put("autoAccept", 60_00).build();
        Json terms = Json.object()
                .put("items", Json.object().put("lamp", lamp).build())
                .build();
        shop.nodes
                .one
                .negotiations()
                .setPrivateTerms(SELLER, LAMP, terms, shop.nodes.key())
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void no_approved_move_is_made(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            shop.nodes.first().grant(BUYER, SampleMandates.toBuy("bot").approvalFrom(50_00));
            NegotiationId negotiation = shop.opened(AGENT);
            assertThat(code(shop.moves(AGENT, negotiation, Shop.offer(70_00)))).isEqualTo("APPROVAL_REQUIRED");
            ApprovalView approval = shop.nodes
                    .other
                    .mandates()
                    .approvals(BUYER, Optional.empty(), 10)
                    .orElseThrow()
                    .items()
                    .get(0);
            shop.withdrawn(TestParley.HOST).orElseThrow();

            ApprovalView granted = shop.nodes
                    .other
                    .mandates()
                    .approve(BUYER, approval.approval().id(), shop.nodes.key())
                    .orElseThrow();
            assertThat(granted.refusal()).contains(Reason.NEGOTIATION_CLOSED);
            assertThat(shop.closeReason(BUYER, negotiation)).isEqualTo("unavailable");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void no_auction_that_closes_afterwards_sells(Ground ground) {
        try (Shop shop = auction(ground)) {
            NegotiationId auction = shop.opened(SELLER);
            shop.nodes
                    .other
                    .negotiations()
                    .join(BUYER, auction, Optional.empty(), shop.nodes.key())
                    .orElseThrow();
            shop.moves(BUYER, auction, MakeMove.of("submit", ListingDraft.price("lamp", 90_00)))
                    .orElseThrow();
            shop.withdrawn(TestParley.HOST).orElseThrow();

            shop.nodes.clock.advance(Duration.ofDays(30));
            shop.nodes.other.runDue();
            assertThat(shop.closeReason(BUYER, auction)).isEqualTo("unavailable");
            assertThat(shop.deals(BUYER)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void nobody_joins_or_bids(Ground ground) {
        try (Shop shop = auction(ground)) {
            NegotiationId auction = shop.opened(SELLER);
            shop.nodes
                    .other
                    .negotiations()
                    .join(BUYER, auction, Optional.empty(), shop.nodes.key())
                    .orElseThrow();
            shop.withdrawn(TestParley.HOST).orElseThrow();

            assertThat(code(shop.nodes.other.negotiations().join(RIVAL, auction, Optional.empty(), shop.nodes.key())))
                    .isEqualTo("NEGOTIATION_CLOSED");
            assertThat(code(shop.moves(BUYER, auction, MakeMove.of("submit", ListingDraft.price("lamp", 90_00)))))
                    .isEqualTo("NEGOTIATION_CLOSED");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void nothing_opens_until_the_listing_is_put_again(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            NegotiationId before = shop.opened(BUYER);
            shop.withdrawn(TestParley.HOST).orElseThrow();
            assertThat(code(shop.opens(RIVAL))).isEqualTo("NOT_FOUND");

            shop.nodes.first().put(Shop.lamp("sara"));
            NegotiationId after = shop.opened(RIVAL);
            shop.nodes.one.runDue();

            assertThat(shop.closeReason(BUYER, before)).isEqualTo("unavailable");
            assertThat(shop.look(RIVAL, after).open()).isTrue();
            shop.offers(RIVAL, after, 80_00);
            assertThat(code(shop.accepts(SELLER, after))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void what_was_opened_before_ends_even_if_the_listing_is_put_again(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            NegotiationId negotiation = shop.opened(BUYER);
            shop.offers(BUYER, negotiation, 80_00);
            shop.withdrawn(TestParley.HOST).orElseThrow();
            shop.nodes.first().put(Shop.lamp("sara"));

            assertThat(code(shop.accepts(SELLER, negotiation))).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(shop.closeReason(BUYER, negotiation)).isEqualTo("unavailable");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void deals_that_were_agreed_before_stand_and_are_redeemed(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            NegotiationId negotiation = shop.opened(BUYER);
            shop.offers(BUYER, negotiation, 80_00);
            shop.accepts(SELLER, negotiation).orElseThrow();
            shop.withdrawn(TestParley.HOST).orElseThrow();
            shop.nodes.one.runDue();

            var deal = shop.nodes
                    .other
                    .deals()
                    .list(BUYER, Optional.empty(), 10)
                    .orElseThrow()
                    .items()
                    .get(0);
            assertThat(code(shop.nodes
                            .other
                            .deals()
                            .redeemNow(TestParley.HOST, List.of(deal.deal().id()), new OrderReference("order-1"))))
                    .isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void the_host_the_seller_in_person_and_operators_withdraw_and_nobody_else(Ground ground) {
        try (Shop shop = bargaining(ground)) {
            assertThat(code(shop.withdrawn(BUYER))).isEqualTo("NOT_ENTITLED");
            assertThat(code(shop.withdrawn(Caller.agent("sara", "bot")))).isEqualTo("NOT_ENTITLED");
            assertThat(code(shop.withdrawn(TestParley.OPERATOR))).isEqualTo("DONE");
            assertThat(code(shop.withdrawn(SELLER))).isEqualTo("DONE");
            assertThat(code(shop.withdrawn(TestParley.HOST))).isEqualTo("DONE");
            assertThat(code(shop.withdrawn(BUYER))).isEqualTo("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void withdrawing_through_the_call_binds_where_the_host_keeps_the_catalogue(Ground ground) {
        AtomicBoolean listed = new AtomicBoolean(true);
        Nodes nodes = new Nodes(
                ground,
                builder -> builder.listings(
                        (tenant, ref) -> listed.get() ? Optional.of(Shop.lamp("sara")) : Optional.empty()));
        try (Shop shop = new Shop(nodes, AlternatingOffers.ID)) {
            NegotiationId negotiation = shop.opened(BUYER);
            NegotiationId other = shop.opened(RIVAL);
            shop.offers(BUYER, negotiation, 80_00);
            listed.set(false);
            shop.withdrawn(TestParley.HOST).orElseThrow();
            assertThat(code(shop.accepts(SELLER, negotiation))).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(code(shop.opens(RIVAL))).isEqualTo("NOT_FOUND");

            listed.set(true);
            NegotiationId after = shop.opened(BUYER);
            nodes.one.runDue();
            assertThat(shop.closeReason(RIVAL, other)).isEqualTo("unavailable");
            assertThat(shop.look(BUYER, after).open()).isTrue();
            shop.withdrawn(TestParley.OPERATOR).orElseThrow();
            assertThat(code(shop.moves(BUYER, after, Shop.offer(80_00)))).isEqualTo("STALE_REVISION");
            assertThat(shop.closeReason(BUYER, after)).isEqualTo("unavailable");
        }
    }
}
