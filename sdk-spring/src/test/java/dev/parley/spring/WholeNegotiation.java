// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.Deals;
import dev.parley.model.DealId;
import dev.parley.model.OrderReference;
import dev.parley.protocol.Reason;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;

/** From the policy to the order, over HTTP and through the host's own checkout; once per store. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = Marketplace.class)
abstract class WholeNegotiation {
    private final Http http;
    private final Haggling haggling;
    private final Marketplace.Checkout checkout;
    private final Deals deals;

    WholeNegotiation(int port, Marketplace.Checkout checkout, Deals deals) {
        this.http = new Http(port, "/parley/v1");
        this.haggling = new Haggling(http);
        this.checkout = checkout;
        this.deals = deals;
    }

    @BeforeEach
    void prepare() {
        haggling.prepare();
    }

    @Test
    void a_price_is_haggled_over_http_and_paid_in_the_hosts_transaction() {
        JsonNode opened = haggling.open("lamp", 8_000);
        JsonNode countered = haggling.counter("sara", opened, 9_000);
        JsonNode agreed = haggling.accept("berta", countered);
        String deal = agreed.at("/deals/0").asString();

        assertThat(http.get("berta", "/deals/" + deal)
                        .done()
                        .at("/total/minorUnits")
                        .asLong())
                .isEqualTo(9_000);
        checkout.pay(deal, "order-" + deal).orElseThrow();
        assertThat(http.get("berta", "/deals/" + deal).done().get("state").asString())
                .isEqualTo("REDEEMED");
        assertThat(checkout.orders(deal)).isEqualTo(1);
    }

    @Test
    void a_rolled_back_checkout_leaves_the_deal_to_the_next_order() {
        String deal = haggling.deal();

        assertThatThrownBy(() -> checkout.payAndFail(deal, "first-" + deal)).isInstanceOf(Marketplace.NotPaid.class);
        assertThat(http.get("berta", "/deals/" + deal).done().get("state").asString())
                .isEqualTo("AGREED");
        assertThat(checkout.pay(deal, "second-" + deal).orElseThrow()).hasSize(1);
        assertThat(checkout.pay(deal, "second-" + deal).orElseThrow()).hasSize(1);
        assertThatThrownBy(() -> checkout.pay(deal, "third-" + deal)).hasMessage("ALREADY_REDEEMED");
    }

    @Test
    void outside_a_transaction_nothing_is_redeemed() {
        String deal = haggling.deal();

        String code = deals.redeem(Marketplace.SHOP, List.of(new DealId(deal)), new OrderReference("o-" + deal))
                .match(done -> "done", refused -> refused.code().name());

        assertThat(code).isEqualTo(Reason.NO_HOST_TRANSACTION.name());
    }

    @Test
    void a_host_elsewhere_redeems_over_http() {
        String deal = haggling.deal();
        String redemption = "{\"deals\": [\"%s\"], \"orderReference\": \"far-%s\"}".formatted(deal, deal);

        Http.Answered first = http.post("shop", "/deals/redeem", redemption);
        Http.Answered again = http.post("shop", "/deals/redeem", redemption);

        assertThat(first.done().at("/items/0/state").asString()).isEqualTo("REDEEMED");
        assertThat(again.done().at("/items")).isEqualTo(first.json().at("/items"));
        assertThat(http.post("berta", "/deals/redeem", redemption).status()).isEqualTo(403);
    }
}
