// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import static dev.parley.application.deal.Marketplace.BUYER;
import static dev.parley.application.deal.Marketplace.HOST;
import static dev.parley.application.deal.Marketplace.OPERATOR;
import static dev.parley.application.deal.Marketplace.SELLER;
import static dev.parley.application.deal.Marketplace.START;
import static dev.parley.application.deal.Marketplace.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.DealView;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.OrderReference;
import dev.parley.model.SeatRole;
import dev.parley.model.StockPolicy;
import dev.parley.port.Caller;
import dev.parley.settlement.OpenDeal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsOnDealsTest {
    private static final Caller AGENT = Caller.agent("berta", "bot");
    private static final Caller OTHER_AGENT = Caller.agent("berta", "other-bot");
    private static final OrderReference ORDER = new OrderReference("order-1");

    private final Marketplace market = new Marketplace()
            .sells("loose", Binding.NOT_BINDING, StockPolicy.RESERVED_AT_AGREEMENT, 3)
            .sells("firm", Binding.ON_ACCEPTANCE, StockPolicy.RESERVED_AT_AGREEMENT, 3)
            .sells("paid", Binding.ON_PAYMENT, StockPolicy.RESERVED_AT_AGREEMENT, 3)
            .mandate("m1", AGENT, SeatRole.BUYER, 100_000, 10)
            .mandate("m3", OTHER_AGENT, SeatRole.BUYER, 100_000, 10);

    private void bring(DealId deal, String state, OrderReference order) {
        switch (state) {
            case "AGREED" -> {}
            case "IN_CHECKOUT" ->
                market.deals.beginCheckout(HOST, deal, market.key()).orElseThrow();
            case "EXPIRED" -> market.after(Duration.ofDays(8)).works();
            case "CANCELLED" ->
                market.deals.cancel(OPERATOR, deal, market.key()).orElseThrow();
            case "REVERSED" -> {
                market.pays(order.value(), deal).orElseThrow();
                market.deals.reverse(HOST, order, market.key()).orElseThrow();
            }
            default -> market.pays(order.value(), deal).orElseThrow();
        }
        assertThat(market.state(deal)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "AGREED, done, done, done, done, NOT_REDEEMED",
        "IN_CHECKOUT, done, done, CHECKOUT_ALREADY_BEGUN, done, NOT_REDEEMED",
        "REDEEMED, done, ALREADY_REDEEMED, ALREADY_REDEEMED, ALREADY_REDEEMED, done",
        "REVERSED, DEAL_REVERSED, DEAL_REVERSED, DEAL_REVERSED, DEAL_REVERSED, done",
        "EXPIRED, DEAL_EXPIRED, DEAL_EXPIRED, DEAL_EXPIRED, DEAL_EXPIRED, NOT_REDEEMED",
        "CANCELLED, DEAL_CANCELLED, DEAL_CANCELLED, DEAL_CANCELLED, DEAL_CANCELLED, NOT_REDEEMED"
    })
    void every_late_call_has_an_answer(
            String state, String redeem, String otherOrder, String checkout, String cancel, String reverse) {
        assertThat(code(market.deals.redeemNow(HOST, List.of(in(state)), ORDER)))
                .isEqualTo(redeem);
        assertThat(code(market.deals.redeemNow(HOST, List.of(in(state)), new OrderReference("order-2"))))
                .isEqualTo(otherOrder);
        assertThat(code(market.deals.beginCheckout(BUYER, in(state), market.key())))
                .isEqualTo(checkout);
        assertThat(code(market.deals.cancel(BUYER, in(state), market.key()))).isEqualTo(cancel);
        CallsOnDealsTest there = new CallsOnDealsTest();
        there.in(state, ORDER);
        assertThat(code(there.market.deals.reverse(HOST, ORDER, there.market.key())))
                .isEqualTo(reverse);
        market.works();
        market.assertSound();
    }

    /** An order that was undone takes no other deal, so that each of them has one of its own. */
    private DealId in(String state) {
        return in(state, state.equals("REVERSED") ? new OrderReference("undone-" + market.key()) : ORDER);
    }

    private DealId in(String state, OrderReference order) {
        String listing = "shelf-" + market.key();
        market.sells(listing, Binding.NOT_BINDING, StockPolicy.FIRST_TO_PAY, 3);
        DealId deal = market.agrees(BUYER, listing);
        bring(deal, state, order);
        return deal;
    }

    @ParameterizedTest
    @CsvSource({
        "loose, done, done, done",
        "firm, NOT_CANCELLABLE, NOT_CANCELLABLE, done",
        "paid, done, NOT_CANCELLABLE, done"
    })
    void who_may_cancel_depends_on_the_binding(String listing, String buyer, String seller, String operator) {
        assertThat(cancelled(BUYER, listing)).isEqualTo(buyer);
        assertThat(cancelled(SELLER, listing)).isEqualTo(seller);
        assertThat(cancelled(OPERATOR, listing)).isEqualTo(operator);
    }

    private String cancelled(Caller caller, String listing) {
        String buyer = "buyer-" + market.key();
        DealId deal = market.agrees(Caller.person(buyer), listing);
        Caller by = caller.equals(BUYER) ? Caller.person(buyer) : caller;
        return code(market.deals.cancel(by, deal, market.key()));
    }

    @Test
    void a_cancelled_deal_gives_everything_back() {
        DealId deal = market.agrees(AGENT, "paid");
        assertThat(market.held(Marketplace.stock("paid"))).isEqualTo(1);

        market.deals.cancel(AGENT, deal, market.key()).orElseThrow();
        market.works();

        market.assertNothingHeld();
    }

    @Test
    void a_retry_gets_the_first_answer_and_another_key_the_same_status() {
        DealId deal = market.agrees(BUYER, "loose");
        IdempotencyKey key = market.key();
        DealView first = market.deals.cancel(BUYER, deal, key).orElseThrow();
        market.after(Duration.ofHours(1));

        assertThat(market.deals.cancel(BUYER, deal, key)).isEqualTo(new Outcome.Done<>(first, true));
        assertThat(market.deals.cancel(BUYER, deal, market.key()).orElseThrow().status())
                .isEqualTo(first.status());
        assertThat(code(market.deals.cancel(SELLER, deal, market.key()))).isEqualTo("DEAL_CANCELLED");
    }

    @Test
    void checkout_extends_the_expiry_once() {
        DealId deal = market.agrees(BUYER, "paid");
        market.after(Duration.ofMinutes(10));
        IdempotencyKey key = market.key();

        DealView first = market.deals.beginCheckout(BUYER, deal, key).orElseThrow();
        market.after(Duration.ofMinutes(14));

        assertThat(((OpenDeal) first.status()).expiresAt()).isEqualTo(START.plus(Duration.ofMinutes(25)));
        assertThat(market.deals.beginCheckout(BUYER, deal, key)).isEqualTo(new Outcome.Done<>(first, true));
        assertThat(code(market.deals.beginCheckout(HOST, deal, market.key()))).isEqualTo("CHECKOUT_ALREADY_BEGUN");
        market.works();
        assertThat(market.state(deal)).isEqualTo("IN_CHECKOUT");
        market.after(Duration.ofMinutes(1)).works();
        assertThat(market.state(deal)).isEqualTo("EXPIRED");
        market.assertNothingHeld();
    }

    @Test
    void a_deal_is_shown_to_its_parties_the_host_and_operators_only() {
        DealId deal = market.agrees(AGENT, "firm");

        for (Caller caller : List.of(BUYER, SELLER, HOST, OPERATOR, AGENT, OTHER_AGENT)) {
            assertThat(code(market.deals.find(caller, deal))).isEqualTo("done");
        }
        for (Caller caller : List.of(Caller.person("carl"), Caller.agent("berta", "unknown-bot"))) {
            assertThat(code(market.deals.find(caller, deal))).isEqualTo("NOT_FOUND");
            assertThat(code(market.deals.cancel(caller, deal, market.key()))).isEqualTo("NOT_FOUND");
            assertThat(code(market.deals.beginCheckout(caller, deal, market.key())))
                    .isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void an_agent_of_another_mandate_sees_a_deal_and_cannot_change_it() {
        DealId deal = market.agrees(AGENT, "paid");

        assertThat(code(market.deals.cancel(OTHER_AGENT, deal, market.key()))).isEqualTo("NOT_ENTITLED");
        assertThat(code(market.deals.beginCheckout(OTHER_AGENT, deal, market.key())))
                .isEqualTo("NOT_ENTITLED");
        assertThat(code(market.deals.beginCheckout(SELLER, deal, market.key()))).isEqualTo("NOT_ENTITLED");
        assertThat(code(market.deals.beginCheckout(AGENT, deal, market.key()))).isEqualTo("done");
    }

    @Test
    void deals_are_listed_newest_first_and_page_by_page() {
        DealId first = market.agrees(BUYER, "loose");
        market.after(Duration.ofSeconds(1));
        DealId second = market.agrees(BUYER, "firm");
        market.agrees(Caller.person("carl"), "firm");

        Page<DealView> page = market.deals.list(BUYER, Optional.empty(), 1).orElseThrow();
        Page<DealView> next = market.deals.list(BUYER, page.next(), 2).orElseThrow();

        assertThat(page.items()).extracting(view -> view.deal().id()).containsExactly(second);
        assertThat(next.items()).extracting(view -> view.deal().id()).containsExactly(first);
        assertThat(next.next()).isEmpty();
        assertThat(market.deals
                        .list(Caller.agent("berta", "unknown-bot"), Optional.empty(), 10)
                        .orElseThrow()
                        .items())
                .isEmpty();
    }
}
