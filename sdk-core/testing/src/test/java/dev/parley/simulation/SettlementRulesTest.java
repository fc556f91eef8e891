// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.SettlementMarket.ANN;
import static dev.parley.simulation.SettlementMarket.BOB;
import static dev.parley.simulation.SettlementMarket.SAM;
import static dev.parley.simulation.SettlementMarket.agent;
import static dev.parley.simulation.SettlementMarket.code;
import static dev.parley.simulation.SettlementMarket.price;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.model.AtLeast;
import dev.parley.model.Bundles;
import dev.parley.model.Json;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which awards become deals by each settlement rule, when items go, and what is held meanwhile. */
class SettlementRulesTest {
    private static final ProtocolId ALLOCATION = new ProtocolId("allocation", 1);
    private static final SettlementRule TWO = new AtLeast(2);
    private static final SettlementRule KIT = Bundles.of(List.of("body", "lens"));
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    static String take(SettlementMarket market, int order, String... items) {
        List<Json> orders = market.look(SAM).details().get("orders").list(one -> one);
        Json id = orders.get(order).get("order");
        Json lots = Json.array(
                List.of(items),
                item -> Json.object().put("order", id).put("item", item).build());
        return code(market.moves(
                SAM, MakeMove.of("take").payload(Json.object().put("lots", lots).build())));
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void at_least_two_of_three_haggled_items_make_one_deal_and_end_it(Ground ground) {
        try (SettlementMarket market = SettlementMarket.of(ground, AlternatingOffers.ID, TWO)) {
            MandateView mandate = market.mandate(ANN, limits -> limits.budget(2_000_00));
            market.open(agent(ANN));

            assertThat(market.move(agent(ANN), "offer", price("body", 800_00))).isEqualTo("PARTIAL_NOT_ALLOWED");
            assertThat(market.move(
                            agent(ANN), "offer", price("body", 800_00), price("lens", 300_00), price("bag", 20_00)))
                    .isEqualTo("DONE");
            assertThat(market.held(ANN, mandate)).isEqualTo(1_120_00);
            assertThat(market.fresh(ANN, mandate).dealsHeld()).isEqualTo(1);
            assertThat(market.accept(SAM, "body")).isEqualTo("PARTIAL_NOT_ALLOWED");
            assertThat(market.accept(SAM, "body", "lens")).isEqualTo("DONE");

            assertThat(market.deals(ANN)).containsExactly("body+lens 110000");
            assertThat(market.look(ANN).open()).isFalse();
            assertThat(market.held(ANN, mandate)).isEqualTo(1_100_00);
            assertThat(market.move(SAM, "withdraw")).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(market.available("bag")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void an_offer_falls_with_the_item_that_it_needs_and_the_talk_with_the_item_that_the_rule_needs(Ground ground) {
        try (SettlementMarket market = SettlementMarket.of(ground, AlternatingOffers.ID, TWO)) {
            MandateView mandate = market.mandate(ANN, limits -> limits.budget(2_000_00));
            market.open(agent(ANN));
            assertThat(market.move(agent(ANN), "offer", price("body", 800_00), price("lens", 300_00)))
                    .isEqualTo("DONE");

            market.soldElsewhere("lens");
            assertThat(market.look(SAM).details().find("offer")).isEmpty();
            assertThat(market.look(SAM).open()).isTrue();
            assertThat(market.held(ANN, mandate)).isZero();

            market.soldElsewhere("bag");
            assertThat(market.look(ANN).open()).isFalse();
            assertThat(market.look(ANN).phase()).isEqualTo("closed");
            assertThat(market.look(ANN).details().get("closeReason").text()).isEqualTo("unavailable");
            assertThat(market.deals(ANN)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_bundle_is_haggled_over_as_a_whole_and_each_bundle_is_a_deal(Ground ground) {
        try (SettlementMarket market = SettlementMarket.of(ground, AlternatingOffers.ID, KIT)) {
            MandateView mandate = market.mandate(ANN, limits -> limits.budget(2_000_00));
            market.open(agent(ANN));

            assertThat(market.move(agent(ANN), "offer", price("lens", 300_00), price("bag", 20_00)))
                    .isEqualTo("PARTIAL_NOT_ALLOWED");
            assertThat(market.move(
                            agent(ANN), "offer", price("body", 800_00), price("lens", 300_00), price("bag", 20_00)))
                    .isEqualTo("DONE");
            assertThat(market.fresh(ANN, mandate).dealsHeld()).isEqualTo(2);
            assertThat(market.accept(SAM, "lens", "bag")).isEqualTo("PARTIAL_NOT_ALLOWED");
            assertThat(market.accept(SAM, "body", "lens")).isEqualTo("DONE");
            assertThat(market.deals(ANN)).containsExactly("body+lens 110000");
            assertThat(market.look(ANN).open()).isTrue();

            market.test.clock().advance(Duration.ofMinutes(1));
            assertThat(market.accept(SAM)).isEqualTo("DONE");
            assertThat(market.deals(ANN)).containsExactly("body+lens 110000", "bag 2000");
            assertThat(market.held(ANN, mandate)).isEqualTo(1_120_00);
            assertThat(market.fresh(ANN, mandate).dealsHeld()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_bundle_goes_with_its_item_and_the_rest_goes_on(Ground ground) {
        try (SettlementMarket market = SettlementMarket.of(ground, AlternatingOffers.ID, KIT)) {
            market.open(ANN);
            assertThat(market.move(ANN, "offer", price("body", 800_00), price("lens", 300_00), price("bag", 20_00)))
                    .isEqualTo("DONE");

            market.soldElsewhere("lens");

            assertThat(market.look(ANN).details().get("items").get("body").text())
                    .isEqualTo("gone");
            assertThat(market.accept(SAM)).isEqualTo("DONE");
            assertThat(market.deals(ANN)).containsExactly("bag 2000");
            assertThat(market.look(ANN).open()).isFalse();
            assertThat(market.available("body")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_bundle_whose_total_is_worse_than_the_standing_one_crosses_it(Ground ground) {
        try (SettlementMarket market = SettlementMarket.of(ground, AlternatingOffers.ID, KIT)) {
            market.open(ANN);
            assertThat(market.move(ANN, "offer", price("body", 700_00), price("lens", 300_00)))
                    .isEqualTo("DONE");

            String crossing = code(market.moves(
                    SAM,
                    MakeMove.of("counter", price("body", 600_00), price("lens", 390_00))
                            .answering(market.look(SAM))));
            String shifting = code(market.moves(
                    SAM,
                    MakeMove.of("counter", price("body", 600_00), price("lens", 410_00))
                            .answering(market.look(SAM))));

            assertThat(List.of(crossing, shifting)).containsExactly("WORSE_THAN_STANDING", "DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void at_least_two_sealed_prices_must_meet(Ground ground) {
        for (long lens : List.of(250_00L, 350_00L)) {
            try (SettlementMarket market = SettlementMarket.of(ground, SealedBid.ID, TWO)) {
                market.open(ANN);
                market.move(SAM, "submit", price("body", 700_00), price("lens", 300_00), price("bag", 90_00));
                assertThat(market.move(ANN, "submit", price("body", 700_00), price("lens", lens), price("bag", 10_00)))
                        .isEqualTo("DONE");
                market.test.clock().advance(TWO_DAYS);
                assertThat(market.look(ANN).open()).isFalse();
                assertThat(market.deals(ANN)).hasSize(lens > 300_00 ? 1 : 0);
                market.deals(ANN).forEach(deal -> assertThat(deal).startsWith("body+lens "));
                assertThat(market.available("bag")).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void in_an_auction_of_several_lots_a_bundle_goes_to_whoever_wins_all_of_it(Ground ground) {
        try (SettlementMarket market = SettlementMarket.of(ground, SealedAuction.ID, KIT)) {
            auction(market, 850_00, 390_00);
            assertThat(market.deals(ANN)).containsExactly("body+lens 110000");
            assertThat(market.deals(BOB)).containsExactly("bag 1000");
        }
        try (SettlementMarket market = SettlementMarket.of(ground, SealedAuction.ID, KIT)) {
            auction(market, 850_00, 290_00);
            assertThat(market.deals(ANN)).isEmpty();
            assertThat(market.deals(BOB)).containsExactly("bag 1000");
            assertThat(market.available("body")).isEqualTo(1);
            String told = market.look(ANN)
                    .details()
                    .get("items")
                    .get("body")
                    .get("explanation")
                    .get("text")
                    .text();
            assertThat(told)
                    .contains("did not win what settles together with it")
                    .doesNotContain("30000");
        }
    }

    private static void auction(SettlementMarket market, long annsBody, long annsLens) {
        market.open(SAM);
        List.of(ANN, BOB).forEach(market::join);
        assertThat(market.move(ANN, "submit", price("body", annsBody), price("lens", annsLens), price("bag", 10_00)))
                .isEqualTo("DONE");
        assertThat(market.move(BOB, "submit", price("body", 800_00), price("lens", 300_00), price("bag", 40_00)))
                .isEqualTo("DONE");
        market.test.clock().advance(TWO_DAYS);
        assertThat(market.look(ANN).open()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void in_an_auction_of_several_lots_all_or_at_least_two_go_to_one_bidder_or_none(Ground ground) {
        for (SettlementRule rule : List.of(SettlementRule.ALL, TWO)) {
            try (SettlementMarket market = SettlementMarket.of(ground, SealedAuction.ID, rule)) {
                auction(market, 850_00, 390_00);
                assertThat(market.deals(ANN)).isEqualTo(rule.equals(TWO) ? List.of("body+lens 110000") : List.of());
                assertThat(market.deals(BOB)).isEmpty();
                assertThat(market.available("bag")).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void what_is_taken_one_by_one_waits_with_its_money_until_it_is_enough(Ground ground) {
        try (SettlementMarket market = SettlementMarket.of(ground, ALLOCATION, TWO)) {
            MandateView mandate = market.mandate(ANN, limits -> limits.budget(2_000_00));
            market.open(SAM);
            market.join(agent(ANN));
            assertThat(market.move(
                            agent(ANN), "order", price("body", 800_00), price("lens", 300_00), price("bag", 20_00)))
                    .isEqualTo("DONE");

            assertThat(take(market, 0, "body")).isEqualTo("DONE");
            assertThat(market.deals(ANN)).isEmpty();
            assertThat(market.move(agent(ANN), "withdraw")).isEqualTo("DONE");
            assertThat(market.held(ANN, mandate)).isEqualTo(800_00);
            assertThat(market.fresh(ANN, mandate).dealsHeld()).isEqualTo(1);

            assertThat(market.move(agent(ANN), "order", price("lens", 310_00), price("bag", 20_00)))
                    .isEqualTo("DONE");
            assertThat(take(market, 0, "lens")).isEqualTo("DONE");
            assertThat(market.deals(ANN)).containsExactly("body+lens 111000");
            market.test.clock().advance(Duration.ofMinutes(1));
            assertThat(take(market, 0, "bag")).isEqualTo("DONE");
            assertThat(market.deals(ANN)).containsExactly("body+lens 111000", "bag 2000");
            assertThat(market.held(ANN, mandate)).isEqualTo(1_130_00);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void what_is_not_enough_at_the_end_settles_nothing_and_gives_back_what_it_held(Ground ground) {
        try (SettlementMarket market = SettlementMarket.of(ground, ALLOCATION, TWO)) {
            MandateView mandate = market.mandate(ANN, limits -> limits.budget(2_000_00));
            market.open(SAM);
            market.join(agent(ANN));
            market.join(BOB);
            market.move(agent(ANN), "order", price("body", 800_00));
            market.move(BOB, "order", price("lens", 300_00));
            assertThat(take(market, 0, "body")).isEqualTo("DONE");
            assertThat(take(market, 0, "lens")).isEqualTo("DONE");
            assertThat(market.held(ANN, mandate)).isEqualTo(800_00);

            market.test.clock().advance(TWO_DAYS);

            assertThat(market.look(ANN).open()).isFalse();
            assertThat(market.deals(ANN)).isEmpty();
            assertThat(market.deals(BOB)).isEmpty();
            assertThat(market.held(ANN, mandate)).isZero();
            assertThat(market.fresh(ANN, mandate).dealsHeld()).isZero();
            assertThat(List.of(market.available("body"), market.available("lens")))
                    .containsExactly(1L, 1L);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void an_award_that_waits_is_given_up_when_what_it_waits_for_is_sold_elsewhere(Ground ground) {
        try (SettlementMarket market = SettlementMarket.of(ground, ALLOCATION, KIT)) {
            MandateView mandate = market.mandate(ANN, limits -> limits.budget(2_000_00));
            market.open(SAM);
            market.join(agent(ANN));
            market.move(agent(ANN), "order", price("body", 800_00), price("lens", 300_00), price("bag", 20_00));
            assertThat(take(market, 0, "body")).isEqualTo("DONE");

            market.soldElsewhere("lens");

            assertThat(market.held(ANN, mandate)).isEqualTo(20_00);
            assertThat(take(market, 0, "lens")).isEqualTo("STALE_OFFER");
            assertThat(take(market, 0, "bag")).isEqualTo("DONE");
            assertThat(market.deals(ANN)).containsExactly("bag 2000");
            assertThat(market.available("body")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_rule_that_does_not_fit_the_listing_opens_nothing_and_says_where(Ground ground) {
        for (ProtocolId protocol : List.of(AlternatingOffers.ID, SealedBid.ID)) {
            try (SettlementMarket market = SettlementMarket.of(ground, protocol, new AtLeast(4))) {
                assertThat(fault(market.opens(ANN)))
                        .isEqualTo("INVALID_RULES /atLeast must be at most 3, which is how many items the listing has");
            }
            try (SettlementMarket market =
                    SettlementMarket.of(ground, protocol, Bundles.of(List.of("body", "tripod")))) {
                assertThat(fault(market.opens(ANN)))
                        .isEqualTo(
                                "INVALID_RULES /bundles/0/1 must be an item of the listing, which has no \"tripod\"");
            }
        }
    }

    private static String fault(Outcome<NegotiationView> outcome) {
        return outcome.match(done -> "DONE", refused -> {
            Json violation = requireNonNull(refused.params().get("violations"))
                    .list(one -> one)
                    .get(0);
            return refused.code().name() + " " + violation.get("pointer").text() + " "
                    + violation.get("message").text();
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_mandates_bound_per_deal_holds_for_the_fewest_items_that_may_be_taken(Ground ground) {
        try (SettlementMarket market = SettlementMarket.of(ground, AlternatingOffers.ID, TWO)) {
            market.mandate(SAM, limits -> limits.perDeal(500_00));
            market.open(ANN);
            assertThat(market.move(ANN, "offer", price("body", 100_00), price("lens", 100_00)))
                    .isEqualTo("DONE");

            String low = counter(market, 400_00, 90_00, 50_00);
            String high = counter(market, 410_00, 460_00, 100_00);

            assertThat(List.of(low, high)).containsExactly("MANDATE_BOUND", "DONE");
        }
    }

    private static String counter(SettlementMarket market, long body, long lens, long bag) {
        return code(market.moves(
                agent(SAM),
                MakeMove.of("counter", price("body", body), price("lens", lens), price("bag", bag))
                        .answering(market.look(SAM))));
    }
}
