// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.port.RetryTransactionException;
import dev.parley.protocol.Reason;
import java.util.Optional;
import java.util.function.Supplier;

/** What somebody who is signed in may do with orders, each in one of the framework's transactions. */
public final class OrderDesk {
    private static final int TRIES = 5;

    private final Checkout checkout;
    private final ListPriceSale sale;
    private final OrderRows orders;
    private final Transactions transactions;

    public OrderDesk(Checkout checkout, ListPriceSale sale, OrderRows orders, Transactions transactions) {
        this.checkout = checkout;
        this.sale = sale;
        this.orders = orders;
        this.transactions = transactions;
    }

    /** What somebody bought. */
    public OrderList placedBy(Person person) {
        return transactions.inOne(() -> new OrderList(orders.placedBy(person.id())));
    }

    /** An order, for its two sides. */
    public Outcome<Order> find(Person person, String id) {
        Optional<Order> found = transactions.inOne(() -> orders.find(id));
        return found.filter(order ->
                        order.buyer().equals(person.id()) || order.seller().equals(person.id()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.NOT_FOUND));
    }

    /** Pays deals of one negotiation in one order; paying twice is paying once. */
    public Outcome<Order> pay(Person buyer, DealPayment wish) {
        return wish.checked().then(deals -> inOne(() -> checkout.pay(buyer, deals)));
    }

    /** Buys a piece at its list price; the same wish again is the first one's order. */
    public Outcome<Order> buy(Person buyer, ListPurchase wish) {
        return wish.checked().then(checked -> inOne(() -> sale.buy(buyer, checked)));
    }

    /** The database may end a transaction for another one's sake; then the whole of it runs again. */
    private Outcome<Order> inOne(Supplier<Outcome<Order>> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.inOne(work);
            } catch (RetryTransactionException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }
}
