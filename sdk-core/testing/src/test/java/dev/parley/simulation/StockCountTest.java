// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.StockView;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Listing;
import dev.parley.model.StockPolicy;
import dev.parley.settlement.DealState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a host says of its stock, and in which order: no unit is sold twice, and none is lost. */
class StockCountTest {

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_host_that_puts_a_listing_again_sells_no_more_than_it_has(Ground ground) {
        try (Lamps lamps = Lamps.on(ground, 5)) {
            int sold = 0;
            for (int buyer = 0; buyer < 10; buyer++) {
                sold += lamps.buys("buyer-" + buyer) ? 1 : 0;
                lamps.replace(lamps.listing());
                lamps.test.parley().runDue();
                lamps.replace(lamps.listing());
            }
            assertThat(sold).isEqualTo(5);
            assertThat(lamps.stock()).isEqualTo(new StockView(Lamps.LAMP, 5, 0, 5));
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_host_that_puts_a_listing_right_after_a_payment_loses_no_unit(Ground ground) {
        try (Lamps lamps = Lamps.on(ground, 2)) {
            assertThat(lamps.buys("ann")).isTrue();
            lamps.replace(lamps.listing());
            lamps.test.parley().runDue();
            assertThat(lamps.buys("bob")).isTrue();
            assertThat(lamps.buys("cai")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void units_that_come_in_add_up_in_any_order_and_once_for_a_key(Ground ground) {
        try (Lamps lamps = Lamps.on(ground, 1)) {
            IdempotencyKey key = lamps.test.key();
            DealId held = lamps.agrees("ann");
            assertThat(lamps.restocks(2, key)).isEqualTo(new StockView(Lamps.LAMP, 3, 1, 0));
            assertThat(lamps.pays(held)).isEqualTo("done");
            assertThat(lamps.restocks(2, key)).isEqualTo(new StockView(Lamps.LAMP, 3, 1, 0));
            lamps.test.parley().runDue();
            assertThat(lamps.listing().items().get(0).stock()).isEqualTo(3);
            assertThat(lamps.stock()).isEqualTo(new StockView(Lamps.LAMP, 3, 0, 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void what_a_host_put_without_having_seen_the_listing_as_it_stands_is_not_applied(Ground ground) {
        try (Lamps lamps = Lamps.on(ground, 5)) {
            Listing seen = lamps.listing();
            lamps.restocks(3, lamps.test.key());
            assertThat(lamps.replace(seen, Lamps.of(4))).isEqualTo("STALE_REVISION");
            assertThat(lamps.puts(Lamps.of(4))).isEqualTo("REVISION_REQUIRED");
            assertThat(lamps.stock()).isEqualTo(new StockView(Lamps.LAMP, 8, 0, 0));

            Listing now = lamps.listing();
            lamps.withdraws();
            assertThat(lamps.replace(now, Lamps.of(9))).isEqualTo("STALE_REVISION");
            assertThat(lamps.puts(Lamps.of(9))).isEqualTo("done");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_change_of_a_listing_is_made_once_for_its_key(Ground ground) {
        try (Lamps lamps = Lamps.on(ground, 5)) {
            IdempotencyKey key = lamps.test.key();
            String seen = lamps.listing().revision();
            assertThat(lamps.replace(seen, Lamps.of(6), key)).isEqualTo("done");
            lamps.restocks(1, lamps.test.key());
            assertThat(lamps.replace(seen, Lamps.of(6), key)).isEqualTo("done");
            assertThat(lamps.stock().capacity()).isEqualTo(7);
            assertThat(lamps.replace(seen, Lamps.of(5), key)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_host_cannot_have_less_than_deals_hold_and_buyers_have(Ground ground) {
        try (Lamps lamps = Lamps.on(ground, 5)) {
            lamps.agrees("ann");
            lamps.buys("bob");
            assertThat(lamps.replace(lamps.listing(), Lamps.of(1))).isEqualTo("STOCK_UNAVAILABLE");
            assertThat(lamps.replace(lamps.listing(), Lamps.of(2))).isEqualTo("done");
            assertThat(lamps.opens("cai")).isEqualTo("STOCK_UNAVAILABLE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void what_is_sold_out_opens_nothing_until_units_come_in(Ground ground) {
        try (Lamps lamps = Lamps.on(ground, 1)) {
            DealId held = lamps.agrees("ann");
            assertThat(lamps.opens("bob")).isEqualTo("STOCK_UNAVAILABLE");
            assertThat(lamps.opensBare("bob")).isEqualTo("STOCK_UNAVAILABLE");
            lamps.pays(held);
            lamps.test.parley().runDue();
            assertThat(lamps.opens("bob")).isEqualTo("STOCK_UNAVAILABLE");
            lamps.restocks(1, lamps.test.key());
            assertThat(lamps.buys("bob")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_catalogue_of_the_hosts_is_seen_to_be_restocked(Ground ground) {
        AtomicReference<Listing> shelf = new AtomicReference<>(Lamps.of(1));
        try (Lamps lamps = Lamps.on(ground, (tenant, ref) -> Optional.ofNullable(shelf.get()))) {
            lamps.offers("bob");
            assertThat(lamps.buys("ann")).isTrue();
            shelf.set(Lamps.of(2));
            lamps.test.parley().runDue();
            assertThat(lamps.accepts("bob")).isEqualTo("done");
            assertThat(lamps.opens("cai")).isEqualTo("STOCK_UNAVAILABLE");
            assertThat(lamps.sells("order-1", 1)).isEqualTo("STOCK_UNAVAILABLE");
            shelf.set(Lamps.of(4));
            assertThat(lamps.sells("order-1", 1)).isEqualTo("done");
            assertThat(lamps.opens("cai")).isEqualTo("done");
            assertThat(lamps.stock()).isEqualTo(new StockView(Lamps.LAMP, 4, 1, 2));
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_sale_takes_what_is_free_once_for_an_order_and_nothing_that_a_deal_holds(Ground ground) {
        try (Lamps lamps = Lamps.on(ground, 3)) {
            DealId held = lamps.agrees("ann");
            assertThat(lamps.sells("order-1", 3)).isEqualTo("STOCK_UNAVAILABLE");
            assertThat(lamps.sells("order-1", 2)).isEqualTo("done");
            assertThat(lamps.sells("order-1", 2)).isEqualTo("done");
            assertThat(lamps.sells("order-1", 1)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
            assertThat(lamps.sells("order-2", 1)).isEqualTo("STOCK_UNAVAILABLE");
            assertThat(lamps.stock()).isEqualTo(new StockView(Lamps.LAMP, 3, 1, 2));
            assertThat(lamps.pays(held)).isEqualTo("done");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void what_a_lapsed_deal_held_is_free_before_a_worker_has_come_by(Ground ground) {
        try (Lamps lamps = Lamps.waiting(ground, 2)) {
            DealId first = lamps.agrees("ann");
            DealId second = lamps.agrees("bob");
            lamps.test.clock().advance(Duration.ofMinutes(16));
            assertThat(lamps.sells("order-1", 1)).isEqualTo("done");
            assertThat(lamps.opens("cai")).isEqualTo("done");
            assertThat(lamps.state(first)).isEqualTo(DealState.EXPIRED);
            assertThat(lamps.state(second)).isEqualTo(DealState.EXPIRED);

            DealId third = lamps.agrees("dee");
            lamps.test.clock().advance(Duration.ofMinutes(16));
            assertThat(lamps.soldElsewhere(1)).isEqualTo(new StockView(Lamps.LAMP, 2, 0, 2));
            assertThat(lamps.state(third)).isEqualTo(DealState.EXPIRED);
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void nothing_is_sold_of_a_listing_that_was_withdrawn(Ground ground) {
        try (Lamps lamps = Lamps.on(ground, 3)) {
            lamps.withdraws();
            assertThat(lamps.sells("order-1", 1)).isEqualTo("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_deal_whose_unit_was_sold_elsewhere_loses_it_and_says_so(Ground ground) {
        try (Lamps lamps = Lamps.on(ground, 1)) {
            DealId held = lamps.agrees("ann");
            lamps.beginsCheckout("ann", held);
            assertThat(lamps.soldElsewhere(1)).isEqualTo(new StockView(Lamps.LAMP, 1, 0, 1));
            assertThat(lamps.state(held)).isEqualTo(DealState.SOLD_ELSEWHERE);
            assertThat(lamps.pays(held)).isEqualTo("SOLD_ELSEWHERE");
            lamps.test.clock().advance(Duration.ofDays(30));
            assertThat(lamps.state(held)).isEqualTo(DealState.SOLD_ELSEWHERE);
            assertThat(lamps.stock()).isEqualTo(new StockView(Lamps.LAMP, 1, 0, 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void deals_lose_by_rule_those_in_checkout_last_and_paid_ones_never(Ground ground) {
        try (Lamps lamps = Lamps.on(ground, 5)) {
            DealId paid = lamps.agrees("ann");
            DealId first = lamps.agrees("bob");
            lamps.test.clock().advance(Duration.ofSeconds(1));
            DealId second = lamps.agrees("cai");
            lamps.test.clock().advance(Duration.ofSeconds(1));
            DealId third = lamps.agrees("dee");
            lamps.pays(paid);
            lamps.beginsCheckout("dee", third);

            lamps.soldElsewhere(1);
            assertThat(lamps.state(second)).isEqualTo(DealState.AGREED);
            lamps.soldElsewhere(1);
            assertThat(lamps.state(first)).isEqualTo(DealState.AGREED);
            assertThat(lamps.state(second)).isEqualTo(DealState.SOLD_ELSEWHERE);
            assertThat(lamps.state(third)).isEqualTo(DealState.IN_CHECKOUT);
            lamps.soldElsewhere(9);
            assertThat(lamps.state(first)).isEqualTo(DealState.SOLD_ELSEWHERE);
            assertThat(lamps.state(third)).isEqualTo(DealState.SOLD_ELSEWHERE);
            assertThat(lamps.state(paid)).isEqualTo(DealState.REDEEMED);
            lamps.test.parley().runDue();
            assertThat(lamps.stock()).isEqualTo(new StockView(Lamps.LAMP, 5, 0, 12));
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void where_the_first_to_pay_has_the_unit_a_sale_is_a_payment(Ground ground) {
        try (Lamps lamps = Lamps.on(ground, 1, StockPolicy.FIRST_TO_PAY)) {
            DealId agreed = lamps.agrees("ann");
            assertThat(lamps.sells("order-1", 1)).isEqualTo("done");
            assertThat(lamps.pays(agreed)).isEqualTo("STOCK_UNAVAILABLE");
            assertThat(lamps.stock()).isEqualTo(new StockView(Lamps.LAMP, 1, 0, 1));
        }
    }
}
