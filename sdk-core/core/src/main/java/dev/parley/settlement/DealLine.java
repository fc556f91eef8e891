// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Safe;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import java.util.Objects;

/**
 * One item of a deal.
 *
 * @param terms complete terms of the item, which they name
 * @param amount what the buyer pays for it
 * @param units the stock that it takes, at least 0
 * @since 0.1.0
 */
public record DealLine(Terms terms, Money amount, long units) {
    public DealLine {
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(amount, "amount");
        if (units < 0 || !Safe.holds(units)) {
            throw new IllegalArgumentException("units must not be negative");
        }
    }

    /** The line for an award. */
    public static DealLine of(Award award) {
        return new DealLine(award.terms(), award.amount(), award.units());
    }

    /** This line as JSON. */
    public Json toJson() {
        return Json.object()
                .put("terms", terms.toJson())
                .put("amount", amount)
                .put("units", units)
                .build();
    }

    /**
     * The line that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no line
     */
    public static DealLine fromJson(Json json) {
        return new DealLine(
                Terms.fromJson(json.get("terms")),
                json.get("amount").money(),
                json.get("units").integer());
    }
}
