// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.Issue;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Whether the worst terms of a move lie within a mandate's bounds: item by item, and then what each deal comes to. */
final class BoundCheck {
    private final Mandate mandate;
    private final Attempt attempt;

    private BoundCheck(Mandate mandate, Attempt attempt) {
        this.mandate = mandate;
        this.attempt = attempt;
    }

    static Optional<Refusal> refusal(Mandate mandate, Attempt attempt) {
        if (!attempt.isBinding()) {
            return Optional.empty();
        }
        BoundCheck check = new BoundCheck(mandate, attempt);
        for (Terms terms : attempt.binds()) {
            Optional<Refusal> refusal = check.item(item(attempt, terms), terms);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return check.deals();
    }

    /** What all items come to, or nothing when that is more than can be stored exactly. */
    static Optional<Money> total(Attempt attempt) {
        try {
            Money total = Money.zero(attempt.listing().currency());
            for (Terms terms : attempt.binds()) {
                total = total.plus(attempt.amount(terms));
            }
            return Optional.of(total);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Item item(Attempt attempt, Terms terms) {
        return attempt.listing().item(terms.item()).orElseThrow();
    }

    private Optional<Refusal> item(Item item, Terms terms) {
        for (IssueBound bound : mandate.bounds().issues()) {
            if (bound.concerns(attempt.listing(), item.id()) && !respected(bound, item, terms)) {
                return Optional.of(refusal(item)
                        .with("issue", Json.of(bound.issue().value()))
                        .withForOwner("limit", bound.limit().toJson()));
            }
        }
        return mandate.bounds()
                .unitPrice()
                .filter(bound -> !unitPriceWithin(bound, item, terms))
                .map(bound -> refusal(item)
                        .with("issue", Json.of(item.price().id().value()))
                        .withForOwner("unitPrice", Limits.write(bound)));
    }

    private boolean respected(IssueBound bound, Item item, Terms terms) {
        return item.issue(bound.issue())
                .map(issue -> values(item, issue, terms).stream()
                        .allMatch(value -> bound.limit().allows(issue.domain(), value)))
                .orElse(!bound.demandsTheIssue());
    }

    /** What an issue comes to: of the price, where an item comes to another amount than its terms, what lies around its share. */
    private List<Value> values(Item item, Issue issue, Terms terms) {
        long other = other(item, terms);
        long units = item.price().role() == IssueRole.LINE_PRICE ? 1 : item.units(terms);
        if (!issue.isPrice() || other == 0 || units == 0) {
            return List.of(value(terms, issue));
        }
        Money price = price(item, terms);
        BigInteger all = BigInteger.valueOf(price.minorUnits())
                .multiply(BigInteger.valueOf(units))
                .add(BigInteger.valueOf(other));
        long least = Math.floorDiv(all.longValueExact(), units);
        long most = all.longValueExact() % units == 0 ? least : least + 1;
        return List.of(Value.of(new Money(least, price.currency())), Value.of(new Money(most, price.currency())));
    }

    /** By how much more an item comes to another amount than its terms. */
    private long other(Item item, Terms terms) {
        return attempt.amount(terms).minorUnits() - item.amount(terms).minorUnits();
    }

    /**
     * A line price is compared with the bound times the units, so that nothing is divided and nothing rounded; and so is a unit
     * price where an item comes to another amount than its terms: the difference is the price's.
     */
    private boolean unitPriceWithin(Money bound, Item item, Terms terms) {
        long other = other(item, terms);
        boolean line = item.price().role() == IssueRole.LINE_PRICE;
        long units = line || other != 0 ? item.units(terms) : 1;
        BigInteger price = BigInteger.valueOf(price(item, terms).minorUnits())
                .multiply(BigInteger.valueOf(line ? 1 : units))
                .add(BigInteger.valueOf(other));
        return within(price.compareTo(BigInteger.valueOf(bound.minorUnits()).multiply(BigInteger.valueOf(units))));
    }

    private static Money price(Item item, Terms terms) {
        return ((Value.Amount) value(terms, item.price())).money();
    }

    private static Value value(Terms terms, Issue issue) {
        return terms.value(issue.id()).orElseThrow();
    }

    private Optional<Refusal> deals() {
        Optional<Money> total = total(attempt);
        if (total.isEmpty()) {
            return Optional.of(Refusal.of(Reason.MANDATE_BOUND));
        }
        return mandate.bounds()
                .perDeal()
                .flatMap(bound -> attempt.settlement().isEachItem() ? eachDeal(bound) : together(bound));
    }

    private Optional<Refusal> eachDeal(Money bound) {
        return attempt.binds().stream()
                .filter(terms -> !within(attempt.amount(terms).compareTo(bound)))
                .findFirst()
                .map(terms -> refusal(item(attempt, terms)).withForOwner("perDeal", Limits.write(bound)));
    }

    private Optional<Refusal> together(Money bound) {
        List<ItemId> items = attempt.binds().stream().map(Terms::item).toList();
        return attempt.settlement().together(items).stream()
                .filter(deal -> !within(sum(deal).compareTo(bound)))
                .findFirst()
                .map(deal -> Refusal.of(Reason.MANDATE_BOUND).withForOwner("perDeal", Limits.write(bound)));
    }

    private Money sum(List<ItemId> items) {
        return attempt.binds().stream()
                .filter(terms -> items.contains(terms.item()))
                .map(terms -> attempt.amount(terms))
                .reduce(Money.zero(attempt.listing().currency()), Money::plus);
    }

    private boolean within(int comparedWithBound) {
        return mandate.role() == SeatRole.BUYER ? comparedWithBound <= 0 : comparedWithBound >= 0;
    }

    private static Refusal refusal(Item item) {
        return Refusal.of(Reason.MANDATE_BOUND).with("item", Json.of(item.id().value()));
    }
}
