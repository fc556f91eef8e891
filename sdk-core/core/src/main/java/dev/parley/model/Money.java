// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount in minor units of one currency. Results are exact or refused: nothing here rounds.
 *
 * @param minorUnits within ±(2⁵³ − 1), such as cents for {@code EUR} and yen for {@code JPY}
 * @param currency an ISO 4217 currency
 * @since 0.1.0
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {
    public Money {
        Objects.requireNonNull(currency, "currency");
        Safe.require("minorUnits", minorUnits);
    }

    /** An amount of minor units in the currency with that ISO 4217 code. */
    public static Money of(long minorUnits, String currencyCode) {
        return new Money(minorUnits, Currency.getInstance(currencyCode));
    }

    /** Nothing, in that currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException if it does not lie within ±(2⁵³ − 1)
     * @throws IllegalArgumentException if the currencies differ; the message names both
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, same(other).minorUnits), currency);
    }

    /** The difference, with the errors of {@link #plus}. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, same(other).minorUnits), currency);
    }

    /** This amount so many times, with the errors of {@link #plus}. */
    public Money times(long factor) {
        return new Money(Math.multiplyExact(minorUnits, factor), currency);
    }

    /** Compares amounts of one currency, with the errors of {@link #plus} when they differ. */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, same(other).minorUnits);
    }

    /** Tells whether this is more than the other. */
    public boolean exceeds(Money other) {
        return compareTo(other) > 0;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currencies differ: " + currency + " and " + other.currency);
        }
        return other;
    }

    /** The amount as people read it, such as {@code 70.00 EUR}. */
    @Override
    public String toString() {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return BigDecimal.valueOf(minorUnits, digits).toPlainString() + " " + currency;
    }
}
