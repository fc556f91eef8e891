// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

import dev.parley.laboratory.game.Outcome;
import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;

/**
 * Who got what of one listing.
 *
 * @param isSold whether there was a deal
 * @param revenue the gross price
 */
record Accounts(
        boolean isSold, double revenue, double seller, double buyer, double fees, double firstBest, int rounds) {
    static Accounts of(Draw draw, Outcome outcome, Fee fee) {
        if (!outcome.isSold()) {
            return new Accounts(false, 0, 0, 0, 0, draw.firstBest(), outcome.rounds());
        }
        double price = outcome.price();
        double fees = fee.of(price);
        double value = draw.values()[outcome.buyer()];
        return new Accounts(
                true, price, price - fees - draw.cost(), value - price, fees, draw.firstBest(), outcome.rounds());
    }

    double gains() {
        return seller + buyer + fees;
    }
}
