// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.AgentId;
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
import dev.parley.model.Safe;
import dev.parley.model.StockPolicy;
import dev.parley.model.Tenant;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A listing of two chairs and a table: the chair is priced by the unit, the table by the line. */
final class Samples {
    static final Currency EUR = Currency.getInstance("EUR");
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final ItemId CHAIR = new ItemId("chair");
    static final ItemId TABLE = new ItemId("table");
    static final IssueId PRICE = new IssueId("price");
    static final IssueId QUANTITY = new IssueId("quantity");
    static final IssueId SHIPPING = new IssueId("shipping");
    static final IssueId COLOUR = new IssueId("colour");
    static final IssueId DELIVERY = new IssueId("delivery");
    static final IssueId WARRANTY = new IssueId("warranty");
    static final PrincipalId BUYER = new PrincipalId("buyer");
    static final PrincipalId SELLER = new PrincipalId("seller");
    static final AgentId AGENT = new AgentId("agent");
    static final Tenant MAIN = new Tenant("main");
    static final Actor BY_AGENT = new Actor(MAIN, BUYER, Optional.of(AGENT));
    static final Actor IN_PERSON = new Actor(MAIN, BUYER, Optional.empty());

    private Samples() {}

    static Listing listing() {
        return listing("EUR", PriceBasis.ALL_INCLUDED);
    }

    static Listing listing(String currency, PriceBasis basis) {
        return new Listing(
                new ListingRef("listing"),
                SELLER,
                "furniture",
                Map.of(),
                basis,
                Binding.ON_ACCEPTANCE,
                StockPolicy.RESERVED_AT_AGREEMENT,
                List.of(
                        item(CHAIR, IssueRole.UNIT_PRICE, Currency.getInstance(currency)),
                        item(TABLE, IssueRole.LINE_PRICE, Currency.getInstance(currency))));
    }

    private static Item item(ItemId id, IssueRole price, Currency currency) {
        Domain amounts = new Domain.Price(currency, 0, Safe.MAX, 1);
        return new Item(
                id,
                id.value(),
                List.of(
                        new Issue(PRICE, price, amounts),
                        new Issue(QUANTITY, IssueRole.QUANTITY, new Domain.Numbers(1, Safe.MAX, 1)),
                        new Issue(SHIPPING, IssueRole.FEE, amounts),
                        new Issue(COLOUR, IssueRole.OTHER, new Domain.Choice(List.of("red", "green", "blue"))),
                        new Issue(
                                DELIVERY,
                                IssueRole.OTHER,
                                new Domain.Date(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31))),
                        new Issue(WARRANTY, IssueRole.OTHER, new Domain.Decimal(0, 100, 25, 2))),
                new Money(1_000, currency),
                10);
    }

    static Terms terms(ItemId item, long price, long quantity, long shipping) {
        return terms(item, price, quantity, shipping, "EUR");
    }

    static Terms terms(ItemId item, long price, long quantity, long shipping, String currency) {
        return Terms.of(
                item,
                Map.of(
                        PRICE, Value.of(Money.of(price, currency)),
                        QUANTITY, Value.of(quantity),
                        SHIPPING, Value.of(Money.of(shipping, currency)),
                        COLOUR, Value.of("red"),
                        DELIVERY, Value.of("2026-12-10"),
                        WARRANTY, Value.of(4)));
    }

    static Money euros(long minorUnits) {
        return Money.of(minorUnits, "EUR");
    }
}
