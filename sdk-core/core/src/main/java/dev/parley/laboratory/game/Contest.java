// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Population;

/**
 * The two who matter among those whose worth of winning reaches the reserve: the highest rank, and the next. All bidders
 * bid alike, so that the order of bids is the order of ranks.
 *
 * @param winner −1 where nobody reaches the reserve
 * @param rival −1 where at most one does
 */
record Contest(int winner, int rival) {
    static Contest of(Population population, Draw draw, double reserve) {
        int first = -1;
        int second = -1;
        for (int bidder = 0; bidder < draw.buyers(); bidder++) {
            double rank = draw.ranks()[bidder];
            if (first < 0 || rank > draw.ranks()[first]) {
                second = first;
                first = bidder;
            } else if (second < 0 || rank > draw.ranks()[second]) {
                second = bidder;
            }
        }
        BidFunction worth = BidFunction.worth(population);
        boolean sold = first >= 0 && worth.bid(draw, first, reserve) >= reserve;
        boolean contested = sold && second >= 0 && worth.bid(draw, second, reserve) >= reserve;
        return new Contest(sold ? first : -1, contested ? second : -1);
    }

    boolean isEmpty() {
        return winner < 0;
    }

    boolean hasRival() {
        return rival >= 0;
    }
}
