// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import static dev.parley.application.deal.Marketplace.BUYER;
import static dev.parley.application.deal.Marketplace.HOST;
import static dev.parley.application.deal.Marketplace.OPERATOR;
import static dev.parley.application.deal.Marketplace.PRICE;
import static dev.parley.application.deal.Marketplace.SELLER;
import static dev.parley.application.deal.Marketplace.code;
import static dev.parley.application.deal.Marketplace.stock;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.DealView;
import dev.parley.api.Outcome;
import dev.parley.application.store.AccountId;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.OrderReference;
import dev.parley.model.SeatRole;
import dev.parley.model.StockPolicy;
import dev.parley.port.Caller;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedeemingTest {
    private static final Caller AGENT = Caller.agent("berta", "bot");
    private static final Caller SELLERS_AGENT = Caller.agent("sven", "shop-bot");
    private static final AccountId BUDGET = AccountId.budget(new MandateId("m1"));
    private static final AccountId DEALS = AccountId.deals(new MandateId("m1"));
    private static final AccountId SELLERS_DEALS = AccountId.deals(new MandateId("m2"));
    private static final OrderReference ORDER = new OrderReference("order-1");

    private final Marketplace market = new Marketplace()
            .sells("bright", Binding.ON_ACCEPTANCE, StockPolicy.RESERVED_AT_AGREEMENT, 3)
            .sells("dim", Binding.ON_ACCEPTANCE, StockPolicy.RESERVED_AT_AGREEMENT, 3)
            .sells("race", Binding.ON_PAYMENT, StockPolicy.FIRST_TO_PAY, 1)
            .mandate("m1", AGENT, SeatRole.BUYER, 100_000, 10)
            .mandate("m2", SELLERS_AGENT, SeatRole.SELLER, 0, 10);

    private Outcome<List<DealView>> now(String order, DealId... deals) {
        Outcome<List<DealView>> outcome = market.deals.redeemNow(HOST, List.of(deals), new OrderReference(order));
        market.assertSound();
        return outcome;
    }

    @Test
    void every_answer_to_an_order_equals_the_first() {
        DealId deal = market.agrees(BUYER, "bright");

        Outcome<List<DealView>> first = market.pays("order-1", deal);
        market.after(Duration.ofDays(30)).works();

        assertThat(code(first)).isEqualTo("done");
        Outcome<List<DealView>> again = new Outcome.Done<>(first.orElseThrow(), true);
        assertThat(market.pays("order-1", deal)).isEqualTo(again);
        assertThat(now("order-1", deal)).isEqualTo(again);
        assertThat(market.state(deal)).isEqualTo("REDEEMED");
    }

    @Test
    void another_order_comes_too_late_and_learns_which_deal() {
        DealId deal = market.agrees(BUYER, "bright");
        market.pays("order-1", deal);

        Outcome<List<DealView>> second = market.pays("order-2", deal);

        assertThat(code(second)).isEqualTo("ALREADY_REDEEMED");
        assertThat(second.<Object>match(done -> done, Outcome.Refused::params))
                .isEqualTo(Map.of("deal", Json.of(deal.value())));
        assertThat(code(now("order-2", deal))).isEqualTo("ALREADY_REDEEMED");
    }

    @Test
    void the_books_follow_from_the_message() {
        DealId deal = market.agrees(AGENT, SELLERS_AGENT, "bright");
        assertThat(List.of(
                        market.held(BUDGET),
                        market.held(DEALS),
                        market.held(SELLERS_DEALS),
                        market.held(stock("bright"))))
                .containsExactly(PRICE, 1L, 1L, 1L);

        market.pays("order-1", deal);
        assertThat(market.held(BUDGET)).isEqualTo(PRICE);
        market.works();

        assertThat(List.of(
                        market.consumed(BUDGET),
                        market.consumed(DEALS),
                        market.consumed(SELLERS_DEALS),
                        market.consumed(stock("bright"))))
                .containsExactly(PRICE, 1L, 1L, 1L);
        market.assertNothingHeld();
    }

    @Test
    void a_reversal_before_the_books_were_kept_leaves_nothing_behind() {
        DealId deal = market.agrees(AGENT, SELLERS_AGENT, "bright");
        market.pays("order-1", deal);

        market.deals.reverse(HOST, ORDER, market.key()).orElseThrow();
        market.works();

        assertNothingTaken("bright");
        assertThat(market.state(deal)).isEqualTo("REVERSED");
    }

    @Test
    void a_reversal_after_the_books_were_kept_gives_everything_back() {
        DealId deal = market.agrees(AGENT, SELLERS_AGENT, "bright");
        market.pays("order-1", deal);
        market.works();

        Outcome<List<DealView>> first = market.deals.reverse(HOST, ORDER, market.key());
        market.after(Duration.ofHours(1)).works();
        Outcome<List<DealView>> again = market.deals.reverse(HOST, ORDER, market.key());
        market.works();

        assertThat(again.orElseThrow()).isEqualTo(first.orElseThrow()).hasSize(1);
        assertNothingTaken("bright");
        assertThat(code(now("order-1", deal))).isEqualTo("DEAL_REVERSED");
    }

    private void assertNothingTaken(String listing) {
        market.assertNothingHeld();
        assertThat(List.of(
                        market.consumed(BUDGET),
                        market.consumed(DEALS),
                        market.consumed(SELLERS_DEALS),
                        market.consumed(stock(listing))))
                .containsOnly(0L);
    }

    @Test
    void only_an_order_that_redeemed_can_be_reversed() {
        DealId deal = market.agrees(BUYER, "bright");

        assertThat(code(market.deals.reverse(HOST, ORDER, market.key()))).isEqualTo("NOT_REDEEMED");
        market.pays("order-1", deal);
        assertThat(code(market.deals.reverse(BUYER, ORDER, market.key()))).isEqualTo("NOT_ENTITLED");
        assertThat(code(market.deals.reverse(HOST, new OrderReference("order-2"), market.key())))
                .isEqualTo("NOT_REDEEMED");
    }

    @Test
    void a_deal_lapses_at_its_very_microsecond() {
        DealId last = market.agrees(BUYER, "bright");
        DealId late = market.agrees(BUYER, "dim");
        Duration untilExpiry = Duration.ofDays(7);

        market.after(untilExpiry.minusNanos(1_000)).works();
        assertThat(code(now("order-1", last))).isEqualTo("done");
        market.after(Duration.ofNanos(1_000));
        assertThat(code(now("order-1", late))).isEqualTo("DEAL_EXPIRED");
        assertThat(market.state(late)).isEqualTo("AGREED");
        market.works();

        assertThat(market.state(late)).isEqualTo("EXPIRED");
        assertThat(market.state(last)).isEqualTo("REDEEMED");
        assertThat(code(now("order-1", late))).isEqualTo("DEAL_EXPIRED");
        market.assertNothingHeld();
    }

    @Test
    void an_order_takes_all_its_deals_or_none() {
        DealId bright = market.agrees(AGENT, "bright");
        DealId dim = market.agrees(BUYER, "dim");
        market.deals.cancel(OPERATOR, dim, market.key()).orElseThrow();

        assertThat(code(now("order-1", bright, dim))).isEqualTo("DEAL_CANCELLED");
        assertThat(code(market.pays("order-1", bright, dim))).isEqualTo("DEAL_CANCELLED");
        assertThat(market.state(bright)).isEqualTo("AGREED");
    }

    @Test
    void an_order_may_take_one_more_deal_later() {
        DealId bright = market.agrees(BUYER, "bright");
        DealId dim = market.agrees(BUYER, "dim");
        DealView first = now("order-1", bright).orElseThrow().get(0);
        market.after(Duration.ofMinutes(1));

        List<DealView> both = now("order-1", dim, bright).orElseThrow();

        assertThat(both).hasSize(2).element(1).isEqualTo(first);
        assertThat(both.get(0).deal().id()).isEqualTo(dim);
        market.works();
        assertThat(market.deals.reverse(HOST, ORDER, market.key()).orElseThrow())
                .hasSize(2);
        market.works();
        market.assertNothingHeld();
    }

    @Test
    void deals_of_two_buyers_or_two_currencies_are_not_paid_together() {
        market.sells(
                "abroad", Binding.ON_ACCEPTANCE, StockPolicy.RESERVED_AT_AGREEMENT, 1, Currency.getInstance("USD"));
        DealId bertas = market.agrees(BUYER, "bright");
        DealId carls = market.agrees(Caller.person("carl"), "bright");
        DealId dollars = market.agrees(BUYER, "abroad");

        assertThat(code(now("order-1", bertas, carls))).isEqualTo("MIXED_DEALS");
        assertThat(code(now("order-1", bertas, dollars))).isEqualTo("MIXED_DEALS");
        assertThat(market.state(bertas)).isEqualTo("AGREED");
    }

    @Test
    void a_faulty_request_is_told_apart() {
        DealId deal = market.agrees(BUYER, "bright");
        DealId unknown = new DealId("deal_unknown");

        assertThat(code(now("order-1"))).isEqualTo("INVALID_REQUEST");
        assertThat(code(now("order-1", deal, deal))).isEqualTo("INVALID_REQUEST");
        assertThat(code(now("order-1", deal, unknown))).isEqualTo("NOT_FOUND");
        assertThat(code(market.deals.redeemNow(BUYER, List.of(deal), ORDER))).isEqualTo("NOT_ENTITLED");
        assertThat(code(market.deals.redeemNow(SELLER, List.of(unknown), ORDER)))
                .isEqualTo("NOT_ENTITLED");
        assertThat(market.state(deal)).isEqualTo("AGREED");
    }

    @Test
    void without_a_transaction_of_the_host_nothing_is_redeemed() {
        DealId deal = market.agrees(BUYER, "bright");

        assertThat(code(market.deals.redeem(HOST, List.of(deal), ORDER))).isEqualTo("NO_HOST_TRANSACTION");
        assertThat(market.state(deal)).isEqualTo("AGREED");
    }

    @Test
    void the_first_to_pay_has_the_last_unit_and_the_others_are_closed_out() {
        DealId bertas = market.agrees(BUYER, "race");
        DealId carls = market.agrees(Caller.person("carl"), "race");
        var open = market.offers(Caller.person("dora"), "race");
        market.works();

        assertThat(code(now("order-1", bertas))).isEqualTo("done");
        assertThat(code(now("order-2", carls))).isEqualTo("STOCK_UNAVAILABLE");
        assertThat(market.state(carls)).isEqualTo("AGREED");
        assertThat(market.consumed(stock("race"))).isEqualTo(1);
        market.works();
        assertThat(market.negotiations.find(OPERATOR, open).orElseThrow().open())
                .isFalse();

        market.deals.reverse(HOST, ORDER, market.key()).orElseThrow();
        market.works();
        assertThat(code(now("order-2", carls))).isEqualTo("done");
    }
}
