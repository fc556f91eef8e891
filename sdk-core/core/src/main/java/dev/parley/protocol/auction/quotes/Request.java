// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.Money;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a buyer asks for by the rules of a request.
 *
 * @param rules the rules
 * @param buyer who asks
 * @param item what is asked for
 */
record Request(QuoteRules rules, SeatId buyer, Item item) {
    /** The issue by which quotes name how many units they offer. */
    Optional<Issue> quantity() {
        return item.issues().stream()
                .filter(issue -> issue.role() == IssueRole.QUANTITY)
                .findFirst();
    }

    /** How many units are asked for. */
    long asked() {
        return rules.units().orElseGet(() -> quantity().isPresent() ? item.stock() : 1L);
    }

    boolean isSplit() {
        return rules.winners() > 1;
    }

    Domain.Price prices() {
        return (Domain.Price) item.price().domain();
    }

    /** The most that a unit may cost, where everybody sees it, in minor units. */
    Optional<Long> openCeiling() {
        return rules.ceilingPercent().map(percent -> {
            long most = Math.multiplyExact(item.listPrice().minorUnits(), percent.longValue()) / 100;
            return Math.min(prices().max(), most - most % prices().tick());
        });
    }

    /** Complete terms of a quote: what it leaves out has the only value that the issue has, or the quantity asked for. */
    Terms whole(Terms quoted) {
        SortedMap<IssueId, Value> values = new TreeMap<>();
        for (Issue issue : item.issues()) {
            issue.domain()
                    .only()
                    .or(() -> issue.role() == IssueRole.QUANTITY ? Optional.of(Value.of(asked())) : Optional.empty())
                    .ifPresent(value -> values.put(issue.id(), value));
        }
        return new Terms(item.id(), values).with(quoted);
    }

    /** Terms with another quantity. */
    Terms withUnits(Terms terms, long units) {
        return quantity()
                .map(issue -> terms.with(Terms.of(item.id(), Map.of(issue.id(), Value.of(units)))))
                .orElse(terms);
    }

    /** The greatest number of units up to one that may be awarded; 0 where even the least is more. */
    long fitting(long units) {
        Optional<Domain.Numbers> quantity = quantity().map(issue -> (Domain.Numbers) issue.domain());
        if (quantity.isEmpty()) {
            return Math.min(units, 1);
        }
        Domain.Numbers numbers = quantity.get();
        long least = numbers.min();
        return units < least ? 0 : Math.min(units - (units - least) % numbers.step(), numbers.max());
    }

    /** The least number of units that may be awarded of a quote. */
    long least(Terms terms) {
        return isSplit()
                ? quantity()
                        .map(issue -> ((Domain.Numbers) issue.domain()).min())
                        .orElse(1L)
                : item.units(terms);
    }

    /** The price of complete terms, in minor units. */
    long price(Terms terms) {
        return ((Value.Amount) terms.value(item.price().id()).orElseThrow())
                .money()
                .minorUnits();
    }

    /** The score of complete terms: the price, and what each criterion adds. */
    long score(Terms terms) {
        long score = price(terms);
        for (Criterion criterion : rules.criteria()) {
            Domain domain = item.issue(criterion.issue()).orElseThrow().domain();
            score = Math.addExact(
                    score,
                    criterion.penalty(domain, terms.value(criterion.issue()).orElseThrow()));
        }
        return score;
    }

    /** What the buyer pays if all that it asks for costs that price. */
    Money dearest(long price) {
        Money each = new Money(price, prices().currency());
        Money goods = item.price().role() == IssueRole.UNIT_PRICE ? each.times(asked()) : each;
        for (Issue issue : item.issues()) {
            if (issue.role() == IssueRole.FEE) {
                goods = goods.plus(((Value.Amount) issue.domain().only().orElseThrow()).money());
            }
        }
        return goods;
    }
}
