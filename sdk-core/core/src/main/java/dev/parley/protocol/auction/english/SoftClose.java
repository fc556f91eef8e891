// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import java.time.Duration;

/**
 * How late bids move the close of an auction, once it is known how long the auction takes: two minutes and an hour in all where
 * the rules say nothing, and never more than half the auction, so that an auction of any length may leave the rule out.
 *
 * @param seconds a bid in the last so many seconds moves the close to so many seconds after it; 0 never moves it
 * @param mostSeconds by how much the close may move in all
 */
record SoftClose(long seconds, long mostSeconds) {
    private static final long SECONDS = 120;
    private static final long MOST_SECONDS = 3_600;

    /** That of rules for an auction of a length, of which the fraction of a second counts for nothing. */
    static SoftClose of(EnglishTimes times, Duration length) {
        long half = Math.max(0, length.toSeconds() / 2);
        return new SoftClose(
                times.softCloseSeconds().orElse(Math.min(SECONDS, half)),
                times.softCloseMostSeconds().orElse(Math.min(MOST_SECONDS, half)));
    }

    /** Whether a late bid may move the close at all. */
    boolean moves() {
        return seconds > 0;
    }
}
