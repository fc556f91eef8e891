// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.SettlementMarket.ANN;
import static dev.parley.simulation.SettlementMarket.BOB;
import static dev.parley.simulation.SettlementMarket.SAM;
import static dev.parley.simulation.SettlementMarket.code;
import static dev.parley.simulation.SettlementMarket.price;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.samples.Allocation;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.settlement.Deal;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ann asks for a sofa, and whoever has one sells it to her: the owner of the listing buys, and everybody else sells. */
class RequestsTest {
    private static final ProtocolId ALLOCATION = new ProtocolId("allocation", 1);
    private static final Caller CARL = Caller.person("carl");

    private TestParley test = TestParley.empty(builder -> builder);
    private NegotiationId talk = new NegotiationId("none");

    @AfterEach
    void close() {
        test.close();
    }

    private void request(Ground ground, ProtocolId protocol, UnaryOperator<ListingDraft> change) {
        test.close();
        test = TestParley.empty(builder -> ground.under(builder.protocol(new Allocation())));
        test.publish(PolicyDraft.everything(new Choice(protocol, Json.object().build(), SettlementRule.EACH_ITEM)));
        test.put(change.apply(ListingDraft.by("ann", SettlementMarket.CAMERA.value()))
                .item("sofa", 500_00, 1)
                .build()
                .wanted());
    }

    private Outcome<NegotiationView> opens(Caller caller) {
        return test.parley()
                .negotiations()
                .open(caller, OpenNegotiation.on(SettlementMarket.CAMERA), test.key())
                .match(
                        done -> {
                            talk = done.value().id();
                            return Outcome.done(done.value());
                        },
                        refused -> refused);
    }

    private String join(Caller caller) {
        return code(test.parley().negotiations().join(caller, talk, Optional.empty(), test.key()));
    }

    private NegotiationView look(Caller caller) {
        return test.parley().negotiations().find(caller, talk).orElseThrow();
    }

    private String move(Caller caller, String kind, long cents) {
        return moves(
                caller,
                MakeMove.of(kind, price("sofa", cents)).seeing(look(caller).revision()));
    }

    private String moves(Caller caller, MakeMove move) {
        return code(test.parley().negotiations().move(caller, talk, move, test.key()));
    }

    private String accept(Caller caller) {
        return moves(caller, MakeMove.of("accept").answering(look(caller)));
    }

    private MandateView grant(Caller principal, boolean sells, UnaryOperator<MandateDraft> limits) {
        String agent = SettlementMarket.agent(principal).agent().orElseThrow().value();
        MandateDraft draft = sells ? SampleMandates.toSell(agent) : SampleMandates.toBuy(agent);
        return test.grant(
                principal,
                limits.apply(draft.conduct(Conduct.of("offer", "counter", "accept", "order", "join", "take"))));
    }

    private MandateView fresh(Caller principal, MandateView mandate) {
        return test.parley().mandates().find(principal, mandate.mandate().id()).orElseThrow();
    }

    private Deal deal(Caller caller) {
        return test.parley()
                .deals()
                .find(caller, look(caller).deals().get(0))
                .orElseThrow()
                .deal();
    }

    private long left() {
        return test.parley().listings().stock(TestParley.HOST, SettlementMarket.CAMERA).orElseThrow().stream()
                .mapToLong(stock -> stock.capacity() - stock.held() - stock.consumed())
                .sum();
    }

