// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.model.DealId;
import dev.parley.model.Money;
import dev.parley.protocol.Reason;
import dev.parley.settlement.DealState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OrderDeskTest {
    private static final Person MARA = new People().find("mara").orElseThrow();
    private static final Person THEO = new People().find("theo").orElseThrow();
    private static final Person INES = new People().find("ines").orElseThrow();
    private static final int REPEATS = 35;
    private static final Money AGREED = Money.of(15_000, "EUR");

    private final Shop shop = new Shop();
    private final OrderDesk desk = shop.desk;

    @AfterEach
    void close() {
        shop.close();
    }

    private DealId deal() {
        return shop.agree(MARA, "cam-mju", "camera", AGREED);
    }

    private Outcome<Order> pay(Person person, DealId deal) {
        return desk.pay(person, DealPayment.of(deal));
    }

    private Outcome<Order> buy(Person person, String item, long units, String key) {
        return desk.buy(person, new ListPurchase("plates-stone", item, units, key));
    }

    private static Object reason(Outcome<Order> outcome) {
        return outcome.match(Outcome.Done::value, Outcome.Refused::code);
    }

    @Test
    void an_order_names_the_agreed_price_beside_the_list_price() {
        DealId deal = deal();

        Order order = pay(MARA, deal).orElseThrow();

        assertThat(order.total()).isEqualTo(AGREED);
        assertThat(order.listTotal()).isEqualTo(Money.of(18_500, "EUR"));
        assertThat(desk.find(MARA, order.id()).orElseThrow()).isEqualTo(order);
        assertThat(desk.find(INES, order.id()).orElseThrow()).isEqualTo(order);
        assertThat(reason(desk.find(THEO, order.id()))).isEqualTo(Reason.NOT_FOUND);
        assertThat(shop.state(MARA, deal)).isEqualTo(DealState.REDEEMED);
    }

    @Test
    void paying_twice_is_paying_once() {
        DealId deal = deal();

        Order first = pay(MARA, deal).orElseThrow();

        assertThat(pay(MARA, deal).orElseThrow()).isEqualTo(first);
        assertThat(desk.placedBy(MARA).items()).containsExactly(first);
    }

    @Test
    void one_order_pays_all_pieces_of_a_negotiation_and_names_them() {
        List<DealId> pieces = shop.agree(
                MARA, "stove-brass", Map.of("stove", Money.of(5_000, "EUR"), "pots", Money.of(2_000, "EUR")));
        DealPayment both = payment(pieces);

        Order order = desk.pay(MARA, both).orElseThrow();

        assertThat(order.total()).isEqualTo(Money.of(7_000, "EUR"));
        assertThat(order.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.deal()).isPresent());
        assertThat(desk.pay(MARA, both).orElseThrow()).isEqualTo(order);
        assertThat(reason(pay(MARA, pieces.get(0)))).isEqualTo(Reason.ALREADY_REDEEMED);
        assertThat(desk.find(MARA, order.id()).orElseThrow()).isEqualTo(order);
        assertThat(order.id()).startsWith("FH-");
    }

    @Test
    void deals_of_different_negotiations_are_not_one_order() {
        List<DealId> pieces = shop.agree(
                MARA, "stove-brass", Map.of("stove", Money.of(5_000, "EUR"), "pots", Money.of(2_000, "EUR")));
        DealId other = deal();

        assertThat(code(desk.pay(MARA, payment(List.of(pieces.get(0), other))))).isEqualTo("INVALID_REQUEST");
        assertThat(shop.state(MARA, pieces.get(0))).isEqualTo(DealState.AGREED);
        assertThat(shop.state(MARA, other)).isEqualTo(DealState.AGREED);
    }

    private static DealPayment payment(List<DealId> deals) {
        return new DealPayment(deals.stream().map(DealId::value).toList());
    }

    @Test
    void an_order_that_cannot_be_written_takes_the_redemption_back() {
        DealId deal = deal();
        shop.database.execute("alter table shop_order_line rename to away");

        assertThatThrownBy(() -> pay(MARA, deal)).isInstanceOf(IllegalStateException.class);

        shop.database.execute("alter table away rename to shop_order_line");
        assertThat(shop.state(MARA, deal)).isEqualTo(DealState.AGREED);
        assertThat(desk.placedBy(MARA).items()).isEmpty();
        assertThat(pay(MARA, deal).orElseThrow().total()).isEqualTo(AGREED);
    }

    @Test
    void a_refused_redemption_leaves_no_order() {
        DealId deal = deal();
        shop.clock.advance(Duration.ofMinutes(16));

        assertThat(reason(pay(MARA, deal))).isEqualTo(Reason.DEAL_EXPIRED);
        assertThat(desk.placedBy(MARA).items()).isEmpty();
    }

    @Test
    void nobody_pays_another_ones_deal() {
        DealId deal = deal();

        assertThat(reason(pay(THEO, deal))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(pay(INES, deal))).isEqualTo(Reason.NOT_ENTITLED);
        assertThat(shop.state(MARA, deal)).isEqualTo(DealState.AGREED);
    }

    @Test
    void a_second_click_at_list_price_is_the_first_order() {
        Order first = buy(MARA, "plate", 4, "click-12345678").orElseThrow();

        assertThat(buy(MARA, "plate", 4, "click-12345678").orElseThrow()).isEqualTo(first);
        assertThat(reason(buy(MARA, "plate", 6, "click-12345678"))).isEqualTo(Reason.IDEMPOTENCY_KEY_REUSED);
        assertThat(buy(THEO, "plate", 8, "click-12345678").orElseThrow().total())
                .isEqualTo(Money.of(8 * 2_200, "EUR"));
        assertThat(reason(buy(THEO, "plate", 2, "other-12345678"))).isEqualTo(Reason.STOCK_UNAVAILABLE);
    }

    @Test
    void what_a_deal_has_set_aside_is_not_sold_at_list_price() {
        deal();

        assertThat(reason(desk.buy(THEO, new ListPurchase("cam-mju", "camera", 1L, "key-12345678"))))
                .isEqualTo(Reason.STOCK_UNAVAILABLE);
        shop.clock.advance(Duration.ofMinutes(16));
        assertThat(desk.buy(THEO, new ListPurchase("cam-mju", "camera", 1L, "key-12345678"))
                        .orElseThrow()
                        .total())
                .isEqualTo(Money.of(18_500, "EUR"));
    }

    @Test
    void a_sale_that_cannot_be_written_takes_no_stock() {
        shop.database.execute("alter table shop_order_line rename to away");

        assertThatThrownBy(() -> buy(MARA, "plate", 12, "key-12345678")).isInstanceOf(IllegalStateException.class);

        shop.database.execute("alter table away rename to shop_order_line");
        assertThat(buy(MARA, "plate", 12, "key-12345678").orElseThrow().total()).isEqualTo(Money.of(12 * 2_200, "EUR"));
    }

    @Test
    void of_a_buyer_at_list_price_and_one_whose_offer_is_accepted_one_has_the_piece() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                try (Shop other = new Shop()) {
                    NegotiationView offered = other.offer(MARA, "cam-mju", "camera", AGREED);
                    CyclicBarrier barrier = new CyclicBarrier(2);
                    Future<Outcome<NegotiationView>> accepted = both.submit(() -> {
                        barrier.await();
                        return other.accept(offered);
                    });
                    Future<Outcome<Order>> bought = both.submit(() -> {
                        barrier.await();
                        return other.desk.buy(THEO, new ListPurchase("cam-mju", "camera", 1L, "key-12345678"));
                    });
                    assertThat(List.of(code(accepted.get()), code(bought.get())))
                            .containsExactlyInAnyOrder("done", "STOCK_UNAVAILABLE");
                }
            }
        } finally {
            both.shutdownNow();
        }
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "done", refused -> refused.code().name());
    }

    @Test
    void of_many_who_want_the_last_ones_as_many_get_them_as_there_are() throws Exception {
        ExecutorService everyone = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Outcome<Order>>> wishes = IntStream.range(0, 16)
                    .<Callable<Outcome<Order>>>mapToObj(i -> () -> buy(THEO, "plate", 2, "wish-1234567" + i))
                    .toList();
            int sold = 0;
            for (Future<Outcome<Order>> answer : everyone.invokeAll(wishes)) {
                Outcome<Order> outcome = answer.get();
                sold += outcome instanceof Outcome.Done<Order> ? 2 : 0;
                assertThat(reason(outcome)).isNotEqualTo(Reason.STORE_UNAVAILABLE);
            }

            assertThat(sold).isEqualTo(12);
        } finally {
            everyone.shutdownNow();
        }
    }
}
