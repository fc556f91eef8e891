// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Safe;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an agent may bind its principal to. For a buyer amounts are ceilings, for a seller floors; each may be reached,
 * none passed. What is absent is not bounded.
 *
 * @param issues at most 1,000, of different places; where several apply to an issue, all of them hold
 * @param unitPrice the bound on an item's price for one unit, fees apart; of a line price its share per unit
 * @param perDeal the bound on the amount of each deal, fees included
 * @param budget the most that open offers and deals may come to together; buyers only
 * @param maxDeals the most deals, open ones included, 0 to 2⁵³ − 1
 * @param approvalFrom the amount at or above which a move that binds needs the principal's approval; the amount of a
 *     move is that of all its items together, whatever the settlement rule, so that no offer is split to stay below
 * @since 0.1.0
 */
public record Bounds(
        List<IssueBound> issues,
        Optional<Money> unitPrice,
        Optional<Money> perDeal,
        Optional<Money> budget,
        Optional<Long> maxDeals,
        Optional<Money> approvalFrom) {
    /** Nothing bounded. */
    public static final Bounds NONE = new Bounds(
            List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Bounds {
        issues = List.copyOf(issues);
        BoundedSet.requireSize("issues", issues);
        requireDifferentPlaces(issues);
        requireNotNegative("unitPrice", unitPrice);
        requireNotNegative("perDeal", perDeal);
        requireNotNegative("budget", budget);
        requireNotNegative("approvalFrom", approvalFrom);
        maxDeals.ifPresent(count -> Limits.requireWithin("maxDeals", count, 0, Safe.MAX));
    }

    private static void requireDifferentPlaces(List<IssueBound> issues) {
        Set<String> places = new TreeSet<>();
        for (IssueBound bound : issues) {
            if (!places.add(bound.place())) {
                throw new IllegalArgumentException("issue " + bound.issue() + " is bounded twice in the same place");
            }
        }
    }

    private static void requireNotNegative(String name, Optional<Money> money) {
        if (money.isPresent() && money.get().minorUnits() < 0) {
            throw new IllegalArgumentException(name + " must not be negative");
        }
    }

    /** Whether every amount is in that currency. */
    boolean areIn(Currency currency) {
        return Stream.of(unitPrice, perDeal, budget, approvalFrom)
                .flatMap(Optional::stream)
                .allMatch(money -> money.currency().equals(currency));
    }

    /** These bounds as JSON. */
    public Json toJson() {
        return Json.object()
                .put("issues", Json.array(issues, IssueBound::toJson))
                .putIf("unitPrice", unitPrice, Limits::write)
                .putIf("perDeal", perDeal, Limits::write)
                .putIf("budget", budget, Limits::write)
                .putIf("maxDeals", maxDeals, Json::of)
                .putIf("approvalFrom", approvalFrom, Limits::write)
                .build();
    }

    /**
     * The bounds that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no bounds
     */
    public static Bounds fromJson(Json json) {
        return new Bounds(
                json.get("issues").list(IssueBound::fromJson),
                json.find("unitPrice").map(Json::money),
                json.find("perDeal").map(Json::money),
                json.find("budget").map(Json::money),
                json.find("maxDeals").map(Json::integer),
                json.find("approvalFrom").map(Json::money));
    }
}
