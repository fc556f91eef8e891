// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.CatalogueListings;
import dev.parley.examples.marketplace.catalogue.Shelf;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.examples.marketplace.policy.FirstPolicy;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.port.Caller;
import dev.parley.settlement.DealState;
import dev.parley.testing.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The marketplace without a framework: orders in a database, Parley in memory, both in the same transactions. */
final class Shop implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final SettableClock clock = SettableClock.atStart();
    final TestDatabase database = new TestDatabase("shop" + COUNT.incrementAndGet());
    final Catalogue catalogue = Catalogue.shipped();
    final Parley parley;
    final Shelf shelf;
    final OrderDesk desk;
    private final AtomicInteger keys = new AtomicInteger();

    Shop() {
        CatalogueListings source = new CatalogueListings(catalogue, clock);
        this.parley = Parley.builder()
                .hostTransaction(database)
                .listings(source)
                .clock(clock)
                .build();
        clock.attach(parley);
        this.shelf = new Shelf(
                catalogue, source, parley.listings(), parley.policies(), parley.negotiations(), parley.deals());
        OrderRows rows = new OrderRows(database.shared());
        this.desk = new OrderDesk(
                new Checkout(parley.deals(), catalogue, rows, clock),
                new ListPriceSale(parley.listings(), catalogue, rows, clock),
                rows,
                database);
        new OrderTables(database.all()).make();
        new FirstPolicy(parley.policies()).publish();
    }

    /** A deal over one piece at a price. */
    DealId agree(Person buyer, String listing, String item, Money price) {
        return accept(offer(buyer, listing, item, price)).orElseThrow().deals().get(0);
    }

    /** Deals over several pieces, each a deal of its own. */
    List<DealId> agree(Person buyer, String listing, Map<String, Money> prices) {
        return accept(offer(buyer, listing, prices)).orElseThrow().deals();
    }

    NegotiationView offer(Person buyer, String listing, String item, Money price) {
        return offer(buyer, listing, Map.of(item, price));
    }

    private NegotiationView offer(Person buyer, String listing, Map<String, Money> prices) {
        Terms[] terms = prices.entrySet().stream()
                .map(piece -> Terms.price(piece.getKey(), piece.getValue()))
                .toArray(Terms[]::new);
        return parley.negotiations()
                .open(
                        buyer.caller(),
                        OpenNegotiation.on(new ListingRef(listing)).with(MakeMove.of("offer", terms)),
                        key())
                .orElseThrow();
    }

    /** The seller accepts what was offered. */
    Outcome<NegotiationView> accept(NegotiationView offered) {
        Caller seller = Caller.person(offered.listing().seller().value());
        return parley.negotiations()
                .move(seller, offered.id(), MakeMove.of("accept").answering(offered), key());
    }

    private IdempotencyKey key() {
        return new IdempotencyKey("key-" + keys.incrementAndGet());
    }

    DealState state(Person of, DealId deal) {
        return parley.deals().find(of.caller(), deal).orElseThrow().status().state();
    }

    @Override
    public void close() {
        parley.close();
    }
}
