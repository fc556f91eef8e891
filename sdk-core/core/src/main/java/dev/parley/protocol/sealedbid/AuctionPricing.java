// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Hyphenated;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What winners pay where one seller faces many buyers, each bidding for one of several identical units. The highest bids
 * at or above the reserve win; ties go to the earliest. In prices of a tick or a minor unit, as the caller counts.
 *
 * <p>With n bidders whose values are uniform on [0, 1] and without a reserve a single unit earns (n − 1)/(n + 1) in
 * expectation under first-price and second-price alike; m units at the uniform price earn (n − m)/(n + 1) each.
 *
 * @since 0.1.0
 */
public enum AuctionPricing implements Hyphenated {
    /** One unit; the winner pays its own bid. Bidding (n − 1)v/n is the symmetric equilibrium over uniform values. */
    FIRST_PRICE(false),
    /** One unit; the winner pays the second-highest bid, at least the reserve (Vickrey 1961). Truth is dominant. */
    SECOND_PRICE(true),
    /** Several units; each winner pays its own bid. */
    PAY_AS_BID(false),
    /**
     * Several units; every winner pays the highest bid that wins nothing, at least the reserve. Truth is dominant where
     * each bidder wants one unit.
     */
    UNIFORM_PRICE(true);

    private final boolean onePrice;

    AuctionPricing(boolean onePrice) {
        this.onePrice = onePrice;
    }

    /** Whether it sells one unit only. */
    public boolean isForOneUnit() {
        return this == FIRST_PRICE || this == SECOND_PRICE;
    }

    /** Whether all winners pay one price that is not their own bid. */
    public boolean isOnePrice() {
        return onePrice;
    }

    /**
     * A unit that is sold.
     *
     * @param bid the place of the winning bid in the list of bids, from 0
     * @param price what the winner pays
     */
    public record Sale(int bid, long price) {}

    /**
     * The sales, the highest bid first.
     *
     * @param bids from the earliest
     * @param reserve the least price at which the seller sells
     * @param units how many there are, at least 1
     */
    public List<Sale> sales(List<Long> bids, long reserve, int units) {
        if (units < 1 || (isForOneUnit() && units > 1)) {
            throw new IllegalArgumentException("units must be at least 1, and 1 under " + text());
        }
        List<Integer> ranked = new ArrayList<>();
        for (int place = 0; place < bids.size(); place++) {
            if (bids.get(place) >= reserve) {
                ranked.add(place);
            }
        }
        // The sort is stable, so that among equals the earliest stays first.
        ranked.sort(Comparator.comparing(bids::get, Comparator.reverseOrder()));
        long first = ranked.size() > units ? bids.get(ranked.get(units)) : reserve;
        return ranked.stream()
                .limit(units)
                .map(place -> new Sale(place, onePrice ? first : bids.get(place)))
                .toList();
    }
}
