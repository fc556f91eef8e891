// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import java.math.BigInteger;

/**
 * An exact fraction. Equal when the values are; never rounds unless told to.
 *
 * @since 0.1.0
 */
public final class Ratio implements Comparable<Ratio> {
    /** Nothing. */
    public static final Ratio ZERO = of(0);

    /** One. */
    public static final Ratio ONE = of(1);

    private final BigInteger numerator;
    private final BigInteger denominator;

    /** Kept as it comes: shortening costs more than what follows, and only equality needs it. */
    private Ratio(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** A whole number. */
    public static Ratio of(long number) {
        return new Ratio(BigInteger.valueOf(number), BigInteger.ONE);
    }

    /** A fraction of whole numbers, as {@link #of(BigInteger, BigInteger)}. */
    public static Ratio of(long numerator, long denominator) {
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * A fraction.
     *
     * @param denominator not 0
     */
    public static Ratio of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("denominator must not be 0");
        }
        return denominator.signum() < 0
                ? new Ratio(numerator.negate(), denominator.negate())
                : new Ratio(numerator, denominator);
    }

    public Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    public Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * The quotient.
     *
     * @param other not 0
     */
    public Ratio dividedBy(Ratio other) {
        return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /**
     * The nearest whole number; of two equally near ones the even one.
     *
     * @throws ArithmeticException if it is no {@code long}
     */
    public long roundHalfEven() {
        BigInteger[] halves = numerator.shiftLeft(1).add(denominator).divideAndRemainder(denominator.shiftLeft(1));
        boolean below = halves[1].signum() < 0;
        BigInteger nearest = below ? halves[0].subtract(BigInteger.ONE) : halves[0];
        boolean between = halves[1].signum() == 0;
        return (between && nearest.testBit(0) ? nearest.subtract(BigInteger.ONE) : nearest).longValueExact();
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ratio ratio && compareTo(ratio) == 0;
    }

    @Override
    public int hashCode() {
        BigInteger common = numerator.gcd(denominator);
        return 31 * numerator.divide(common).hashCode()
                + denominator.divide(common).hashCode();
    }

    /** In lowest terms, such as {@code 215/4}. */
    @Override
    public String toString() {
        BigInteger common = numerator.gcd(denominator);
        BigInteger below = denominator.divide(common);
        String above = numerator.divide(common).toString();
        return below.equals(BigInteger.ONE) ? above : above + "/" + below;
    }
}
