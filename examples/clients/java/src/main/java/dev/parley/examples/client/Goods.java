// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import dev.parley.client.model.Issue;
import dev.parley.client.model.IssueDomain;
import dev.parley.client.model.Item;
import dev.parley.client.model.ListingDraft;
import dev.parley.client.model.ListingDraft.BindingEnum;
import dev.parley.client.model.ListingDraft.StockPolicyEnum;
import dev.parley.client.model.Money;
import dev.parley.client.model.Move;
import dev.parley.client.model.Terms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing at a price.
 *
 * @param item its name within its listing
 * @param price the issue that is its price
 * @param currency an ISO 4217 code
 * @param rest values for whatever else is negotiable of it, by the issue's name
 */
public record Goods(String item, String price, String currency, Map<String, Object> rest) {
    /** Goods of which nothing is negotiable but the price. */
    public static Goods priced(String item, String currency) {
        return new Goods(item, "price", currency, Map.of());
    }

    /** An item as it is listed; whatever is negotiable besides the price keeps its first value. */
    public static Goods of(Item item) {
        Map<String, Object> rest = new HashMap<>();
        for (Issue issue : item.getIssues()) {
            rest.put(issue.getId(), first(issue.getDomain()));
        }
        String price = priceOf(item).getId();
        rest.remove(price);
        return new Goods(item.getId(), price, item.getListPrice().getCurrency(), Map.copyOf(rest));
    }

    private static Object first(IssueDomain domain) {
        return switch (domain.getType()) {
            case PRICE -> new Money(domain.getMin(), domain.getCurrency());
            case INTEGER, DECIMAL -> domain.getMin();
            case DATE -> domain.getFirst();
            case CHOICE -> domain.getLabels().get(0);
        };
    }

    private static Issue priceOf(Item item) {
        return item.getIssues().stream()
                .filter(issue ->
                        issue.getRole() == Issue.RoleEnum.UNIT_PRICE || issue.getRole() == Issue.RoleEnum.LINE_PRICE)
                .findFirst()
                .orElseThrow();
    }

    /** So many percent of an item's list price, rounded down to what its price may be. */
    public static long percent(Item item, int percent) {
        IssueDomain domain = priceOf(item).getDomain();
        long wished = item.getListPrice().getMinorUnits() * percent / 100;
        return Math.max(domain.getMin(), wished - wished % domain.getTick());
    }

    /** A price for it, in minor units. */
    public Terms at(long minorUnits) {
        Map<String, Object> values = new HashMap<>(rest);
        values.put(price, new Money(minorUnits, currency));
        return new Terms(item, values);
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
