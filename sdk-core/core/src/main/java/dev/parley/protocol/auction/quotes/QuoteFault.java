// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.form.Hyphenated;

/**
 * A rule that was not kept to.
 *
 * @param event its place among the events that were told, from 0
 * @param kind which rule
 * @param sentence what is wrong, for people
 * @since 0.1.0
 */
public record QuoteFault(int event, Kind kind, String sentence) {
    /** The rules, by stable names. */
    public enum Kind implements Hyphenated {
        /** A score is the price and what the scoring rule adds. */
        SCORE,
        /** The quotes stand in the order of their scores, the earliest of equal ones first. */
        ORDER,
        /** Only who has a quote has a rank. */
        RANK,
        /** The best score is no worse than that of any quote that stands. */
        BEST,
        /** The close moves later only, and no further than the rules let it. */
        CLOSE,
        /** The units go to the best quotes first. */
        AWARD
    }
}
