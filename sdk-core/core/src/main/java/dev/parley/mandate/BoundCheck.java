package dev.parley.mandate;

import dev.parley.model.Issue;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.math.BigInteger;
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
                total = total.plus(item(attempt, terms).amount(terms));
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

    private static boolean respected(IssueBound bound, Item item, Terms terms) {
        return item.issue(bound.issue())
                .map(issue -> bound.limit().allows(issue.domain(), value(terms, issue)))
                .orElse(!bound.demandsTheIssue());
    }

    /** A line price is compared with the bound times the units, so that nothing is divided and nothing rounded. */
    private boolean unitPriceWithin(Money bound, Item item, Terms terms) {
        boolean line = item.price().role() == IssueRole.LINE_PRICE;
        BigInteger price = BigInteger.valueOf(price(item, terms).minorUnits());
        BigInteger limit =
                BigInteger.valueOf(bound.minorUnits()).multiply(BigInteger.valueOf(line ? item.units(terms) : 1));
        return within(price.compareTo(limit));
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
                .flatMap(bound -> attempt.settlement() instanceof SettlementRule.EachItem
                        ? eachDeal(bound)
                        : oneDeal(bound, total.get()));
    }

    private Optional<Refusal> eachDeal(Money bound) {
        return attempt.binds().stream()
                .filter(terms -> !within(item(attempt, terms).amount(terms).compareTo(bound)))
                .findFirst()
                .map(terms -> refusal(item(attempt, terms)).withForOwner("perDeal", Limits.write(bound)));
    }

    private Optional<Refusal> oneDeal(Money bound, Money total) {
        return within(total.compareTo(bound))
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.MANDATE_BOUND).withForOwner("perDeal", Limits.write(bound)));
    }

    private boolean within(int comparedWithBound) {
        return mandate.role() == SeatRole.BUYER ? comparedWithBound <= 0 : comparedWithBound >= 0;
    }

    private static Refusal refusal(Item item) {
        return Refusal.of(Reason.MANDATE_BOUND).with("item", Json.of(item.id().value()));
    }
}
