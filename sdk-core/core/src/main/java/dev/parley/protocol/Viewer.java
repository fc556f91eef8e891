// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.SeatId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who looks at a negotiation. An operator sees what the parties both see and nothing that a seat keeps to itself.
 *
 * @since 0.1.0
 */
public sealed interface Viewer {
    /** The result of the case that this viewer is. */
    <T> T match(Function<Party, T> party, Function<Operator, T> operator, Function<Anyone, T> anyone);

    /** The seat at which the viewer is; empty when at none. */
    default Optional<SeatId> ownSeat() {
        return match(party -> Optional.of(party.seat()), operator -> Optional.empty(), anyone -> Optional.empty());
    }

    /**
     * Somebody at a seat.
     *
     * @param seat which
     * @param knowsPrivateTerms whether the viewer is told what the seat's principal keeps to itself: the principal in
     *     person is, an agent of it only where the principal lets it
     */
    record Party(SeatId seat, boolean knowsPrivateTerms) implements Viewer {
        /** A principal in person. */
        public Party(SeatId seat) {
            this(seat, true);
        }

        @Override
        public <T> T match(Function<Party, T> party, Function<Operator, T> operator, Function<Anyone, T> anyone) {
            return party.apply(this);
        }
    }

    /** An operator of the marketplace. */
    record Operator() implements Viewer {
        @Override
        public <T> T match(Function<Party, T> party, Function<Operator, T> operator, Function<Anyone, T> anyone) {
            return operator.apply(this);
        }
    }

    /** Anyone who is neither: somebody who watches. */
    record Anyone() implements Viewer {
        @Override
        public <T> T match(Function<Party, T> party, Function<Operator, T> operator, Function<Anyone, T> anyone) {
            return anyone.apply(this);
        }
    }
}
