// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.catalogue;

import java.util.List;

/**
 * A piece of what is for sale.
 *
 * @param id its name within the goods
 * @param listPrice one unit's, in minor units
 * @param stock units for sale
 * @param issues what may be bargained over
 */
public record Piece(String id, String title, long listPrice, long stock, List<Facet> issues) {
    /** The highest fees on top of its price, in minor units. */
    long fees() {
        return issues.stream().filter(Facet::isFee).mapToLong(Facet::max).sum();
    }

    /** The fewest units that are sold at once. */
    public long fewest() {
        return issues.stream()
                .filter(Facet::isQuantity)
                .mapToLong(Facet::min)
                .findFirst()
                .orElse(1);
    }

    /** The most units that are sold at once. */
    public long most() {
        return issues.stream()
                .filter(Facet::isQuantity)
                .mapToLong(Facet::max)
                .findFirst()
                .orElse(1);
    }

    /** Whether nothing may be bargained over but the price. */
    boolean isOnlyPriceOpen() {
        return issues.stream().allMatch(Facet::isPriceOrSettled);
    }
}
