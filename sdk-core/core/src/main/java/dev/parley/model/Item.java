// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that a listing sells and what may be negotiated of it.
 *
 * @param id its name within the listing
 * @param title for people, at most 256 characters
 * @param issues 1 to 32, of different names, exactly one of them a price and at most one a quantity
 * @param listPrice what it costs without negotiation
 * @param stock all units that were ever put up for sale, the held and the sold ones among them; at least 0
 * @since 0.1.0
 */
public record Item(ItemId id, String title, List<Issue> issues, Money listPrice, long stock) {
    /** The most issues of one item. */
    public static final int MAX_ISSUES = 32;

    public Item {
        Objects.requireNonNull(id, "id");
        Text.requireProse("title", title, 256);
        issues = List.copyOf(issues);
        requireIssues(id, issues);
        if (listPrice.minorUnits() < 0 || stock < 0 || !Safe.holds(stock)) {
            throw new IllegalArgumentException("listPrice and stock of item " + id + " must not be negative");
        }
        for (Issue issue : issues) {
            if (issue.domain() instanceof Domain.Price price
                    && !price.currency().equals(listPrice.currency())) {
                throw new IllegalArgumentException("issue " + issue.id() + " of item " + id + " has another currency");
            }
        }
    }

    private static void requireIssues(ItemId id, List<Issue> issues) {
        Set<IssueId> names = new HashSet<>();
        issues.forEach(issue -> names.add(issue.id()));
        long prices = issues.stream().filter(Issue::isPrice).count();
        long quantities = issues.stream()
                .filter(issue -> issue.role() == IssueRole.QUANTITY)
                .count();
        if (prices != 1 || quantities > 1 || names.size() < issues.size() || issues.size() > MAX_ISSUES) {
            throw new IllegalArgumentException("item " + id
                    + " must have at most 32 issues of different names, exactly one price and at most one quantity");
        }
    }

    /**
     * An item of which only the price is negotiable: an issue named {@code price}, per unit, from nothing to the list
     * price, in steps of a minor unit.
     */
    public static Item priced(String id, String title, Money listPrice, long stock) {
        Domain upToListPrice = new Domain.Price(listPrice.currency(), 0, listPrice.minorUnits(), 1);
        Issue price = new Issue(Terms.PRICE, IssueRole.UNIT_PRICE, upToListPrice);
        return new Item(new ItemId(id), title, List.of(price), listPrice, stock);
    }

    /** The same item with so many units put up for sale in all. */
    public Item withStock(long units) {
        return new Item(id, title, issues, listPrice, units);
    }

    /** Its one price issue. */
    public Issue price() {
        for (Issue issue : issues) {
            if (issue.isPrice()) {
                return issue;
            }
        }
        throw new IllegalStateException("item " + id + " has no price");
    }

    /** The issue of that name. */
    public Optional<Issue> issue(IssueId name) {
        for (Issue issue : issues) {
            if (issue.id().equals(name)) {
                return Optional.of(issue);
            }
        }
        return Optional.empty();
    }

    /** What is wrong with the values that terms name, issue by issue in the terms' order; missing issues are no fault. */
    public List<TermsFault> faults(Terms terms) {
        List<TermsFault> faults = new ArrayList<>(0);
        SortedValues values = terms.sorted();
        for (int place = 0; place < values.size(); place++) {
            IssueId name = values.issue(place);
            Optional<Issue> issue = issue(name);
            if (issue.isEmpty()) {
                faults.add(new TermsFault(TermsFault.Kind.UNKNOWN_ISSUE, id, Optional.of(name)));
            } else {
                Optional<Domain.Fault> fault = issue.get().domain().fault(values.value(place));
                if (fault.isPresent()) {
                    faults.add(TermsFault.of(id, issue.get(), fault.get()));
                }
            }
        }
        return faults;
    }

    /** The issues that terms leave open. */
    public List<IssueId> missing(Terms terms) {
        List<IssueId> missing = new ArrayList<>(0);
        for (Issue issue : issues) {
            if (!terms.values().containsKey(issue.id())) {
                missing.add(issue.id());
            }
        }
        return missing;
    }

    /** This item at its list price, with no value for any other issue. */
    public Terms atListPrice() {
        return Terms.of(id, Map.of(price().id(), Value.of(listPrice)));
    }

    /** Whether terms are complete terms of this item. */
    public boolean isWhole(Terms terms) {
        return faults(terms).isEmpty() && missing(terms).isEmpty();
    }

    /** The only terms that its issues other than the price allow; empty when one of them leaves a choice. */
    public Optional<Terms> fixed() {
        SortedMap<IssueId, Value> only = new TreeMap<>();
        for (Issue issue : issues) {
            Optional<Value> value =
                    issue.isPrice() ? Optional.empty() : issue.domain().only();
            if (value.isEmpty() && !issue.isPrice()) {
                return Optional.empty();
            }
            value.ifPresent(fixed -> only.put(issue.id(), fixed));
        }
        return Optional.of(new Terms(id, only));
    }

    /** The units that complete terms take: the quantity, or 1. */
    public long units(Terms terms) {
        for (Issue issue : issues) {
            if (issue.role() == IssueRole.QUANTITY) {
                return whole(terms, issue);
            }
        }
        return 1;
    }

    /**
     * What a buyer pays under complete terms: price × quantity + fees, in minor units of the listing's currency.
     *
     * @throws ArithmeticException if the amount does not lie within ±(2⁵³ − 1)
     */
    public Money amount(Terms terms) {
        Money amount = Money.zero(listPrice.currency());
        for (Issue issue : issues) {
            amount = switch (issue.role()) {
                case UNIT_PRICE -> amount.plus(money(terms, issue).times(units(terms)));
                case LINE_PRICE, FEE -> amount.plus(money(terms, issue));
                case QUANTITY, OTHER -> amount;
            };
        }
        return amount;
    }

    /** Whether the price in complete terms, fees apart, is more than the item costs without negotiation. */
    public boolean isAboveList(Terms terms) {
        Issue price = price();
        Money list = price.role() == IssueRole.LINE_PRICE ? listPrice.times(units(terms)) : listPrice;
        return money(terms, price).exceeds(list);
    }

    private static Money money(Terms terms, Issue issue) {
        if (terms.values().get(issue.id()) instanceof Value.Amount amount) {
            return amount.money();
        }
        throw lacking(terms, issue);
    }

    private static long whole(Terms terms, Issue issue) {
        if (terms.values().get(issue.id()) instanceof Value.Whole whole) {
            return whole.number();
        }
        throw lacking(terms, issue);
    }

    private static IllegalStateException lacking(Terms terms, Issue issue) {
        return new IllegalStateException("terms of " + terms.item() + " lack " + issue.id());
    }

    /** This item as JSON. */
    public Json toJson() {
        return Json.object()
                .put("id", id.value())
                .put("title", title)
                .put("issues", Json.array(issues, Issue::toJson))
                .put("listPrice", listPrice)
                .put("stock", stock)
                .build();
    }

    /**
     * The item that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no item
     */
    public static Item fromJson(Json json) {
        return new Item(
                new ItemId(json.get("id").text()),
                json.get("title").text(),
                json.get("issues").list(Issue::fromJson),
                json.get("listPrice").money(),
                json.get("stock").integer());
    }
}
