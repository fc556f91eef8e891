// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import static java.util.Objects.requireNonNull;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.web.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece to buy at its list price.
 *
 * @param listing the goods' name
 * @param item the piece's
 * @param key the page's name for this wish, 8 to 64 letters, digits and hyphens; the same for every retry
 */
public record ListPurchase(
        @Nullable String listing,
        @Nullable String item,
        @Nullable Long units,
        @Nullable String key) {
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");

    /** A wish with nothing missing. */
    record Wish(String listing, String item, long units, String key) {}

    /** The same with nothing missing, or all that is wrong with it. */
    Outcome<Wish> checked() {
        List<Violation> violations = violations();
        return violations.isEmpty()
                ? Outcome.done(new Wish(
                        requireNonNull(listing), requireNonNull(item), requireNonNull(units), requireNonNull(key)))
                : Outcome.refused(Violation.refusal(violations));
    }

    private List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        check(listing, NAME, "/listing", "must be the name of goods", found);
        check(item, NAME, "/item", "must be the name of a piece", found);
        if (units == null || units < 1) {
            found.add(new Violation("/units", "OUT_OF_RANGE", "must be a whole number from 1"));
        }
        check(key, KEY, "/key", "must be 8 to 64 letters, digits and hyphens", found);
        return found;
    }

    private static void check(
            @Nullable String text, Pattern pattern, String pointer, String message, List<Violation> found) {
        if (text == null || !pattern.matcher(text).matches()) {
            found.add(new Violation(pointer, "INVALID", message));
        }
    }
}