    private static Caller agent(Caller principal) {
        return SettlementMarket.agent(principal);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_owner_of_a_request_buys_and_owes_budget_and_whoever_comes_sells(Ground ground) {
        request(ground, AlternatingOffers.ID, listing -> listing);
        MandateView buys = grant(ANN, false, limits -> limits.budget(600_00));
        MandateView sells = grant(SAM, true, limits -> limits.unitPrice(300_00));

        assertThat(code(opens(ANN))).isEqualTo("WRONG_OPENER");
        assertThat(code(opens(agent(SAM)))).isEqualTo("DONE");
        assertThat(look(ANN).seats().stream().map(Seat::toString))
                .containsExactly(
                        "Seat[id=buyer, role=BUYER, principal=ann]", "Seat[id=seller, role=SELLER, principal=sam]");

        assertThat(move(agent(ANN), "offer", 700_00)).isEqualTo("BUDGET_EXCEEDED");
        assertThat(move(agent(ANN), "offer", 250_00)).isEqualTo("DONE");
        assertThat(fresh(ANN, buys).budgetHeld()).isEqualTo(250_00);
        assertThat(accept(agent(SAM))).isEqualTo("MANDATE_BOUND");
        assertThat(moves(
                        agent(SAM),
                        MakeMove.of("counter", price("sofa", 299_99)).answering(look(SAM))))
                .isEqualTo("MANDATE_BOUND");
        assertThat(moves(
                        agent(SAM),
                        MakeMove.of("counter", price("sofa", 300_00)).answering(look(SAM))))
                .isEqualTo("DONE");
        assertThat(fresh(ANN, buys).budgetHeld()).isZero();
        assertThat(fresh(SAM, sells).dealsHeld()).isEqualTo(1);
        assertThat(accept(agent(ANN))).isEqualTo("DONE");

        assertThat(deal(ANN).buyer()).isEqualTo(ANN.principal());
        assertThat(deal(SAM).seller()).isEqualTo(SAM.principal());
        assertThat(fresh(ANN, buys).budgetHeld()).isEqualTo(300_00);
        assertThat(fresh(SAM, sells).dealsHeld()).isEqualTo(1);
        assertThat(left()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_owner_talks_with_several_sellers_and_the_last_unit_it_wants_ends_the_other_talks(Ground ground) {
        request(ground, AlternatingOffers.ID, listing -> listing);
        assertThat(code(opens(SAM))).isEqualTo("DONE");
        NegotiationId first = talk;
        assertThat(code(opens(SAM))).isEqualTo("ALREADY_NEGOTIATING");
        assertThat(code(opens(BOB))).isEqualTo("DONE");
        assertThat(move(ANN, "offer", 200_00)).isEqualTo("DONE");
        assertThat(accept(BOB)).isEqualTo("DONE");
        test.parley().runDue();

        talk = first;
        assertThat(look(SAM).open()).isFalse();
        assertThat(look(SAM).deals()).isEmpty();
        assertThat(look(SAM).details().get("closeReason").text()).isEqualTo("unavailable");
        assertThat(code(opens(CARL))).isEqualTo("STOCK_UNAVAILABLE");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_cap_of_offers_counts_what_the_owner_offered_to_one_seller_and_not_to_all(Ground ground) {
        test.close();
        test = TestParley.empty(builder -> ground.under(builder));
        Json once = Json.object().put("maxOffersPerBuyerAndListing", 1).build();
        test.publish(PolicyDraft.everything(new Choice(AlternatingOffers.ID, once, SettlementRule.EACH_ITEM)));
        test.put(ListingDraft.by("ann", SettlementMarket.CAMERA.value())
                .item("sofa", 500_00, 1)
                .build()
                .wanted());
        assertThat(code(opens(SAM))).isEqualTo("DONE");
        assertThat(move(ANN, "offer", 200_00)).isEqualTo("DONE");
        assertThat(moves(SAM, MakeMove.of("reject").answering(look(SAM)))).isEqualTo("DONE");
        assertThat(code(opens(SAM))).isEqualTo("OFFER_LIMIT");

        assertThat(code(opens(BOB))).isEqualTo("DONE");
        assertThat(move(ANN, "offer", 210_00)).isEqualTo("DONE");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void several_sellers_join_a_request_and_the_owner_takes_one_of_their_offers(Ground ground) {
        request(ground, ALLOCATION, listing -> listing);
        MandateView buys = grant(ANN, false, limits -> limits.budget(400_00));
        MandateView sells = grant(BOB, true, limits -> limits.unitPrice(300_00).maxDeals(1));
        assertThat(code(opens(SAM))).isEqualTo("WRONG_OPENER");
        assertThat(code(opens(ANN))).isEqualTo("DONE");
        assertThat(join(SAM)).isEqualTo("DONE");
        assertThat(join(agent(BOB))).isEqualTo("DONE");
        assertThat(join(SAM)).isEqualTo("ALREADY_JOINED");
        assertThat(join(ANN)).isEqualTo("PRINCIPAL_ON_BOTH_SIDES");
        assertThat(look(ANN).seats().stream().map(seat -> seat.role().name()))
                .containsExactly("BUYER", "SELLER", "SELLER");

        assertThat(move(SAM, "order", 450_00)).isEqualTo("DONE");
        assertThat(move(agent(BOB), "order", 299_99)).isEqualTo("MANDATE_BOUND");
        assertThat(move(agent(BOB), "order", 350_00)).isEqualTo("DONE");
        assertThat(fresh(BOB, sells).dealsHeld()).isEqualTo(1);
        assertThat(move(ANN, "order", 100_00)).isEqualTo("MOVE_NOT_ALLOWED");

        assertThat(take(agent(ANN), 0)).isEqualTo("BUDGET_EXCEEDED");
        assertThat(fresh(ANN, buys).budgetHeld()).isZero();
        assertThat(take(agent(ANN), 1)).isEqualTo("DONE");
        assertThat(deal(BOB).seller()).isEqualTo(BOB.principal());
        assertThat(deal(ANN).buyer()).isEqualTo(ANN.principal());
        assertThat(fresh(ANN, buys).budgetHeld()).isEqualTo(350_00);
        assertThat(take(ANN, 0)).isEqualTo("STOCK_UNAVAILABLE");
        assertThat(look(SAM).deals()).isEmpty();
    }

    private String take(Caller caller, int order) {
        Json id =
                look(caller).details().get("orders").list(one -> one).get(order).get("order");
        Json lot = Json.object().put("order", id).put("item", "sofa").build();
        return moves(
                caller,
                MakeMove.of("take")
                        .payload(Json.object()
                                .put("lots", Json.array(List.of(lot)))
                                .build()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_sellers_mandate_that_ends_takes_back_its_offer_and_a_buyers_is_none_to_sell_under(Ground ground) {
        request(ground, ALLOCATION, listing -> listing);
        MandateView sells = grant(BOB, true, limits -> limits);
        grant(SAM, false, limits -> limits);
        opens(ANN).orElseThrow();
        assertThat(join(agent(SAM))).isEqualTo("MANDATE_SCOPE");
        assertThat(join(agent(BOB))).isEqualTo("DONE");
        assertThat(move(agent(BOB), "order", 350_00)).isEqualTo("DONE");

        test.parley().mandates().revoke(BOB, sells.mandate().id(), test.key()).orElseThrow();
        test.parley().runDue();

        assertThat(look(ANN).details().get("orders").list(one -> one)).isEmpty();
        assertThat(fresh(BOB, sells).dealsHeld()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void sealed_prices_are_given_on_a_request_by_two_parties_and_no_auction_is_opened_on_one(Ground ground) {
        request(ground, SealedBid.ID, listing -> listing.stockPolicy(StockPolicy.RESERVED_AT_AGREEMENT));
        assertThat(code(opens(ANN))).isEqualTo("WRONG_OPENER");
        assertThat(code(opens(SAM))).isEqualTo("DONE");
        assertThat(move(SAM, "submit", 200_00)).isEqualTo("DONE");
        assertThat(move(ANN, "submit", 300_00)).isEqualTo("DONE");
        test.clock().advance(Duration.ofDays(2));
        assertThat(deal(SAM).buyer()).isEqualTo(ANN.principal());
        assertThat(deal(SAM).seller()).isEqualTo(SAM.principal());
        assertThat(code(opens(SAM))).isEqualTo("COOLING_DOWN");
        assertThat(code(opens(BOB))).isEqualTo("STOCK_UNAVAILABLE");

        request(ground, SealedBid.ID, listing -> listing);
        opens(SAM).orElseThrow();
        test.clock().advance(Duration.ofDays(2));
        assertThat(code(opens(SAM))).isEqualTo("COOLING_DOWN");
        assertThat(code(opens(BOB))).isEqualTo("DONE");

        request(ground, SealedAuction.ID, listing -> listing);
        assertThat(code(opens(ANN))).isEqualTo("INVALID_RULES");
        assertThat(code(opens(SAM))).isEqualTo("INVALID_RULES");
    }
}
