// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

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
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is haggled over in these tests. */
final class Goods {
    static final Currency EUR = Currency.getInstance("EUR");
    static final IssueId PRICE = new IssueId("price");
    static final IssueId QUANTITY = new IssueId("quantity");
    static final IssueId SHIPPING = new IssueId("shipping");
    static final ItemId BIKE = new ItemId("bike");
    static final ItemId HELMET = new ItemId("helmet");
    static final ItemId LAMP = new ItemId("lamp");
    static final ItemId SCREWS = new ItemId("screws");
    static final PrincipalId SHOP = new PrincipalId("shop");

    private Goods() {}

    /** Items with nothing but a price. */
    static Listing simple(ItemId... items) {
        return listing(Stream.of(items).map(id -> item(id, price(1_000_000, 1))).toList());
    }

    /** Screws by the unit, with a shipping fee, beyond what can be paid. */
    static Listing screws() {
        return listing(List.of(item(
                SCREWS,
                price(Integer.MAX_VALUE * 1_000_000L, 1),
                new Issue(QUANTITY, IssueRole.QUANTITY, new Domain.Numbers(1, 1_000_000, 1)),
                new Issue(SHIPPING, IssueRole.FEE, new Domain.Price(EUR, 0, 10_000, 10)))));
    }

    static Issue price(long max, long tick) {
        return new Issue(PRICE, IssueRole.UNIT_PRICE, new Domain.Price(EUR, 0, max, tick));
    }

    static Item item(ItemId id, Issue... issues) {
        return new Item(id, id.value(), List.of(issues), new Money(1_000, EUR), 5);
    }

    static Listing listing(List<Item> items) {
        return new Listing(
                new ListingRef("L-1"),
                SHOP,
                "sports",
                Map.of("condition", "used"),
                PriceBasis.ALL_INCLUDED,
                Binding.ON_ACCEPTANCE,
                StockPolicy.RESERVED_AT_AGREEMENT,
                items);
    }

    static Terms at(ItemId item, long price) {
        return Terms.of(item, Map.of(PRICE, Value.of(new Money(price, EUR))));
    }

    static Terms screws(long price, long quantity, long shipping) {
        return Terms.of(
                SCREWS,
                Map.of(
                        PRICE, Value.of(new Money(price, EUR)),
                        QUANTITY, Value.of(quantity),
                        SHIPPING, Value.of(new Money(shipping, EUR))));
    }
}
