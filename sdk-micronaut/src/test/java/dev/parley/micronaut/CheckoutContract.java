// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Parley;
import dev.parley.api.DealView;
import dev.parley.api.Outcome;
import dev.parley.model.DealId;
import dev.parley.model.ListingRef;
import dev.parley.port.Caller;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Redemption in a host's transaction, the same on every database, with a pool of two connections. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CheckoutContract {
    private static final int MANY = 100;
    private static final int HOSTS = 10;

    private EmbeddedServer server;
    private HostCheckout checkout;

    /** The properties of the data source {@code default}. */
    abstract Map<String, Object> dataSource();

    /** Stops the database, after the server. */
    abstract void stopDatabase() throws Exception;

    @BeforeAll
    void start() throws Exception {
        Map<String, Object> properties = new HashMap<>(dataSource());
        properties.put("datasources.default.maximum-pool-size", 2);
        properties.put("datasources.default.minimum-idle", 0);
        properties.put("datasources.default.connection-timeout", 60_000);
        properties.put("parley.database.max-connections", 1);
        properties.put("parley.database.connection-wait", "60s");
        properties.put("micronaut.server.port", -1);
        server = ApplicationContext.run(EmbeddedServer.class, properties);
        checkout = server.getApplicationContext().getBean(HostCheckout.class);
        checkout.createTable();
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
    void an_order_and_its_redemption_stand_or_fall_together() throws Exception {
        DealId deal = deal();
        int before = checkout.orders();

        assertThatThrownBy(() -> checkout.payAndFail(deal, "order-" + deal.value()))
                .isInstanceOf(HostCheckout.Declined.class);
        assertThat(checkout.orders()).isEqualTo(before);

        assertThat(HostCheckout.refusal(checkout.pay(deal, "next-" + deal.value())))
                .isEmpty();
        assertThat(checkout.orders()).isEqualTo(before + 1);
        assertThat(HostCheckout.refusal(checkout.pay(deal, "late-" + deal.value())))
                .contains("ALREADY_REDEEMED");
        assertThat(checkout.orders()).isEqualTo(before + 1);
    }

    @Test
    void what_happens_in_a_negotiation_is_no_part_of_the_hosts_transaction() {
        Haggle haggle = new Haggle(server.getURI());
        haggle.publishPolicy();
        haggle.list("lamp-own");

        assertThatThrownBy(() -> checkout.openAndFail(Caller.person("bodo"), new ListingRef("lamp-own")))
                .isInstanceOf(HostCheckout.Declined.class);

        Client bodo = new Client(server.getURI().resolve("/parley/v1"), "bodo");
        assertThat(Client.json(bodo.get("/negotiations?listing=lamp-own")).get("items"))
                .hasSize(1);
    }

    @Test
    void redeeming_outside_a_transaction_is_refused() {
        assertThat(HostCheckout.refusal(checkout.redeem(deal(), "order-outside")))
                .contains("NO_HOST_TRANSACTION");
    }

    @Test
    void of_a_hundred_orders_for_one_deal_one_gets_it() throws Exception {
        DealId deal = deal();
        List<Callable<Outcome<List<DealView>>>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String reference = deal.value() + "-" + i;
            calls.add(() -> checkout.pay(deal, reference));
        }

        List<String> ends = together(calls).stream()
                .map(outcome -> HostCheckout.refusal(outcome).orElse("redeemed"))
                .toList();

        assertThat(ends).filteredOn("redeemed"::equals).hasSize(1);
        assertThat(ends).filteredOn("ALREADY_REDEEMED"::equals).hasSize(MANY - 1);
    }

    @Test
    void an_order_that_asks_a_hundred_times_gets_a_hundred_equal_answers() throws Exception {
        DealId deal = deal();
        Client host = new Client(server.getURI().resolve("/parley/v1"), "host");
        String order = "{\"deals\":[\"" + deal.value() + "\"],\"orderReference\":\"order-" + deal.value() + "\"}";
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            calls.add(() -> Client.json(host.post("/deals/redeem", order))
                    .at("/items/0")
                    .toString());
        }

        List<String> answers = together(calls);

        assertThat(answers).hasSize(MANY);
        assertThat(answers.stream().map(CheckoutContract::withoutServerTime).distinct())
                .hasSize(1);
        assertThat(answers.get(0)).contains("\"state\":\"REDEEMED\"");
    }

    private static String withoutServerTime(String deal) {
        return deal.replaceAll("\"serverTime\":\"[^\"]*\"", "");
    }

    @Test
    void ten_hosts_inside_transactions_share_two_connections() throws Exception {
        List<DealId> deals = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
            deals.add(deal());
        }
        CountDownLatch two = new CountDownLatch(2);
        List<Callable<Outcome<List<DealView>>>> calls = deals.stream()
                .<Callable<Outcome<List<DealView>>>>map(
                        deal -> () -> checkout.payTogether(deal, "crowd-" + deal.value(), two))
                .toList();

        List<Outcome<List<DealView>>> outcomes = together(calls);

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(HostCheckout.refusal(outcome)).isEmpty());
        assertThat(server.getApplicationContext().getBean(Parley.class).runDue())
                .isNotNegative();
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
