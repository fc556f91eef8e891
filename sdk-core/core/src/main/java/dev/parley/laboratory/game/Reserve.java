// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import java.util.OptionalDouble;

/**
 * The price below which a seller does not sell, which bidders know.
 *
 * @since 0.1.0
 */
public final class Reserve {
    private static final double LARGEST = 1e12;

    private enum Kind {
        NONE,
        FLOOR,
        FIXED,
        NET,
        BEST
    }

    private final Kind kind;
    private final double price;
    private final double tick;

    private Reserve(Kind kind, double price) {
        this(kind, price, 1);
    }

    private Reserve(Kind kind, double price, double tick) {
        this.kind = kind;
        this.price = price;
        this.tick = tick;
    }

    /** The goods are sold at any price. */
    public static Reserve none() {
        return new Reserve(Kind.NONE, 0);
    }

    /** The seller's floor: whatever leaves it with its cost. */
    public static Reserve atFloor() {
        return new Reserve(Kind.FLOOR, 0);
    }

    /** One price, or the seller's floor where that is higher. */
    public static Reserve of(double price) {
        return new Reserve(Kind.FIXED, price);
    }

    /**
     * A floor on what is left after the fee: the lowest price on a tick that leaves the seller with at least so much, or the
     * seller's floor where that is higher. A net floor of 85 under a fee of a tenth is a reserve of 95 in whole units.
     *
     * @param net what the seller wants to keep at least, finite
     * @param tick the step between two prices, positive
     * @throws IllegalArgumentException if a number is out of bounds
     */
    public static Reserve ofNet(double net, double tick) {
        if (!(Math.abs(net) <= LARGEST && tick > 0 && tick <= LARGEST)) {
            throw new IllegalArgumentException(
                    "net must be a finite amount and tick positive, and they are " + net + " and " + tick);
        }
        return new Reserve(Kind.NET, net, tick);
    }

    /**
     * The best price for the seller against one buyer, which is the best reserve against any number of them where the
     * estimates are spread regularly (Myerson 1981).
     */
    public static Reserve best() {
        return new Reserve(Kind.BEST, 0);
    }

    boolean isAnything() {
        return kind == Kind.NONE;
    }

    boolean isChosenBySeller() {
        return kind == Kind.BEST;
    }

    /**
     * What the play rests on: a seller whose cost nobody else knows would not name it as its reserve, since a higher one
     * gains more.
     */
    ProtocolModel.Basis basis(Population population) {
        boolean secret = population.costs().least() < population.costs().most();
        return secret && (kind == Kind.FLOOR || kind == Kind.FIXED || kind == Kind.NET)
                ? ProtocolModel.Basis.STRATEGIES
                : ProtocolModel.Basis.EQUILIBRIUM;
    }

    /** As names of models show it. */
    String words() {
        return switch (kind) {
            case NONE -> "no reserve";
            case FLOOR -> "reserve at cost";
            case FIXED -> "reserve " + Figures.amount(price);
            case NET -> "reserve that leaves " + Figures.amount(price);
            case BEST -> "best reserve";
        };
    }

    /** The reserve for a floor. */
    @FunctionalInterface
    interface Rule {
        double at(double floor);
    }

    OptionalDouble named(Population population, Fee fee, double cost) {
        return isAnything()
                ? OptionalDouble.empty()
                : OptionalDouble.of(prepare(population, fee).at(fee.floor(cost)));
    }

    Rule prepare(Population population, Fee fee) {
        return switch (kind) {
            case NONE -> floor -> Double.NEGATIVE_INFINITY;
            case FLOOR -> floor -> floor;
            case FIXED -> floor -> Math.max(floor, price);
            case NET -> {
                double gross = fee.floor(price, tick);
                yield floor -> Math.max(floor, gross);
            }
            case BEST ->
                BestPrice.ofSeller(population.valuation().estimates(1, population.costs()), population.sellerRisk())
                        ::asked;
        };
    }
}
