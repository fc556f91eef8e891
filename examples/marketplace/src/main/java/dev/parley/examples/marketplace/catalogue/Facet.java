// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.catalogue;

import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be bargained over, as the catalogue's file says it.
 *
 * @param id its name within the piece
 * @param label for people
 * @param type {@code price}, {@code integer}, {@code date} or {@code choice}
 * @param min the least: minor units of a price, units of an integer, days from today of a date
 * @param max the greatest, likewise
 * @param step between two neighbouring values
 * @param labels a choice's
 */
public record Facet(
        String id,
        String label,
        IssueRole role,
        String type,
        long min,
        long max,
        long step,
        @Nullable List<String> labels) {
    /** Whether it is a price of the piece, or has one value only. */
    boolean isPriceOrSettled() {
        boolean price = role == IssueRole.UNIT_PRICE || role == IssueRole.LINE_PRICE;
        return price || (labels == null ? min == max : labels.size() == 1);
    }

    boolean isFee() {
        return role == IssueRole.FEE;
    }

    boolean isQuantity() {
        return role == IssueRole.QUANTITY;
    }

    /** The same as Parley names it, with dates counted from a day. */
    Issue issue(Currency currency, LocalDate today) {
        return new Issue(new IssueId(id), role, domain(currency, today));
    }

    private Domain domain(Currency currency, LocalDate today) {
        return switch (type) {
            case "price" -> new Domain.Price(currency, min, max, step);
            case "integer" -> new Domain.Numbers(min, max, step);
            case "date" -> new Domain.Date(today.plusDays(min), today.plusDays(max));
            case "choice" -> new Domain.Choice(labels == null ? List.of() : labels);
            default -> throw new IllegalStateException("an issue of type " + type + " is unknown");
        };
    }
}
