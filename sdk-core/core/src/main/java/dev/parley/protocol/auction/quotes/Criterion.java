// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.form.Described;
import dev.parley.form.Hyphenated;
import dev.parley.form.Max;
import dev.parley.form.Min;
import dev.parley.model.Domain;
import dev.parley.model.IssueId;
import dev.parley.model.Value;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What one issue besides the price adds to a quote's score: a fixed amount for each step by which the quote is worse than the
 * best value of the issue. Scores of this kind, linear in the price, are those of Che (1993), with the sign turned.
 *
 * @param issue an issue that is neither price, fee nor quantity
 * @param better which end of its values is the best
 * @param cost what each step away from it adds, in minor units
 * @since 0.1.0
 */
public record Criterion(
        @Described(
                title = "Issue",
                help = "The listing's name for it, such as delivery. Neither price, fee nor quantity.")
        IssueId issue,

        @Described(
                title = "Better is",
                help = "low: the least number, the earliest day, the first label. high: the greatest, latest, last.")
        Better better,

        @Described(
                title = "Each step away costs (minor units)",
                help = "A step is 1 of a number, one step of a decimal, one day, or one label.")
        @Min(1)
        @Max(MAX_COST)
        long cost) {
    /** The greatest cost of a step, in minor units. */
    public static final long MAX_COST = 1_000_000_000_000L;

    /** Which end of an issue's values is the best. */
    public enum Better implements Hyphenated {
        /** The least number, the earliest day, the first label. */
        LOW,
        /** The greatest number, the latest day, the last label. */
        HIGH
    }

    public Criterion {
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(better, "better");
    }

    /**
     * What a value adds to the score, in minor units.
     *
     * @throws ArithmeticException if it exceeds a long
     */
    long penalty(Domain domain, Value value) {
        long steps = place(domain, value);
        return Math.multiplyExact(cost, better == Better.LOW ? steps : last(domain) - steps);
    }

    /**
     * The most that a value of the issue can add.
     *
     * @throws ArithmeticException if it exceeds a long
     */
    long most(Domain domain) {
        return Math.multiplyExact(cost, last(domain));
    }

    /** How many steps a value lies above the least. */
    private static long place(Domain domain, Value value) {
        if (domain instanceof Domain.Date date) {
            return LocalDate.parse(((Value.Label) value).text()).toEpochDay()
                    - date.first().toEpochDay();
        }
        if (domain instanceof Domain.Choice choice) {
            return choice.labels().indexOf(((Value.Label) value).text());
        }
        long number = ((Value.Whole) value).number();
        return number - (domain instanceof Domain.Numbers numbers ? numbers.min() : ((Domain.Decimal) domain).min());
    }

    private static long last(Domain domain) {
        if (domain instanceof Domain.Date date) {
            return date.last().toEpochDay() - date.first().toEpochDay();
        }
        if (domain instanceof Domain.Choice choice) {
            return choice.labels().size() - 1L;
        }
        return domain instanceof Domain.Numbers numbers
                ? numbers.max() - numbers.min()
                : ((Domain.Decimal) domain).max() - ((Domain.Decimal) domain).min();
    }
}
