package dev.parley.examples.marketplace.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.model.DealId;
import dev.parley.model.Money;
import dev.parley.protocol.Reason;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false, startApplication = false)
@Property(name = "datasources.default.url", value = "jdbc:h2:mem:checkout;DB_CLOSE_DELAY=-1")
@Property(name = "orders.test", value = "true")
final class CheckoutTest {
    private static final Person MARA = new People().find("mara").orElseThrow();
    private static final Person THEO = new People().find("theo").orElseThrow();

    private final Checkout checkout;
    private final ListPriceSale sale;
    private final OrderRows orders;
    private final RecordingDeals deals;

    CheckoutTest(Checkout checkout, ListPriceSale sale, OrderRows orders, RecordingDeals deals) {
        this.checkout = checkout;
        this.sale = sale;
        this.orders = orders;
        this.deals = deals;
    }

    @BeforeEach
    void table() {
        deals.makeTable();
    }

    @Test
    void an_order_names_the_agreed_price_beside_the_list_price() {
        DealId deal = deals.agree("d-price", 28_500);

        Order order = checkout.pay(MARA, deal).orElseThrow();

        assertThat(order.total()).isEqualTo(Money.of(28_500, "EUR"));
        assertThat(order.listTotal()).isEqualTo(Money.of(32_000, "EUR"));
        assertThat(orders.find(order.id())).contains(order);
        assertThat(deals.redeemedBy(deal)).contains(order.id());
    }

    @Test
    void paying_twice_is_paying_once() {
        DealId deal = deals.agree("d-twice", 28_500);

        Order first = checkout.pay(MARA, deal).orElseThrow();
        Order second = checkout.pay(MARA, deal).orElseThrow();

        assertThat(second).isEqualTo(first);
        assertThat(orders.placedBy("mara"))
                .filteredOn(order -> order.id().equals(first.id()))
                .hasSize(1);
    }

    @Test
    void a_refused_redemption_leaves_no_order() {
        DealId deal = deals.agree("d-refused", 28_500);
        deals.refuse(deal, Reason.DEAL_EXPIRED);

        Outcome<Order> outcome = checkout.pay(MARA, deal);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(Reason.DEAL_EXPIRED));
        assertThat(orders.find("order-d-refused")).isEmpty();
    }

    @Test
    void an_order_that_cannot_be_written_takes_the_redemption_back() {
        DealId deal = deals.agreeOn("d-lost", 28_500, "x".repeat(128), "y".repeat(128));
        deals.breakOrders();
        try {
            assertThatThrownBy(() -> checkout.pay(MARA, deal)).isInstanceOf(IllegalStateException.class);
        } finally {
            deals.mendOrders();
        }

        assertThat(deals.redeemedBy(deal)).isEmpty();
        assertThat(checkout.pay(MARA, deal).orElseThrow().title()).isEqualTo("x".repeat(128));
        assertThat(deals.redeemedBy(deal)).isPresent();
    }

    @Test
    void nobody_pays_another_ones_deal() {
        DealId deal = deals.agree("d-other", 28_500);

        assertThat(checkout.pay(THEO, deal))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(Reason.NOT_ENTITLED));
        assertThat(deals.redeemedBy(deal)).isEmpty();
    }

    @Test
    void a_second_click_at_list_price_is_the_first_order() {
        Order first = sale.buy(MARA, "cam-mju", "camera", 1, "click-12345678").orElseThrow();
        Order second = sale.buy(MARA, "cam-mju", "camera", 1, "click-12345678").orElseThrow();

        assertThat(second).isEqualTo(first);
        assertThat(first.total()).isEqualTo(Money.of(18_500, "EUR"));
        assertThat(sale.buy(THEO, "cam-mju", "camera", 1, "other-12345678"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(Reason.STOCK_UNAVAILABLE));
    }

    @Test
    void a_list_purchase_keeps_to_what_is_for_sale() {
        Person ines = new People().find("ines").orElseThrow();

        assertThat(reason(sale.buy(ines, "cam-mju", "camera", 1, "key-12345678")))
                .isEqualTo(Reason.PRINCIPAL_ON_BOTH_SIDES);
        assertThat(reason(sale.buy(MARA, "cam-mju", "lens", 1, "key-12345678"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(sale.buy(MARA, "plates-stone", "plate", 1, "key-12345678")))
                .isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(reason(sale.buy(MARA, "plates-stone", "plate", 13, "key-12345678")))
                .isEqualTo(Reason.OUT_OF_RANGE);
    }

    private static Object reason(Outcome<Order> outcome) {
        return outcome.match(done -> done.value(), refused -> refused.code());
    }
}
