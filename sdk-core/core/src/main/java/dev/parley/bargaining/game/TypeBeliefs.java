// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What players of unknown types believe of each other: a prior that treats all players alike, told by how often two of
 * them have which types.
 *
 * @param players at least 2
 * @param pairs how often one player has the row's type and another the column's: finite, at least 0, in any unit, the same
 *     when the two change places
 * @since 0.1.0
 */
public record TypeBeliefs(int players, List<List<Double>> pairs) {
    /**
     * Checks the table.
     *
     * @throws IllegalArgumentException if there are fewer than two players, the table is not square, lopsided or has a
     *     frequency that is not finite and at least 0, or a type never occurs
     */
    public TypeBeliefs {
        pairs = pairs.stream().map(List::copyOf).toList();
        if (players < 2) {
            throw new IllegalArgumentException("players must be at least 2, and are " + players);
        }
        for (int one = 0; one < pairs.size(); one++) {
            requireRow(pairs, one);
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one type");
        }
    }

    private static void requireRow(List<List<Double>> pairs, int one) {
        List<Double> row = pairs.get(one);
        if (row.size() != pairs.size() || row.stream().noneMatch(often -> often > 0)) {
            throw new IllegalArgumentException("type " + one + " must occur, with " + pairs.size() + " types");
        }
        for (int other = 0; other < row.size(); other++) {
            double often = row.get(other);
            if (!(often >= 0 && often < Double.POSITIVE_INFINITY)
                    || pairs.get(other).size() <= one
                    || pairs.get(other).get(one) != often) {
                throw new IllegalArgumentException("pairs must be finite, at least 0 and the same both ways round, and "
                        + "are not at " + one + ", " + other);
            }
        }
    }

    /**
     * Beliefs that do not depend on one's own type.
     *
     * @param prior how often each type occurs, in any unit
     */
    public static TypeBeliefs independent(int players, double... prior) {
        return new TypeBeliefs(
                players,
                IntStream.range(0, prior.length)
                        .mapToObj(one -> IntStream.range(0, prior.length)
                                .mapToObj(other -> prior[one] * prior[other])
                                .toList())
                        .toList());
    }

    public int types() {
        return pairs.size();
    }

    /** The sum of a type's row. */
    double row(int type) {
        return pairs.get(type).stream().mapToDouble(often -> often).sum();
    }

    /** How often a player has a type, from 0 to 1. */
    public double share(int type) {
        return row(type) / IntStream.range(0, types()).mapToDouble(this::row).sum();
    }

    /** What a player of one type believes to be the probability that another player has some type. */
    public double belief(int own, int other) {
        return pairs.get(own).get(other) / row(own);
    }

    /**
     * For how many times what it gives a type counts what one type does, where all players of a type act alike: once for
     * oneself, and once for each other player who is expected to do it.
     */
    public double multiplicity(int acting, int getting) {
        return (acting == getting ? 1 : 0) + (players - 1) * belief(getting, acting);
    }
}
