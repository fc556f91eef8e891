// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.form.Described;
import dev.parley.form.Min;
import dev.parley.model.Item;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import java.util.Optional;

/**
 * What the seller answers by itself for one item, never shown to the buyer. Both bounds are minor units <em>for each
 * unit</em>: an offer's amount, fees included, is compared with the bound times the units, exactly. Only the amount
 * counts, whatever the other terms.
 *
 * @param autoAccept an offer of exactly this or more is accepted at once
 * @param autoDecline an offer of less than this is declined at once; an offer of exactly this is not
 * @since 0.1.0
 */
@Described(title = "Thresholds of an item", help = "Never shown to the buyer.")
public record Thresholds(
        @Described(
                title = "Accept at once from (minor units per unit)",
                help = "An offer of exactly this amount or more, fees included, is accepted at once, whatever its"
                        + " other terms.")
        Optional<@Min(0) Long> autoAccept,

        @Described(
                title = "Decline at once below (minor units per unit)",
                help = "An offer of less than this amount, fees included, is declined at once; one of exactly this"
                        + " amount is not. Not more than autoAccept.")
        Optional<@Min(0) Long> autoDecline) {
    /** Nothing is answered by itself. */
    public static final Thresholds NONE = new Thresholds(Optional.empty(), Optional.empty());

    /** What becomes of an item by itself. */
    enum Verdict {
        ACCEPT,
        WAIT,
        DECLINE
    }

    public Thresholds {
        if (autoAccept.isPresent() && autoDecline.isPresent() && autoDecline.get() > autoAccept.get()) {
            throw new IllegalArgumentException("autoDecline must not exceed autoAccept");
        }
    }

    Verdict verdict(Item item, Terms terms) {
        Money amount = item.amount(terms);
        long units = item.units(terms);
        if (autoAccept.isPresent() && !isBelow(amount, autoAccept.get(), units)) {
            return Verdict.ACCEPT;
        }
        return autoDecline.isPresent() && isBelow(amount, autoDecline.get(), units) ? Verdict.DECLINE : Verdict.WAIT;
    }

    /** A product beyond the longs exceeds every amount. */
    private static boolean isBelow(Money amount, long bound, long units) {
        return Math.multiplyHigh(bound, units) != 0 || bound * units < 0 || amount.minorUnits() < bound * units;
    }
}
