// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is asked for in the tests of requests, and the rules by which. */
final class Wanted {
    static final Currency EURO = Currency.getInstance("EUR");
    static final ItemId CHAIR = new ItemId("chair");
    static final IssueId QUANTITY = new IssueId("quantity");
    static final IssueId DELIVERY = new IssueId("delivery");
    static final IssueId WARRANTY = new IssueId("warranty");

    private Wanted() {}

    /** Chairs, so many of which are wanted: price in half euros up to 200.00, delivery by a day in April, months of warranty. */
    static Listing chairs(long stock) {
        return listing(new Item(
                CHAIR,
                "Chair",
                List.of(
                        new Issue(Terms.PRICE, IssueRole.UNIT_PRICE, new Domain.Price(EURO, 0, 200_00, 50)),
                        new Issue(QUANTITY, IssueRole.QUANTITY, new Domain.Numbers(10, 100, 10)),
                        new Issue(
                                DELIVERY,
                                IssueRole.OTHER,
                                new Domain.Date(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30))),
                        new Issue(WARRANTY, IssueRole.OTHER, new Domain.Numbers(12, 60, 12))),
                new Money(100_00, EURO),
                stock));
    }

    static Listing listing(Item item) {
        return Listing.of("chairs-1", "ann", "home", item).wanted();
    }

    /** A quote for chairs. */
    static Terms chairs(long cents, long units, int day, long months) {
        return Terms.of(
                CHAIR,
                Map.of(
                        Terms.PRICE,
                        Value.of(new Money(cents, EURO)),
                        QUANTITY,
                        Value.of(units),
                        DELIVERY,
                        Value.of("2026-04-%02d".formatted(day)),
                        WARRANTY,
                        Value.of(months)));
    }

    /** Those terms without a value for some issues. */
    static Terms without(Terms terms, IssueId... issues) {
        Map<IssueId, Value> values = new HashMap<>(terms.values());
        List.of(issues).forEach(values::remove);
        return Terms.of(terms.item(), values);
    }

    /** An hour; 20 units by one winner; each day later costs 1.00, each month of warranty less 0.50; the best score is told. */
    static Json.Builder rules() {
        return Json.object()
                .put(
                        "criteria",
                        Json.array(List.of(criterion("delivery", "low", 1_00), criterion("warranty", "high", 50))))
                .put("units", 20)
                .put("decrement", 1_00)
                .put("rivals", "best")
                .put("seconds", 3_600);
    }

    static Json criterion(String issue, String better, long cost) {
        return Json.object()
                .put("issue", issue)
                .put("better", better)
                .put("cost", cost)
                .build();
    }

    static QuoteRules read(Json.Builder rules) {
        return new RequestForQuotes().forms().readRules(rules.build());
    }
}
