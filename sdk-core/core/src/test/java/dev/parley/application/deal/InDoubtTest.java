// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import static dev.parley.application.deal.Marketplace.BUYER;
import static dev.parley.application.deal.Marketplace.HOST;
import static dev.parley.application.deal.Marketplace.code;
import static dev.parley.application.deal.Marketplace.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.DealView;
import dev.parley.api.Outcome;
import dev.parley.api.Sale;
import dev.parley.application.listing.OutsideSales;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.ListingRef;
import dev.parley.model.OrderReference;
import dev.parley.model.StockPolicy;
import dev.parley.port.Caller;
import dev.parley.port.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redemptions that hang on a transaction which has not ended. */
class InDoubtTest {
    private final Marketplace market = new Marketplace()
            .sells("bright", Binding.ON_PAYMENT, StockPolicy.RESERVED_AT_AGREEMENT, 3)
            .sells("race", Binding.ON_PAYMENT, StockPolicy.FIRST_TO_PAY, 1);
    private final DealId deal = market.agrees(BUYER, "bright");
    private final ExecutorService elsewhere = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        elsewhere.shutdownNow();
    }

    private Outcome<List<DealView>> redeems(String order, DealId... deals) {
        return market.deals.redeem(HOST, List.of(deals), new OrderReference(order));
    }

    private Future<Outcome<List<DealView>>> redeemsElsewhere(String order, DealId wanted) {
        return elsewhere.submit(() -> market.deals.redeemNow(HOST, List.of(wanted), new OrderReference(order)));
    }

    /** Waits, without sleeping, until the other thread waits for the outcome. */
    private static void awaitSomebodyWaiting(InDoubtDeals inDoubt) {
        while (!inDoubt.isAwaited()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void the_same_transaction_gets_the_first_answer_again_and_another_order_in_it_comes_late() {
        market.transaction.begin();
        Outcome<List<DealView>> first = redeems("order-1", deal);

        assertThat(redeems("order-1", deal)).isEqualTo(new Outcome.Done<>(first.orElseThrow(), true));
        assertThat(code(redeems("order-2", deal))).isEqualTo("ALREADY_REDEEMED");
        market.transaction.commit();
        assertThat(market.state(deal)).isEqualTo("REDEEMED");
    }

    @Test
    void nobody_sees_a_redemption_before_it_is_committed() {
        market.transaction.begin();
        redeems("order-1", deal).orElseThrow();

        assertThat(market.state(deal)).isEqualTo("AGREED");
        assertThat(code(market.deals.reverse(HOST, new OrderReference("order-1"), market.key())))
                .isEqualTo("NOT_REDEEMED");
        market.transaction.commit();
        assertThat(market.state(deal)).isEqualTo("REDEEMED");
    }

    @Test
    void a_rollback_leaves_the_deal_as_it_was_and_sends_nothing() {
        DealView before = market.deals.find(BUYER, deal).orElseThrow();
        market.works();
        market.transaction.begin();
        redeems("order-1", deal).orElseThrow();
        market.transaction.rollback();

        assertThat(market.deals.find(BUYER, deal).orElseThrow()).isEqualTo(before);
        assertThat(market.worker.runDue()).isZero();
        assertThat(code(market.pays("order-2", deal))).isEqualTo("done");
    }

    @Test
    void messages_are_sent_by_the_commit() {
        market.works();
        market.transaction.begin();
        redeems("order-1", deal).orElseThrow();
        assertThat(market.worker.runDue()).isZero();
        market.transaction.commit();

        assertThat(market.worker.runDue()).isEqualTo(1);
        assertThat(market.consumed(stock("bright"))).isEqualTo(1);
    }

    @Test
    void a_rollback_gives_back_the_unit_that_the_first_to_pay_took() {
        DealId bertas = market.agrees(BUYER, "race");
        DealId carls = market.agrees(Caller.person("carl"), "race");
        market.transaction.begin();
        redeems("order-1", bertas).orElseThrow();
        assertThat(code(market.deals.redeemNow(HOST, List.of(carls), new OrderReference("order-2"))))
                .isEqualTo("STOCK_UNAVAILABLE");
        market.transaction.rollback();

        assertThat(market.consumed(stock("race"))).isZero();
        assertThat(code(market.pays("order-2", carls))).isEqualTo("done");
    }

    private Outcome<Sale> sells(String order, boolean inTransaction) {
        Sale sale = new Sale(new OrderReference(order), new ListingRef("race"), Marketplace.LAMP, 1);
        OutsideSales selling = market.deals.outsideSales();
        return inTransaction ? selling.inHostTransaction(HOST, sale) : selling.now(HOST, sale);
    }

    @Test
    void a_rollback_gives_back_the_unit_that_an_order_took() {
        market.works();
        market.transaction.begin();
        sells("order-1", true).orElseThrow();
        assertThat(code(sells("order-2", false))).isEqualTo("STOCK_UNAVAILABLE");
        market.transaction.rollback();

        assertThat(market.consumed(stock("race"))).isZero();
        assertThat(market.worker.runDue()).isZero();
        assertThat(code(sells("order-2", false))).isEqualTo("done");
        assertThat(code(sells("order-1", false))).isEqualTo("STOCK_UNAVAILABLE");
    }

    @Test
    void a_repetition_of_a_sale_waits_for_a_rollback_and_then_sells() throws Exception {
        market.transaction.begin();
        sells("order-1", true).orElseThrow();
        Future<Outcome<Sale>> again = elsewhere.submit(() -> sells("order-1", false));
        awaitSomebodyWaiting(market.deals.inDoubt());
        market.transaction.rollback();

        assertThat(code(again.get())).isEqualTo("done");
        assertThat(market.consumed(stock("race"))).isEqualTo(1);
    }

    @Test
    void a_repetition_of_a_sale_waits_for_a_commit_and_gets_the_first_answer() throws Exception {
        market.transaction.begin();
        Outcome<Sale> first = sells("order-1", true);
        Future<Outcome<Sale>> again = elsewhere.submit(() -> sells("order-1", false));
        awaitSomebodyWaiting(market.deals.inDoubt());
        market.transaction.commit();

        assertThat(again.get()).isEqualTo(first);
        assertThat(market.consumed(stock("race"))).isEqualTo(1);
    }

    @Test
    void a_deal_that_lapses_while_in_doubt_and_is_rolled_back_expires() {
        market.transaction.begin();
        redeems("order-1", deal).orElseThrow();
        market.after(Duration.ofMinutes(15)).works();
        market.transaction.rollback();
        market.works();

        assertThat(market.state(deal)).isEqualTo("EXPIRED");
        market.assertNothingHeld();
    }

    @Test
    void another_order_waits_for_a_rollback_and_then_has_the_deal() throws Exception {
        market.transaction.begin();
        redeems("order-1", deal).orElseThrow();
        Future<Outcome<List<DealView>>> other = redeemsElsewhere("order-2", deal);
        awaitSomebodyWaiting(market.deals.inDoubt());
        market.transaction.rollback();

        assertThat(code(other.get())).isEqualTo("done");
        assertThat(market.deals
                        .find(HOST, deal)
                        .orElseThrow()
                        .status()
                        .toJson()
                        .get("order")
                        .text())
                .isEqualTo("order-2");
    }

    @Test
    void another_order_waits_for_a_commit_and_then_comes_late() throws Exception {
        market.transaction.begin();
        redeems("order-1", deal).orElseThrow();
        Future<Outcome<List<DealView>>> other = redeemsElsewhere("order-2", deal);
        awaitSomebodyWaiting(market.deals.inDoubt());
        market.transaction.commit();

        assertThat(code(other.get())).isEqualTo("ALREADY_REDEEMED");
    }

    @Test
    void the_same_order_from_elsewhere_waits_and_gets_the_first_answer() throws Exception {
        market.transaction.begin();
        Outcome<List<DealView>> first = redeems("order-1", deal);
        market.after(Duration.ofMinutes(1));
        Future<Outcome<List<DealView>>> other = redeemsElsewhere("order-1", deal);
        awaitSomebodyWaiting(market.deals.inDoubt());
        market.transaction.commit();

        assertThat(other.get()).isEqualTo(new Outcome.Done<>(first.orElseThrow(), true));
    }

    @Test
    void the_buyer_cannot_cancel_behind_the_back_of_a_payment() throws Exception {
        market.transaction.begin();
        redeems("order-1", deal).orElseThrow();
        Future<Outcome<DealView>> cancelled = elsewhere.submit(() -> market.deals.cancel(BUYER, deal, market.key()));
        awaitSomebodyWaiting(market.deals.inDoubt());
        market.transaction.commit();

        assertThat(code(cancelled.get())).isEqualTo("ALREADY_REDEEMED");
    }

    @Test
    void nobody_waits_for_ever() {
        market.transaction.begin();
        redeems("order-1", deal).orElseThrow();
        Future<Outcome<List<DealView>>> other = redeemsElsewhere("order-2", deal);

        assertThatThrownBy(other::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StoreUnavailableException.class);
        market.transaction.commit();
        assertThat(market.state(deal)).isEqualTo("REDEEMED");
    }
}
