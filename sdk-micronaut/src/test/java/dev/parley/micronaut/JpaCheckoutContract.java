// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.DealId;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Redemption in a transaction of Hibernate's, the same on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JpaCheckoutContract {
    private EmbeddedServer server;
    private JpaCheckout checkout;

    /** The properties of the data source {@code default}, and of Parley. */
    abstract Map<String, Object> dataSource();

    /** Stops the database, after the server. */
    void stopDatabase() throws Exception {}

    @BeforeAll
    void start() {
        Map<String, Object> properties = new HashMap<>(dataSource());
        properties.put("jpa.default.properties.hibernate.hbm2ddl.auto", "update");
        properties.put("jpa.default.entity-scan.packages", "dev.parley.micronaut");
        properties.put("micronaut.server.port", -1);
        server = ApplicationContext.run(EmbeddedServer.class, properties);
        checkout = server.getApplicationContext().getBean(JpaCheckout.class);
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        stopDatabase();
    }

    private DealId deal() {
        return new DealId(new Haggle(server.getURI()).deal("lamp-" + UUID.randomUUID()));
    }

    @Test
    void an_order_and_its_redemption_are_committed_together() {
        DealId deal = deal();
        long before = checkout.orders();

        assertThat(HostCheckout.refusal(checkout.pay(deal, "first-" + deal.value())))
                .isEmpty();

        assertThat(checkout.orders()).isEqualTo(before + 1);
        assertThat(HostCheckout.refusal(checkout.pay(deal, "late-" + deal.value())))
                .contains("ALREADY_REDEEMED");
    }

    @Test
    void an_order_and_its_redemption_are_rolled_back_together() {
        DealId deal = deal();
        long before = checkout.orders();

        assertThatThrownBy(() -> checkout.payAndFail(deal, "order-" + deal.value()))
                .isInstanceOf(HostCheckout.Declined.class);

        assertThat(checkout.orders()).isEqualTo(before);
        assertThat(HostCheckout.refusal(checkout.pay(deal, "next-" + deal.value())))
                .isEmpty();
    }

    @Test
    void a_redemption_is_undone_when_the_commit_fails() {
        DealId deal = deal();
        DealId other = deal();
        assertThat(HostCheckout.refusal(checkout.pay(deal, "twice-" + deal.value())))
                .isEmpty();

        assertThatThrownBy(() -> checkout.payTwice(other, "twice-" + deal.value()))
                .isInstanceOf(RuntimeException.class);

        assertThat(HostCheckout.refusal(checkout.pay(other, "own-" + other.value())))
                .isEmpty();
    }

    @Test
    void redeeming_outside_a_transaction_is_refused() {
        assertThat(HostCheckout.refusal(checkout.redeem(deal(), "outside"))).contains("NO_HOST_TRANSACTION");
    }
}
