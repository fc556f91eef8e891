// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.SettlementMarket.ANN;
import static dev.parley.simulation.SettlementMarket.BOB;
import static dev.parley.simulation.SettlementMarket.SAM;
import static dev.parley.simulation.SettlementMarket.agent;
import static dev.parley.simulation.SettlementMarket.code;
import static dev.parley.simulation.SettlementMarket.price;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.model.AtLeast;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.OrderReference;
import dev.parley.model.SettlementRule;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.settlement.DealState;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Awards for other amounts than their terms come to, and awards that settle together or not at all, of several pairs. */
class AwardGroupsTest {
    private static final ProtocolId ALLOCATION = new ProtocolId("allocation", 1);

    /** An item of the n-th order, for an amount. */
    private record Lot(int order, String item, long amount) {}

    private static SettlementMarket open(Ground ground, SettlementRule rule) {
        SettlementMarket market = SettlementMarket.of(ground, ALLOCATION, rule);
        market.open(SAM);
        return market;
    }

    private static MandateView bidder(SettlementMarket market, Caller principal, long budget) {
        MandateView mandate = market.mandate(principal, limits -> limits.budget(budget));
        market.join(agent(principal));
        return mandate;
    }

    private static String take(SettlementMarket market, Caller caller, boolean together, Lot... lots) {
        List<Json> orders = market.look(caller).details().get("orders").list(one -> one);
        Json taken = Json.array(
                List.of(lots),
                lot -> Json.object()
                        .put("order", orders.get(lot.order()).get("order"))
                        .put("item", lot.item())
                        .put("amount", lot.amount())
                        .build());
        return code(market.moves(
                caller,
                MakeMove.of("take")
                        .payload(Json.object()
                                .put("lots", taken)
                                .put("together", together)
                                .build())));
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_package_is_one_deal_for_what_it_costs_and_not_for_the_sum_of_its_lines(Ground ground) {
        try (SettlementMarket market = open(ground, SettlementRule.EACH_ITEM)) {
            MandateView mandate = bidder(market, ANN, 2_000_00);
            market.move(agent(ANN), "order", price("body", 800_00), price("lens", 300_00));
            assertThat(market.held(ANN, mandate)).isEqualTo(1_100_00);

            assertThat(take(market, SAM, true, new Lot(0, "body", 700_00), new Lot(0, "lens", 250_00)))
                    .isEqualTo("DONE");

            assertThat(market.deals(ANN)).containsExactly("body+lens 95000");
            assertThat(market.held(ANN, mandate)).isEqualTo(950_00);
            assertThat(market.fresh(ANN, mandate).dealsHeld()).isEqualTo(1);
            redeem(market, ANN, 0);
            assertThat(market.held(ANN, mandate)).isZero();
            assertThat(market.fresh(ANN, mandate).budgetConsumed()).isEqualTo(950_00);
        }
    }

    private static void redeem(SettlementMarket market, Caller buyer, int deal) {
        DealId id = market.look(buyer).deals().get(deal);
        market.test
                .parley()
                .deals()
                .redeemNow(TestParley.HOST, List.of(id), new OrderReference("order-" + id.value()))
                .orElseThrow();
        market.test.parley().runDue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void an_amount_beyond_a_mandate_is_refused_to_the_mover_by_its_bound_and_to_others_as_stale(Ground ground) {
        try (SettlementMarket market = open(ground, SettlementRule.EACH_ITEM)) {
            market.mandate(SAM, limits -> limits.unitPrice(600_00));
            MandateView mandate = market.mandate(ANN, unitPrice(850_00));
            market.join(agent(ANN));
            market.move(agent(ANN), "order", price("body", 800_00));

            assertThat(take(market, agent(SAM), false, new Lot(0, "body", 599_99)))
                    .isEqualTo("MANDATE_BOUND");
            assertThat(take(market, agent(SAM), false, new Lot(0, "body", 850_01)))
                    .isEqualTo("STALE_OFFER");
            assertThat(market.deals(ANN)).isEmpty();
            assertThat(market.held(ANN, mandate)).isZero();

            market.move(agent(ANN), "order", price("body", 800_00));
            assertThat(take(market, agent(SAM), false, new Lot(0, "body", 850_00)))
                    .isEqualTo("DONE");
            assertThat(market.deals(ANN)).containsExactly("body 85000");
            assertThat(market.held(ANN, mandate)).isEqualTo(850_00);
        }
    }

    private static UnaryOperator<dev.parley.mandate.MandateDraft> unitPrice(long cents) {
        return limits -> limits.unitPrice(cents).budget(2_000_00);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_group_of_two_pairs_settles_wholly_or_not_at_all_whichever_of_them_cannot_pay(Ground ground) {
        for (boolean annIsPoor : List.of(true, false)) {
            try (SettlementMarket market = open(ground, SettlementRule.EACH_ITEM)) {
                MandateView anns = bidder(market, ANN, annIsPoor ? 800_00 : 2_000_00);
                MandateView bobs = bidder(market, BOB, annIsPoor ? 2_000_00 : 300_00);
                market.move(agent(ANN), "order", price("body", 800_00));
                market.move(agent(BOB), "order", price("lens", 300_00));

                assertThat(take(market, SAM, true, new Lot(0, "body", 810_00), new Lot(1, "lens", 310_00)))
                        .isEqualTo("STALE_OFFER");

                assertThat(market.deals(ANN)).isEmpty();
                assertThat(market.deals(BOB)).isEmpty();
                assertThat(market.held(ANN, anns)).isEqualTo(annIsPoor ? 0 : 800_00);
                assertThat(market.held(BOB, bobs)).isEqualTo(annIsPoor ? 300_00 : 0);
                assertThat(List.of(market.available("body"), market.available("lens")))
                        .containsExactly(1L, 1L);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_deals_of_a_group_are_made_in_one_step_and_then_each_pays_or_lapses_alone(Ground ground) {
        try (SettlementMarket market = open(ground, SettlementRule.EACH_ITEM)) {
            MandateView anns = bidder(market, ANN, 2_000_00);
            MandateView bobs = bidder(market, BOB, 2_000_00);
            market.move(agent(ANN), "order", price("body", 800_00), price("bag", 30_00));
            market.move(agent(BOB), "order", price("lens", 300_00));

            assertThat(take(
                            market,
                            SAM,
                            true,
                            new Lot(0, "body", 790_00),
                            new Lot(1, "lens", 310_00),
                            new Lot(0, "bag", 30_00)))
                    .isEqualTo("DONE");
            assertThat(market.deals(ANN)).containsExactly("body+bag 82000");
            assertThat(market.deals(BOB)).containsExactly("lens 31000");

            redeem(market, BOB, 0);
            market.test.clock().advance(Duration.ofDays(8));

            assertThat(state(market, ANN)).isEqualTo(DealState.EXPIRED);
            assertThat(state(market, BOB)).isEqualTo(DealState.REDEEMED);
            assertThat(market.held(ANN, anns)).isZero();
            assertThat(market.fresh(BOB, bobs).budgetConsumed()).isEqualTo(310_00);
            assertThat(List.of(market.available("body"), market.available("lens"), market.available("bag")))
                    .containsExactly(1L, 0L, 1L);
        }
    }

    private static DealState state(SettlementMarket market, Caller buyer) {
        return market.test
                .parley()
                .deals()
                .find(buyer, market.look(buyer).deals().get(0))
                .orElseThrow()
                .status()
                .state();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_group_in_which_one_pairs_part_is_not_enough_by_the_settlement_rule_settles_nothing(Ground ground) {
        try (SettlementMarket market = open(ground, new AtLeast(2))) {
            MandateView anns = bidder(market, ANN, 2_000_00);
            bidder(market, BOB, 2_000_00);
            market.move(agent(ANN), "order", price("body", 800_00), price("bag", 30_00));
            market.move(agent(BOB), "order", price("lens", 300_00));

            assertThat(take(
                            market,
                            SAM,
                            true,
                            new Lot(0, "body", 790_00),
                            new Lot(1, "lens", 310_00),
                            new Lot(0, "bag", 30_00)))
                    .isEqualTo("DONE");

            assertThat(market.deals(ANN)).isEmpty();
            assertThat(market.deals(BOB)).isEmpty();
            assertThat(market.held(ANN, anns)).isZero();
        }
    }
}
