// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the units of a request are given out: the best quotes first, each up to what it offers, until the units or the winners
 * that the rules allow are used up. A quote above the ceiling, or of which what is left is less than it may supply, is passed over.
 */
final class Allotment {
    private Allotment() {}

    /**
     * How many units each quote gets, 0 for most.
     *
     * @param ranking the quotes that stand, the best first
     * @param ceiling the most that a unit may cost, in minor units
     * @param wanted how many units are given out
     */
    static List<Given> of(Request request, List<Quote> ranking, Optional<Long> ceiling, long wanted) {
        List<Given> given = new ArrayList<>();
        long left = wanted;
        int winners = 0;
        for (Quote quote : ranking) {
            boolean payable =
                    ceiling.filter(most -> request.price(quote.terms()) > most).isEmpty();
            boolean open = payable && winners < request.rules().winners();
            long units = open ? request.fitting(Math.min(left, request.item().units(quote.terms()))) : 0;
            given.add(new Given(quote, units));
            left -= units;
            winners += units > 0 ? 1 : 0;
        }
        return left > 0 && request.rules().wholeOnly()
                ? ranking.stream().map(quote -> new Given(quote, 0)).toList()
                : List.copyOf(given);
    }
}
