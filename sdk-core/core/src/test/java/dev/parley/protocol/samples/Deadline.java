package dev.parley.protocol.samples;

import dev.parley.protocol.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A deadline that can be stopped and started again.
 *
 * @param end when it falls, as far as it runs
 * @param left what was left when it was stopped; empty while it runs
 */
record Deadline(Instant end, Optional<Duration> left) {
    static Deadline at(Instant end) {
        return new Deadline(end, Optional.empty());
    }

    boolean paused() {
        return left.isPresent();
    }

    Optional<Instant> next() {
        return paused() ? Optional.empty() : Optional.of(end);
    }

    /** Whether it has fallen: at its microsecond it has. */
    boolean passed(Instant now) {
        return !paused() && !now.isBefore(end);
    }

    /** Why nobody may move now; empty when someone may. */
    Optional<Reason> barred(boolean open, Instant now) {
        if (!open) {
            return Optional.of(Reason.NEGOTIATION_CLOSED);
        }
        if (paused()) {
            return Optional.of(Reason.NEGOTIATION_PAUSED);
        }
        return passed(now) ? Optional.of(Reason.DEADLINE_PASSED) : Optional.empty();
    }

    Deadline pause(Instant now) {
        return new Deadline(end, Optional.of(Duration.between(now, end)));
    }

    Deadline resume(Instant now) {
        return at(now.plus(left.orElseThrow()));
    }
}
