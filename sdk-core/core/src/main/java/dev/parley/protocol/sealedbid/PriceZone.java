// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Where two parties' best prices leave room for a deal, and how likely each price in it is. All in whole ticks.
 *
 * <p>With W = highest − lowest and w = upperFair − lowerFair the price is, with probability ε = w/2W, uniform on all of
 * the zone, and else uniform between the fair prices; where the fair prices coincide it is that price. The support is
 * the whole zone when w &gt; 0. It is symmetric in the fair prices and, before rounding, equivariant under shifts,
 * scaling and mirroring. The draw is by its inverse distribution, exactly, so that whoever has the uniform value
 * recomputes the price.
 *
 * <p>Incentives: overstating a best price is dominated, understating it risks the deal. Stating an extreme fair price is
 * weakly dominant for risk-neutral parties; an honest one is not optimal.
 *
 * @param lowest the seller's best price
 * @param lowerFair the lower of the two fair prices, within the zone
 * @param upperFair the higher of the two, within the zone
 * @param highest the buyer's best price
 * @since 0.1.0
 */
public record PriceZone(long lowest, long lowerFair, long upperFair, long highest) {
    public PriceZone {
        if (lowest > lowerFair || lowerFair > upperFair || upperFair > highest) {
            throw new IllegalArgumentException("lowest, lowerFair, upperFair and highest must not fall");
        }
        Math.subtractExact(highest, lowest);
    }

    /** The zone between two parties; empty when the seller's lowest price exceeds the buyer's highest. */
    public static Optional<PriceZone> between(PriceStatement seller, PriceStatement buyer, MissingFairPrice rule) {
        long lowest = seller.best();
        long highest = buyer.best();
        if (lowest > highest) {
            return Optional.empty();
        }
        Optional<Long> sellers = fair(seller, buyer, rule);
        Optional<Long> buyers = fair(buyer, seller, rule);
        if (sellers.isEmpty() || buyers.isEmpty()) {
            return Optional.of(new PriceZone(lowest, lowest, highest, highest));
        }
        long one = clamped(sellers.get(), lowest, highest);
        long other = clamped(buyers.get(), lowest, highest);
        return Optional.of(new PriceZone(lowest, Math.min(one, other), Math.max(one, other), highest));
    }

    private static Optional<Long> fair(PriceStatement own, PriceStatement other, MissingFairPrice rule) {
        boolean impute = rule == MissingFairPrice.MIDPOINT;
        return own.fair()
                .or(() -> other.fair()
                        .filter(stated -> impute)
                        .map(stated ->
                                Ratio.of(Math.addExact(own.best(), stated), 2).roundHalfEven()));
    }

    private static long clamped(long price, long lowest, long highest) {
        return Math.max(lowest, Math.min(highest, price));
    }

    /** Whether only one price is possible. */
    public boolean isPoint() {
        return lowerFair == upperFair;
    }

    /** ε, the chance that the price is drawn from the whole zone rather than from between the fair prices. */
    public Ratio epsilon() {
        return lowest == highest ? Ratio.ZERO : Ratio.of(big(width()), twice(zoneWidth()));
    }

    /** The expected price: (1 − ε)(a + b)/2 + ε(l + h)/2. Rounding the price to ticks leaves it as it is. */
    public Ratio mean() {
        Ratio fairMiddle = middle(lowerFair, upperFair);
        return fairMiddle.plus(epsilon().times(middle(lowest, highest).minus(fairMiddle)));
    }

    /**
     * The density of the price before rounding, per tick.
     *
     * @throws IllegalStateException if only one price is possible
     */
    public Ratio density(Ratio price) {
        requireDraw();
        if (price.compareTo(Ratio.of(lowest)) < 0 || price.compareTo(Ratio.of(highest)) > 0) {
            return Ratio.ZERO;
        }
        boolean inner = price.compareTo(Ratio.of(lowerFair)) >= 0 && price.compareTo(Ratio.of(upperFair)) <= 0;
        return inner ? inner() : outer();
    }

    /** The chance that the price, before rounding, is at most this. */
    public Ratio cumulative(Ratio price) {
        if (isPoint()) {
            return price.compareTo(Ratio.of(lowerFair)) < 0 ? Ratio.ZERO : Ratio.ONE;
        }
        if (price.compareTo(Ratio.of(lowest)) <= 0) {
            return Ratio.ZERO;
        }
        if (price.compareTo(Ratio.of(highest)) >= 0) {
            return Ratio.ONE;
        }
        if (price.compareTo(Ratio.of(lowerFair)) <= 0) {
            return price.minus(Ratio.of(lowest)).times(outer());
        }
        return price.compareTo(Ratio.of(upperFair)) >= 0
                ? Ratio.ONE.minus(Ratio.of(highest).minus(price).times(outer()))
                : below().plus(price.minus(Ratio.of(lowerFair)).times(inner()));
    }

    /**
     * The price before rounding at which {@link #cumulative} reaches a chance.
     *
     * @param chance 0 to 1
     */
    public Ratio price(Ratio chance) {
        if (isPoint()) {
            return Ratio.of(lowerFair);
        }
        Ratio below = below();
        if (chance.compareTo(below) <= 0) {
            return Ratio.of(lowest).plus(chance.dividedBy(outer()));
        }
        Ratio rest = Ratio.ONE.minus(chance);
        Ratio above = Ratio.of(highest - upperFair).times(outer());
        return rest.compareTo(above) <= 0
                ? Ratio.of(highest).minus(rest.dividedBy(outer()))
                : Ratio.of(lowerFair).plus(chance.minus(below).dividedBy(inner()));
    }

    /** The price in ticks that a uniform value draws, rounded half to even. */
    public long draw(UniformValue value) {
        return price(value.chance()).roundHalfEven();
    }

    /** The chance that the rounded price is this tick; ties between two ticks have no weight. */
    public Ratio probability(long tick) {
        if (isPoint()) {
            return tick == lowerFair ? Ratio.ONE : Ratio.ZERO;
        }
        Ratio half = Ratio.of(1, 2);
        return cumulative(Ratio.of(tick).plus(half))
                .minus(cumulative(Ratio.of(tick).minus(half)));
    }

    /** The chance of a price below the lower fair one. */
    private Ratio below() {
        return Ratio.of(lowerFair - lowest).times(outer());
    }

    /** The density outside the fair prices, ε/W = w/2W². */
    private Ratio outer() {
        return Ratio.of(big(width()), twice(zoneWidth()).multiply(big(zoneWidth())));
    }

    /** The density between the fair prices, ε/W + (1 − ε)/w = (w² + 2W² − wW)/2W²w. */
    private Ratio inner() {
        BigInteger zone = big(zoneWidth());
        BigInteger fair = big(width());
        BigInteger doubled = zone.multiply(zone).shiftLeft(1);
        BigInteger above = fair.multiply(fair).add(doubled).subtract(fair.multiply(zone));
        return Ratio.of(above, doubled.multiply(fair));
    }

    private long zoneWidth() {
        return highest - lowest;
    }

    private long width() {
        return upperFair - lowerFair;
    }

    private static Ratio middle(long one, long other) {
        return Ratio.of(big(one).add(big(other)), BigInteger.TWO);
    }

    private static BigInteger twice(long number) {
        return big(number).shiftLeft(1);
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    private void requireDraw() {
        if (isPoint()) {
            throw new IllegalStateException("a single price has no density");
        }
    }
}
