// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.Outcome;
import dev.parley.model.DealId;
import dev.parley.model.OrderReference;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** A host's checkout with Hibernate: its order and the redemption in one transaction. */
@Singleton
@Requires(property = "jpa.default.properties.hibernate.hbm2ddl.auto")
class JpaCheckout {
    private final Deals deals;
    private final EntityManager orders;

    JpaCheckout(Deals deals, EntityManager orders) {
        this.deals = deals;
        this.orders = orders;
    }

    @Transactional
    Outcome<List<DealView>> pay(DealId deal, String reference) {
        orders.persist(new JpaOrder(reference));
        return redeem(deal, reference);
    }

    @Transactional
    void payAndFail(DealId deal, String reference) {
        if (HostCheckout.refusal(pay(deal, reference)).isEmpty()) {
            throw new HostCheckout.Declined();
        }
    }

    /** Redeems, and only then writes what the database refuses when the transaction is to be committed. */
    @Transactional
    void payTwice(DealId deal, String reference) {
        if (HostCheckout.refusal(redeem(deal, reference)).isEmpty()) {
            orders.persist(new JpaOrder(reference));
        }
    }

    @Transactional
    long orders() {
        return orders.createQuery("select count(o) from JpaOrder o", Long.class).getSingleResult();
    }

    Outcome<List<DealView>> redeem(DealId deal, String reference) {
        return deals.redeem(HostCheckout.HOST, List.of(deal), new OrderReference(reference));
    }
}
