// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Binding;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.StockPolicy;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * A listing in the making, in euros with tax and shipping included; unless told otherwise an offer binds once it is
 * accepted and stock is reserved then.
 *
 * @since 0.1.0
 */
public final class ListingDraft {
    /** The currency of drafts and samples. */
    public static final Currency EUR = Currency.getInstance("EUR");

    /** The unit price of each item: 0 to 1,000,000.00 by the cent. */
    public static final IssueId PRICE = new IssueId("price");

    private static final long MAX_PRICE = 100_000_000;

    private final String seller;
    private final String ref;
    private final List<Item> items = new ArrayList<>();
    private String category = "goods";
    private Binding binding = Binding.ON_ACCEPTANCE;
    private StockPolicy stockPolicy = StockPolicy.RESERVED_AT_AGREEMENT;

    private ListingDraft(String seller, String ref) {
        this.seller = seller;
        this.ref = ref;
    }

    /** A listing of that seller, by that name, without items. */
    public static ListingDraft by(String seller, String ref) {
        return new ListingDraft(seller, ref);
    }

    /** The category; {@code goods} by default. */
    public ListingDraft category(String name) {
        category = name;
        return this;
    }

    /** How firmly an offer and its acceptance bind. */
    public ListingDraft binding(Binding level) {
        binding = level;
        return this;
    }

    /** When stock is set aside. */
    public ListingDraft stockPolicy(StockPolicy policy) {
        stockPolicy = policy;
        return this;
    }

    /**
     * One more item, negotiable in price alone.
     *
     * @param cents its list price
     * @param stock how many there are
     */
    public ListingDraft item(String name, long cents, long stock) {
        return item(name, cents, stock, List.of());
    }

    /** One more item, negotiable in price and more. */
    public ListingDraft item(String name, long cents, long stock, List<Issue> more) {
        List<Issue> issues = new ArrayList<>();
        issues.add(new Issue(PRICE, IssueRole.UNIT_PRICE, new Domain.Price(EUR, 0, MAX_PRICE, 1)));
        issues.addAll(more);
        items.add(new Item(new ItemId(name), name, issues, euros(cents), stock));
        return this;
    }

    /** The listing. */
    public Listing build() {
        return new Listing(
                new ListingRef(ref),
                new PrincipalId(seller),
                category,
                Map.of(),
                PriceBasis.ALL_INCLUDED,
                binding,
                stockPolicy,
                items);
    }

    /** Terms of an item that is negotiable in price alone. */
    public static Terms price(String item, long cents) {
        return Terms.of(new ItemId(item), Map.of(PRICE, Value.of(euros(cents))));
    }

    static Money euros(long cents) {
        return new Money(cents, EUR);
    }
}
