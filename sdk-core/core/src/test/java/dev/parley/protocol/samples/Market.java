// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

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

/** Listings and seats that the sample protocols are tried with. */
public final class Market {
    public static final Currency EUR = Currency.getInstance("EUR");
    public static final IssueId PRICE = new IssueId("price");
    public static final Seat SELLER = seat("seller", SeatRole.SELLER);
    public static final Seat BUYER = seat("buyer", SeatRole.BUYER);
    public static final Seat MEDIATOR = seat("mediator", SeatRole.MEDIATOR);

    private Market() {}

    public static Seat seat(String name, SeatRole role) {
        return new Seat(new SeatId(name), role, new PrincipalId("principal-of-" + name));
    }

    /** One painting, from 0.00 to 1,000.00 in steps of 0.50. */
    public static Listing painting() {
        return listing(List.of(item("painting", price())));
    }

    /** A table with four to eight chairs, a delivery fee and a day of delivery. */
    public static Listing furniture() {
        Issue chairs = new Issue(new IssueId("chairs"), IssueRole.QUANTITY, new Domain.Numbers(4, 8, 2));
        Issue fee = new Issue(new IssueId("delivery"), IssueRole.FEE, new Domain.Price(EUR, 0, 5_000, 500));
        Issue colour = new Issue(new IssueId("colour"), IssueRole.OTHER, new Domain.Choice(List.of("oak", "ash")));
        return listing(List.of(item("table", price(), colour), item("chairs", price(), chairs, fee)));
    }

    /** Terms that name the price of an item alone. */
    public static Terms priced(ItemId item, long minorUnits) {
        return Terms.of(item, Map.of(PRICE, Value.of(new Money(minorUnits, EUR))));
    }

    private static Issue price() {
        return new Issue(PRICE, IssueRole.UNIT_PRICE, new Domain.Price(EUR, 0, 100_000, 50));
    }

    private static Item item(String name, Issue... issues) {
        return new Item(new ItemId(name), name, List.of(issues), Money.of(80_000, "EUR"), 8);
    }

    private static Listing listing(List<Item> items) {
        return new Listing(
                new ListingRef("listing-1"),
                SELLER.principal(),
                "home",
                Map.of(),
                PriceBasis.ALL_INCLUDED,
                Binding.ON_ACCEPTANCE,
                StockPolicy.RESERVED_AT_AGREEMENT,
                items);
    }
}
