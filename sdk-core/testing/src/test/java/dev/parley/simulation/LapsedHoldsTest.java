// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.UnattendedMarket.AGENT;
import static dev.parley.simulation.UnattendedMarket.BUYER;
import static dev.parley.simulation.UnattendedMarket.PRICE;
import static dev.parley.simulation.UnattendedMarket.RIVAL;
import static dev.parley.simulation.UnattendedMarket.SELLER;
import static dev.parley.simulation.UnattendedMarket.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.application.deal.HandInventory;
import dev.parley.application.deal.LapsedHoldRelease;
import dev.parley.model.ApprovalId;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.testing.SampleMandates;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has lapsed holds nothing any more, whether or not a worker has come to it. */
class LapsedHoldsTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration CHECKOUT = Duration.ofMinutes(15);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Caller CLERK = Caller.agent("sara", "clerk");

    @ParameterizedTest
    @EnumSource(Ground.class)
    void the_budget_of_a_deal_that_expired_is_free(Ground ground) {
        try (UnattendedMarket market =
                new UnattendedMarket(ground).sells("one", 1).sells("two", 1)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot").budget(PRICE));
            DealId deal = market.agreed(AGENT, SELLER, "one");
            assertThat(code(market.opens(AGENT, "two"))).isEqualTo("BUDGET_EXCEEDED");
            market.pass(WEEK);

            assertThat(code(market.opens(AGENT, "two"))).isEqualTo("DONE");
            assertThat(market.state(deal)).isEqualTo("EXPIRED");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void the_budget_of_an_offer_that_expired_is_free(Ground ground) {
        try (UnattendedMarket market =
                new UnattendedMarket(ground).sells("one", 1).sells("two", 1)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot").budget(PRICE));
            market.opened(AGENT, "one");
            market.pass(MONTH);

            assertThat(code(market.opens(AGENT, "two"))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void the_place_of_a_deal_that_expired_in_a_number_of_deals_is_free(Ground ground) {
        try (UnattendedMarket market =
                new UnattendedMarket(ground).sells("one", 1).sells("two", 1)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot").maxDeals(1));
            market.agreed(AGENT, SELLER, "one");
            assertThat(code(market.opens(AGENT, "two"))).isEqualTo("DEALS_EXCEEDED");
            market.pass(WEEK);

            assertThat(code(market.opens(AGENT, "two"))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void the_place_of_a_deal_that_expired_is_free_for_the_other_side_too(Ground ground) {
        try (UnattendedMarket market = onPayment(ground, 5)) {
            market.test.grant(SELLER, SampleMandates.toSell("clerk").maxDeals(1));
            Caller third = Caller.person("third");
            NegotiationView countered = market.counters(CLERK, market.opened(RIVAL, "one"));
            NegotiationView tried = market.counters(CLERK, market.opened(third, "one"));
            market.agreed(BUYER, CLERK, "one");
            assertThat(code(market.answers(third, tried, "accept"))).isEqualTo("STALE_OFFER");
            market.pass(CHECKOUT);

            assertThat(code(market.answers(RIVAL, countered, "accept"))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void the_place_on_a_listing_is_free_after_the_deadline(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 1)) {
            market.opened(BUYER, "one");
            assertThat(code(market.opens(BUYER, "one"))).isEqualTo("ALREADY_NEGOTIATING");
            market.pass(MONTH);

            assertThat(code(market.opens(BUYER, "one"))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void the_place_on_a_listing_is_free_for_another_auction_on_it(Ground ground) {
        try (UnattendedMarket market =
                new UnattendedMarket(ground).by(SealedAuction.ID, Json.object()).sells("one", 9)) {
            NegotiationId first = market.auction("one");
            assertThat(code(market.joins(BUYER, first))).isEqualTo("DONE");
            market.pass(Duration.ofHours(12));
            NegotiationId second = market.auction("one");
            assertThat(code(market.joins(BUYER, second))).isEqualTo("ALREADY_NEGOTIATING");
            market.pass(Duration.ofHours(12));

            assertThat(code(market.joins(BUYER, second))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void the_unit_of_a_deal_that_expired_is_free(Ground ground) {
        try (UnattendedMarket market = onPayment(ground, 1)) {
            NegotiationView other = market.opened(RIVAL, "one");
            market.agreed(BUYER, SELLER, "one");
            assertThat(code(market.answers(SELLER, other, "accept"))).isEqualTo("STOCK_UNAVAILABLE");
            market.pass(CHECKOUT);

            assertThat(code(market.answers(SELLER, other, "accept"))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void the_unit_of_a_deal_that_expired_is_free_for_who_pays_first(Ground ground) {
        try (UnattendedMarket market = onPayment(ground, 1)) {
            NegotiationView first = market.opened(BUYER, "one");
            market.sells("one", 1, Binding.ON_PAYMENT, StockPolicy.FIRST_TO_PAY);
            NegotiationView second = market.opened(RIVAL, "one");
            market.answers(SELLER, first, "accept").orElseThrow();
            market.pass(Duration.ofMinutes(5));
            DealId deal = market.answers(SELLER, second, "accept")
                    .orElseThrow()
                    .deals()
                    .get(0);
            assertThat(code(market.pays(deal))).isEqualTo("STOCK_UNAVAILABLE");
            market.pass(Duration.ofMinutes(10));

            assertThat(code(market.pays(deal))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_unit_of_the_hosts_inventory_is_free_too(Ground ground) {
        HandInventory inventory = new HandInventory(1);
        try (UnattendedMarket market =
                new UnattendedMarket(builder -> ground.under(builder).inventory(inventory))) {
            market.sells("one", 1, Binding.ON_PAYMENT, StockPolicy.RESERVED_AT_AGREEMENT);
            NegotiationView other = market.opened(RIVAL, "one");
            market.agreed(BUYER, SELLER, "one");
            assertThat(code(market.answers(SELLER, other, "accept"))).isEqualTo("STOCK_UNAVAILABLE");
            market.pass(CHECKOUT);

            assertThat(code(market.answers(SELLER, other, "accept"))).isEqualTo("DONE");
            assertThat(market.works()).isPositive();
            assertThat(inventory.left()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void an_approval_is_granted_on_what_is_free(Ground ground) {
        try (UnattendedMarket market =
                new UnattendedMarket(builder -> ground.under(builder).approvalExpiry(MONTH))) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot").budget(PRICE).approvalFrom(PRICE));
            ApprovalId first = market.sells("one", 1).asksToOffer(AGENT, "one");
            ApprovalId second = market.sells("two", 1).asksToOffer(AGENT, "two");
            assertThat(market.approves(BUYER, first).refusal()).isEmpty();
            market.pass(Duration.ofDays(3));

            assertThat(market.approves(BUYER, second).refusal()).isEmpty();
        }
    }

    /** Offers are used up for good: nothing of them lapses. */
    @ParameterizedTest
    @EnumSource(Ground.class)
    void an_offer_that_expired_stays_used_up(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 1)) {
            Json one = Json.object().put("maxOffersPerBuyerAndListing", 1).build();
            market.test.publish(
                    PolicyDraft.everything(new Choice(AlternatingOffers.ID, one, SettlementRule.EACH_ITEM)));
            market.opened(BUYER, "one");
            market.pass(MONTH);

            assertThat(code(market.opens(BUYER, "one"))).isEqualTo("OFFER_LIMIT");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void when_more_has_lapsed_than_one_command_ends_the_answer_says_when_to_send_the_same_again(Ground ground) {
        int lapsed = LapsedHoldRelease.MOST + 8;
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("new", 1)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot").budget(lapsed * PRICE));
            for (int i = 0; i < lapsed; i++) {
                market.sells("old-" + i, 1).opened(AGENT, "old-" + i);
            }
            market.pass(MONTH);

            IdempotencyKey key = market.test.key();
            Outcome<NegotiationView> first = market.opens(AGENT, "new", lapsed * PRICE, key);
            assertThat(code(first)).isEqualTo("LAPSED_STILL_HOLDS");
            assertThat(retryAfterSeconds(first)).isEqualTo(1);
            assertThat(code(market.opens(AGENT, "new", lapsed * PRICE, key))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void what_cannot_be_ended_is_said_to_hold_and_for_nobody_for_ever(Ground ground) {
        try (UnattendedMarket market =
                new UnattendedMarket(ground).sells("one", 1).sells("two", 1)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot").budget(PRICE));
            NegotiationView lapsed = market.opened(AGENT, "one");
            market.pass(MONTH);
            market.store.stick(lapsed.id());

            IdempotencyKey key = market.test.key();
            Outcome<NegotiationView> refused = market.opens(AGENT, "two", PRICE, key);
            assertThat(code(refused)).isEqualTo("LAPSED_STILL_HOLDS");
            assertThat(retryAfterSeconds(refused)).isEqualTo(1);
            market.store.unstick(lapsed.id());
            assertThat(code(market.opens(AGENT, "two", PRICE, key))).isEqualTo("DONE");
        }
    }

    private static long retryAfterSeconds(Outcome<?> outcome) {
        return outcome.match(
                done -> 0L,
                refused -> refused.params()
                        .getOrDefault("retryAfterSeconds", Json.of(0))
                        .integer());
    }

    /** What is not refused costs no question more than it did. */
    @ParameterizedTest
    @EnumSource(Ground.class)
    void nobody_asks_what_has_lapsed_before_something_is_refused(Ground ground) {
        try (UnattendedMarket market =
                new UnattendedMarket(ground).sells("one", 1).sells("two", 1)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot").budget(PRICE));
            market.store.takeAsked();
            DealId deal = market.agreed(AGENT, SELLER, "one");
            assertThat(code(market.pays(deal))).isEqualTo("DONE");
            assertThat(market.store.takeAsked()).contains("commit").doesNotContain("lapsed");

            assertThat(code(market.opens(AGENT, "two"))).isEqualTo("BUDGET_EXCEEDED");
            assertThat(market.store.takeAsked()).containsOnlyOnce("lapsed");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void those_who_lost_a_unit_to_a_deal_that_expired_negotiate_on(Ground ground) {
        try (UnattendedMarket market = onPayment(ground, 1)) {
            NegotiationView other = market.opened(RIVAL, "one");
            market.agreed(BUYER, SELLER, "one");
            market.pass(CHECKOUT);
            assertThat(market.store.beneath().claimExpired(market.clock.instant(), Duration.ofMinutes(1), 10))
                    .as("claimed by a node that then ends")
                    .hasSize(1);

            assertThat(market.works()).isPositive();
            assertThat(market.look(RIVAL, other.id()).open()).isTrue();
        }
    }

    private static UnattendedMarket onPayment(Ground ground, long stock) {
        return new UnattendedMarket(ground).sells("one", stock, Binding.ON_PAYMENT, StockPolicy.RESERVED_AT_AGREEMENT);
    }
}
