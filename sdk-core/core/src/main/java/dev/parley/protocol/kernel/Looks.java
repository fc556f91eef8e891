// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Look;
import dev.parley.protocol.Protocol;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was shown of one state, so that it is rendered once for all who see the same, and once for the seat that looked last.
 * Equal to any other.
 *
 * @param <S> the state
 * @since 0.1.0
 */
public final class Looks<S> {
    private volatile @Nullable Look parties;
    private volatile @Nullable Look operators;
    private volatile @Nullable Look anyone;
    private volatile @Nullable OfSeat last;

    Looks() {}

    private record OfSeat(SeatId seat, Look look) {}

    /** The look of an audience at an instant: the one that was shown before, while it holds. */
    Look shared(Protocol<?, ?, S, ?> game, S state, Audience audience, Instant now) {
        Look before = shown(audience);
        if (before != null && before.holdsAt(now)) {
            return before;
        }
        Look look = game.shared(state, audience, now);
        if (audience.equals(Audience.PARTIES)) {
            parties = look;
        } else if (audience.equals(Audience.OPERATORS)) {
            operators = look;
        } else {
            anyone = look;
        }
        return look;
    }

    private @Nullable Look shown(Audience audience) {
        if (audience.equals(Audience.PARTIES)) {
            return parties;
        }
        return audience.equals(Audience.OPERATORS) ? operators : anyone;
    }

    /** The look of a seat at an instant. */
    Look own(Protocol<?, ?, S, ?> game, S state, SeatId seat, Instant now) {
        Optional<Look> before = Optional.ofNullable(last)
                .filter(shown -> shown.seat().equals(seat))
                .map(OfSeat::look)
                .filter(look -> look.holdsAt(now));
        return before.orElseGet(() -> {
            Look look = game.own(state, seat, now);
            last = new OfSeat(seat, look);
            return look;
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Looks<?>;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "";
    }
}
