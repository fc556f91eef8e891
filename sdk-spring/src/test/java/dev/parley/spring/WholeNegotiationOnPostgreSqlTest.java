// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.DealView;
import dev.parley.api.Deals;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** In the host's own PostgreSQL, through a pool of two connections that ten hosts and Parley share. */
final class WholeNegotiationOnPostgreSqlTest extends WholeNegotiation {
    private static final int HOSTS = 10;
    private static final int CALLS = 100;

    private final Haggling haggling;
    private final Marketplace.Checkout checkout;

    @Autowired
    WholeNegotiationOnPostgreSqlTest(@LocalServerPort int port, Marketplace.Checkout checkout, Deals deals) {
        super(port, checkout, deals);
        this.haggling = new Haggling(new Http(port, "/parley/v1"));
        this.checkout = checkout;
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", PostgreSql::url);
        registry.add("spring.datasource.hikari.maximum-pool-size", () -> 2);
        registry.add("parley.database.max-connections", () -> 1);
        registry.add("parley.database.connection-wait", () -> "30s");
    }

    @Test
    void of_a_hundred_orders_at_once_one_redeems_the_deal() throws Exception {
        String deal = haggling.deal();

        List<String> outcomes = atOnce(order -> {
            try {
                checkout.pay(deal, "order-" + order).orElseThrow();
                return "paid";
            } catch (Marketplace.NotPaid refused) {
                return String.valueOf(refused.getMessage());
            }
        });

        assertThat(outcomes).filteredOn("paid"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("ALREADY_REDEEMED"::equals).hasSize(CALLS - 1);
        assertThat(checkout.orders(deal)).isEqualTo(1);
    }

    @Test
    void one_order_a_hundred_times_at_once_gets_one_answer() throws Exception {
        String deal = haggling.deal();

        List<List<DealView>> answers =
                atOnce(order -> checkout.pay(deal, "the-order").orElseThrow());

        assertThat(answers).hasSize(CALLS);
        assertThat(answers.stream().map(answer -> answer.get(0).deal()).distinct())
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.get(0).signature()).distinct())
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.get(0).status()).distinct())
                .hasSize(1);
    }

    private interface Call<T> {
        T order(int number) throws Exception;
    }

    private static <T> List<T> atOnce(Call<T> call) throws Exception {
        ExecutorService hosts = Executors.newFixedThreadPool(HOSTS);
        CountDownLatch go = new CountDownLatch(1);
        try {
            List<Future<T>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                int number = i;
                Callable<T> waiting = () -> {
                    go.await();
                    return call.order(number);
                };
                calls.add(hosts.submit(waiting));
            }
            go.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : calls) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            hosts.shutdownNow();
        }
    }
}
