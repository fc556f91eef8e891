// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Parley;
import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.OrderReference;
import dev.parley.settlement.DealState;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/** A host that keeps its orders with JPA redeems in their transaction. */
final class JpaTest {
    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void an_order_and_its_deal_are_committed_or_rolled_back_together(String database) {
        String url = database.equals("H2") ? "jdbc:h2:mem:jpa;DB_CLOSE_DELAY=-1" : PostgreSql.url();
        try (ConfigurableApplicationContext host = new SpringApplicationBuilder(Host.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.jpa.hibernate.ddl-auto=create-drop",
                        "--spring.flyway.enabled=false",
                        "--parley.database.schema=parley_jpa")) {
            assertThat(host.getBean(PlatformTransactionManager.class)).isInstanceOf(JpaTransactionManager.class);
            DealView deal = new Table(host.getBean(Parley.class)).open().agreed(Binding.ON_ACCEPTANCE);
            Checkout checkout = host.getBean(Checkout.class);
            DealId id = deal.deal().id();

            assertThatThrownBy(() -> checkout.payAndFail(id)).hasMessage("declined");
            assertThat(checkout.orders()).isZero();
            assertThat(state(host, id)).isEqualTo(DealState.AGREED);

            checkout.pay(id);
            assertThat(checkout.orders()).isEqualTo(1);
            assertThat(state(host, id)).isEqualTo(DealState.REDEEMED);
        }
    }

    private static DealState state(ConfigurableApplicationContext host, DealId id) {
        return host.getBean(Deals.class)
                .find(Table.BUYER, id)
                .orElseThrow()
                .status()
                .state();
    }

    @Entity(name = "PaidOrder")
    static class PaidOrder {
        @Id
        String reference;

        PaidOrder() {
            this("");
        }

        PaidOrder(String reference) {
            this.reference = reference;
        }
    }

    static class Checkout {
        private final EntityManager orders;
        private final Deals deals;

        Checkout(EntityManager orders, Deals deals) {
            this.orders = orders;
            this.deals = deals;
        }

        @Transactional
        public void pay(DealId deal) {
            orders.persist(new PaidOrder("order-" + deal.value()));
            var unused = deals.redeem(Table.SHOP, List.of(deal), new OrderReference("order-" + deal.value()))
                    .orElseThrow();
        }

        @Transactional
        public void payAndFail(DealId deal) {
            pay(deal);
            throw new IllegalStateException("declined");
        }

        @Transactional(readOnly = true)
        public long orders() {
            return orders.createQuery("select count(o) from PaidOrder o", Long.class)
                    .getSingleResult();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @AutoConfigurationPackage(basePackageClasses = JpaTest.class)
    static class Host {
        @Bean
        Checkout checkout(EntityManager orders, Deals deals) {
            return new Checkout(orders, deals);
        }
    }
}
