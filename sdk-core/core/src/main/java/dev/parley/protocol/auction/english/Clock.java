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
 * @param soft how late bids move the close
 */
record Clock(Instant start, Instant nominal, Instant end, SoftClose soft) {
    static Clock of(EnglishTimes times, Instant openedAt) {
        Instant start = times.startsAt().orElse(openedAt);
        Instant close = times.closesAt().orElseGet(() -> start.plusSeconds(times.closesAfterSeconds()));
        return new Clock(start, close, close, SoftClose.of(times, Duration.between(start, close)));
    }

    boolean hasBegun(Instant at) {
        return !at.isBefore(start);
    }

    /** The latest instant to which bids may move the close. */
    Instant latest() {
        return soft.moves() ? nominal.plusSeconds(soft.mostSeconds()) : nominal;
    }

    /** When bidding closes once a bid at an instant has moved price or leader. */
    Instant after(Instant bidAt) {
        Instant moved = bidAt.plusSeconds(soft.seconds());
        Instant capped = moved.isAfter(latest()) ? latest() : moved;
        return soft.moves() && capped.isAfter(end) ? capped : end;
    }

    Clock ending(Instant later) {
        return new Clock(start, nominal, later, soft);
    }

    /** Everything that is still to come put off; a start that has been is none the later for it. */
    Clock later(Duration pause) {
        return new Clock(start.plus(pause), nominal.plus(pause), end.plus(pause), soft);
    }

    /** Until when bids may be taken back; empty when never. */
    Optional<Instant> lock(EnglishRules rules) {
        return rules.retractionLockSeconds().map(end::minusSeconds);
    }
}
