package dev.parley.examples.client;

import dev.parley.wire.Issue;
import dev.parley.wire.IssueDomain;
import dev.parley.wire.Item;
import dev.parley.wire.ListingDraft;
import dev.parley.wire.ListingDraft.BindingEnum;
import dev.parley.wire.ListingDraft.StockPolicyEnum;
import dev.parley.wire.Money;
import dev.parley.wire.Move;
import dev.parley.wire.Terms;
import java.util.List;
import java.util.Map;

/**
 * One thing at a price.
 *
 * @param item its name within its listing
 * @param price the issue that is its price
 * @param currency an ISO 4217 code
 */
public record Goods(String item, String price, String currency) {
    /** A price for it, in minor units. */
    public Terms at(long minorUnits) {
        return new Terms(item, Map.of(price, new Money(minorUnits, currency)));
    }

    /** A first offer, or one on an empty table. */
    public Move offer(long minorUnits) {
        return new Move("offer").items(List.of(at(minorUnits)));
    }

    /** A listing that sells one of it, at most at its list price. */
    public ListingDraft listing(String seller, String category, String title, long listPrice) {
        IssueDomain cents = new IssueDomain(IssueDomain.TypeEnum.PRICE)
                .currency(currency)
                .min(0L)
                .max(listPrice)
                .tick(1L);
        Issue issue = new Issue(price, Issue.RoleEnum.UNIT_PRICE, cents);
        Item only = new Item(item, title, List.of(issue), new Money(listPrice, currency), 1L);
        return new ListingDraft(
                seller,
                category,
                true,
                true,
                BindingEnum.ON_ACCEPTANCE,
                StockPolicyEnum.RESERVED_AT_AGREEMENT,
                List.of(only));
    }
}
