// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Described;
import dev.parley.form.Max;
import dev.parley.form.Min;
import java.time.Instant;
import java.util.Optional;

/**
 * When an English auction starts and closes.
 *
 * @param startsAt from when bids are taken; without it from the opening
 * @param closesAfterSeconds how long bids are taken, 1 second to 365 days from the start
 * @param closesAt when bids are no longer taken, in place of {@code closesAfterSeconds}
 * @param softCloseSeconds a bid that moves price or leader in the last so many seconds moves the close to so many seconds
 *     after the bid, 0 to an hour; 0 never moves it; {@link SoftClose} says what it is where it is absent
 * @param softCloseMostSeconds by how much the close may move in all, 1 second to 7 days; likewise
 * @since 0.1.0
 */
public record EnglishTimes(
        @Described(
                title = "When bidding starts",
                help = "An instant in UTC such as 2026-11-20T10:21:00Z, after the opening. Absent means at once.")
        Optional<Instant> startsAt,

        @Described(title = "How long bids are taken (seconds)", help = "Counted from the start. A week is 604800.")
        @Min(1)
        @Max(MAX_SECONDS)
        long closesAfterSeconds,

        @Described(
                title = "When bidding closes",
                help = "An instant in UTC such as 2026-11-27T19:00:00Z, in place of how long.")
        Optional<Instant> closesAt,

        @Described(
                title = "Soft close (seconds)",
                help = "A bid that moves the price or the leader in the last so many seconds moves the close to so many"
                        + " seconds after it. 0 means that the close never moves. Absent means 120, or half of how long the"
                        + " auction takes where that is less.")
        Optional<@Min(0) @Max(3_600) Long> softCloseSeconds,

        @Described(
                title = "Soft close, in all at most (seconds)",
                help =
                        "The close never moves further than this; less than the auction takes. Absent means 3600, or half of how"
                                + " long the auction takes where that is less.")
        Optional<@Min(1) @Max(7 * 24 * 3_600) Long> softCloseMostSeconds) {
    /** The longest time that a rule may name. */
    public static final long MAX_SECONDS = 365L * 24 * 60 * 60;

    /** At once, a week, and a soft close that follows from how long the auction takes. */
    public static final EnglishTimes DEFAULTS =
            new EnglishTimes(Optional.empty(), 7 * 24 * 3_600, Optional.empty(), Optional.empty(), Optional.empty());
}
