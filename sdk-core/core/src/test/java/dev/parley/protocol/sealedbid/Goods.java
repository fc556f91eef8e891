// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

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
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.StockPolicy;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** What is sold in these tests, and who sits at the table. */
final class Goods {
    static final Currency EUR = Currency.getInstance("EUR");
    static final ItemId VASE = new ItemId("vase");
    static final ItemId LAMP = new ItemId("lamp");
    static final Seat SELLER = seat("seller", SeatRole.SELLER);
    static final Seat BUYER = seat("buyer", SeatRole.BUYER);
    static final long MAX = 100_000;

    private Goods() {}

    static Seat seat(String name, SeatRole role) {
        return new Seat(new SeatId(name), role, new PrincipalId("principal-of-" + name));
    }

    static Listing vase() {
        return listing(item(VASE));
    }

    static Listing vaseAndLamp() {
        return listing(item(VASE), item(LAMP));
    }

    /** A price in steps of 50 up to 1,000.00, and beside it issues that leave no choice: two of it, and a fee. */
    static Item item(ItemId id) {
        Issue price = new Issue(Terms.PRICE, IssueRole.LINE_PRICE, new Domain.Price(EUR, 0, MAX, 50));
        Issue pair = new Issue(new IssueId("pieces"), IssueRole.QUANTITY, new Domain.Numbers(2, 2, 1));
        Issue wrapping = new Issue(new IssueId("wrapping"), IssueRole.FEE, new Domain.Price(EUR, 500, 500, 500));
        return new Item(id, id.value(), List.of(price, pair, wrapping), Money.of(80_000, "EUR"), 8);
    }

    static Listing listing(Item... items) {
        return new Listing(
                new ListingRef("listing-1"),
                SELLER.principal(),
                "home",
                Map.of(),
                PriceBasis.ALL_INCLUDED,
                Binding.ON_ACCEPTANCE,
                StockPolicy.RESERVED_AT_AGREEMENT,
                List.of(items));
    }

    static Terms at(ItemId item, long minorUnits) {
        return Terms.of(item, Map.of(Terms.PRICE, Value.of(new Money(minorUnits, EUR))));
    }
}
