// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.history;

import dev.parley.laboratory.population.Empirical;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import java.util.Optional;

/**
 * What a team has recorded of its listings.
 *
 * @param currency of all amounts
 * @param buyers the most that each buyer would have paid
 * @param sellers the least that each seller would have accepted
 * @param counts how many buyers came to each listing; empty where that was not recorded
 * @since 0.1.0
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares histories
public record History(String currency, double[] buyers, double[] sellers, Optional<int[]> counts) {
    /**
     * The population that these records are a sample of: each record counts the same, and what a buyer would pay tells
     * nothing of what its seller would accept. Where numbers of buyers were not recorded, one came to each listing.
     */
    public Population population() {
        Headcount headcount = counts.map(Headcount::observed).orElseGet(() -> Headcount.exactly(1));
        return Population.of(new Empirical(sellers), new Empirical(buyers), headcount);
    }

    /** How many listings there are. */
    public int rows() {
        return buyers.length;
    }
}
