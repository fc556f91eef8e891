// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When bidding starts and closes.
 *
 * @param start from when bids are taken
 * @param nominal when bidding closes unless late bids move the close
 * @param end when it closes
 */
record Clock(Instant start, Instant nominal, Instant end) {
    static Clock of(EnglishTimes times, Instant openedAt) {
        Instant start = times.startsAt().orElse(openedAt);
        Instant close = times.closesAt().orElseGet(() -> start.plusSeconds(times.closesAfterSeconds()));
        return new Clock(start, close, close);
    }

    boolean hasBegun(Instant at) {
        return !at.isBefore(start);
    }

    /** The latest instant to which bids may move the close. */
    Instant latest(EnglishTimes times) {
        return times.softCloseSeconds() == 0 ? nominal : nominal.plusSeconds(times.softCloseMostSeconds());
    }

    /** When bidding closes once a bid at an instant has moved price or leader. */
    Instant after(EnglishTimes times, Instant bidAt) {
        Instant moved = bidAt.plusSeconds(times.softCloseSeconds());
        Instant capped = moved.isAfter(latest(times)) ? latest(times) : moved;
        return times.softCloseSeconds() > 0 && capped.isAfter(end) ? capped : end;
    }

    Clock ending(Instant later) {
        return new Clock(start, nominal, later);
    }

    /** Everything that is still to come put off; a start that has been is none the later for it. */
    Clock later(Duration pause) {
        return new Clock(start.plus(pause), nominal.plus(pause), end.plus(pause));
    }

    /** Until when bids may be taken back; empty when never. */
    Optional<Instant> lock(EnglishRules rules) {
        return rules.retractionLockSeconds().map(end::minusSeconds);
    }
}
