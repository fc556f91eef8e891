// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.SettlementMarket.ANN;
import static dev.parley.simulation.SettlementMarket.BOB;
import static dev.parley.simulation.SettlementMarket.SAM;
import static dev.parley.simulation.SettlementMarket.agent;
import static dev.parley.simulation.SettlementMarket.code;
import static dev.parley.simulation.SettlementMarket.price;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MandateView;
import dev.parley.model.AtLeast;
import dev.parley.model.Binding;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.testing.ListingDraft;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Units that are held from the first binding move, and for whom and how long. */
class ReservedUnitsTest {
    private static ListingDraft reservedAtTheMove(ListingDraft listing) {
        return listing.stockPolicy(StockPolicy.RESERVED_AT_BINDING_MOVE);
    }

    private static SettlementMarket market(Ground ground, ProtocolId protocol, UnaryOperator<ListingDraft> change) {
        return SettlementMarket.of(ground, protocol, SettlementRule.EACH_ITEM, change);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_first_binding_offer_has_the_unit_until_it_is_withdrawn(Ground ground) {
        try (SettlementMarket market = market(ground, AlternatingOffers.ID, ReservedUnitsTest::reservedAtTheMove)) {
            NegotiationId anns = market.open(ANN).id();
            NegotiationId bobs = market.open(BOB).id();
            assertThat(market.move(BOB, "offer", price("body", 800_00))).isEqualTo("DONE");
            assertThat(market.available("body")).isZero();

            market.turnTo(anns);
            assertThat(market.move(ANN, "offer", price("body", 850_00))).isEqualTo("STOCK_UNAVAILABLE");
            assertThat(market.look(ANN).open()).isTrue();
            market.turnTo(bobs);
            assertThat(market.move(BOB, "withdraw")).isEqualTo("DONE");
            assertThat(market.available("body")).isEqualTo(1);

            market.turnTo(anns);
            assertThat(market.move(ANN, "offer", price("body", 850_00))).isEqualTo("DONE");
            assertThat(market.accept(SAM)).isEqualTo("DONE");
            assertThat(market.deals(ANN)).containsExactly("body 85000");
            assertThat(market.available("body")).isZero();
            market.test.clock().advance(Duration.ofDays(8));
            assertThat(market.available("body")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_counter_offer_holds_the_same_unit_and_its_expiry_gives_it_back(Ground ground) {
        try (SettlementMarket market = market(ground, AlternatingOffers.ID, ReservedUnitsTest::reservedAtTheMove)) {
            market.open(ANN);
            market.move(ANN, "offer", price("body", 700_00));
            assertThat(code(market.moves(
                            SAM,
                            dev.parley.api.MakeMove.of("counter", price("body", 800_00))
                                    .answering(market.look(SAM)))))
                    .isEqualTo("DONE");
            assertThat(market.available("body")).isZero();

            market.test.clock().advance(Duration.ofDays(400));

            assertThat(market.look(ANN).open()).isFalse();
            assertThat(market.available("body")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void who_holds_a_unit_is_not_told_that_it_is_gone_when_another_takes_the_rest(Ground ground) {
        UnaryOperator<ListingDraft> two = listing -> reservedAtTheMove(listing).item("strap", 10_00, 2);
        try (SettlementMarket market = market(ground, AlternatingOffers.ID, two)) {
            NegotiationId anns = market.open(ANN).id();
            assertThat(market.move(ANN, "offer", price("strap", 5_00))).isEqualTo("DONE");
            market.open(BOB);
            assertThat(market.move(BOB, "offer", price("strap", 6_00))).isEqualTo("DONE");
            assertThat(market.accept(SAM)).isEqualTo("DONE");
            market.test.parley().runDue();

            market.turnTo(anns);
            assertThat(market.accept(SAM)).isEqualTo("DONE");
            assertThat(market.deals(ANN)).containsExactly("strap 500");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void what_was_sold_although_it_was_held_is_gone(Ground ground) {
        try (SettlementMarket market = market(ground, AlternatingOffers.ID, ReservedUnitsTest::reservedAtTheMove)) {
            market.open(ANN);
            market.move(ANN, "offer", price("body", 700_00));

            market.soldElsewhere("body");

            assertThat(market.look(ANN).details().get("items").get("body").text())
                    .isEqualTo("gone");
            assertThat(market.look(ANN).details().find("offer")).isEmpty();
            assertThat(market.available("body")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_mandate_that_ends_gives_back_the_units_of_its_offer(Ground ground) {
        try (SettlementMarket market = market(ground, AlternatingOffers.ID, ReservedUnitsTest::reservedAtTheMove)) {
            MandateView mandate = market.mandate(ANN, limits -> limits);
            market.open(agent(ANN));
            assertThat(market.move(agent(ANN), "offer", price("body", 700_00))).isEqualTo("DONE");
            assertThat(market.available("body")).isZero();

            market.test
                    .parley()
                    .mandates()
                    .revoke(ANN, mandate.mandate().id(), market.test.key())
                    .orElseThrow();
            market.test.parley().runDue();

            assertThat(market.available("body")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void bidders_of_one_auction_hold_a_unit_once(Ground ground) {
        try (SettlementMarket market = market(ground, SealedAuction.ID, ReservedUnitsTest::reservedAtTheMove)) {
            market.open(SAM);
            market.join(ANN);
            market.join(BOB);
            assertThat(market.move(ANN, "submit", price("body", 800_00))).isEqualTo("DONE");
            assertThat(market.move(BOB, "submit", price("body", 810_00))).isEqualTo("DONE");
            assertThat(market.available("body")).isZero();

            market.test.clock().advance(Duration.ofDays(2));

            assertThat(market.deals(BOB)).hasSize(1);
            assertThat(market.available("body")).isZero();
            assertThat(market.available("lens")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void where_only_payment_binds_an_offer_holds_nothing(Ground ground) {
        try (SettlementMarket market = market(
                ground,
                AlternatingOffers.ID,
                listing -> reservedAtTheMove(listing).binding(Binding.ON_PAYMENT))) {
            market.open(ANN);
            assertThat(market.move(ANN, "offer", price("body", 700_00))).isEqualTo("DONE");
            assertThat(market.available("body")).isEqualTo(1);
            assertThat(market.accept(SAM)).isEqualTo("DONE");
            assertThat(market.available("body")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void an_award_that_waits_holds_its_unit_until_the_end(Ground ground) {
        try (SettlementMarket market = SettlementMarket.of(ground, new ProtocolId("allocation", 1), new AtLeast(2))) {
            market.open(SAM);
            market.join(ANN);
            market.move(ANN, "order", price("body", 800_00));
            assertThat(market.available("body")).isEqualTo(1);
            assertThat(SettlementRulesTest.take(market, 0, "body")).isEqualTo("DONE");
            assertThat(market.available("body")).isZero();

            market.test.clock().advance(Duration.ofDays(2));

            assertThat(market.deals(ANN)).isEmpty();
            assertThat(market.available("body")).isEqualTo(1);
        }
    }
}
