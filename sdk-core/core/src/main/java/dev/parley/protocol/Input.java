package dev.parley.protocol;

import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What asks a protocol for a decision. Closed: handle it with {@link #match}.
 *
 * @param <M> the protocol's moves
 */
public sealed interface Input<M> {
    /** The result of the case that this input is. */
    <T> T match(Cases<M, T> cases);

    /**
     * A case for each kind of input.
     *
     * @param move a seat's move
     * @param join a party that wants a seat
     * @param due a deadline that may have passed
     * @param control something from outside
     */
    record Cases<M, T>(
            Function<Move<M>, T> move,
            Function<Join<M>, T> join,
            Function<Due<M>, T> due,
            Function<Control<M>, T> control) {}

    /**
     * A seat's move.
     *
     * @param seat who moves
     * @param answers the offer that it answers, where it answers one
     * @param termsHash the hash of that offer's terms as the mover saw them; required to accept
     * @param payload the move
     */
    record Move<M>(SeatId seat, Optional<OfferId> answers, Optional<Hash> termsHash, M payload) implements Input<M> {
        @Override
        public <T> T match(Cases<M, T> cases) {
            return cases.move().apply(this);
        }
    }

    /**
     * A party that wants a seat.
     *
     * @param seat the seat that it would get
     * @param privateTerms what it keeps from the others, valid by the protocol's schema
     */
    record Join<M>(Seat seat, Optional<Json> privateTerms) implements Input<M> {
        @Override
        public <T> T match(Cases<M, T> cases) {
            return cases.join().apply(this);
        }
    }

    /** The clock has passed a deadline, or a sweep thinks so; the context's instant decides. */
    record Due<M>() implements Input<M> {
        @Override
        public <T> T match(Cases<M, T> cases) {
            return cases.due().apply(this);
        }
    }

    /**
     * Something from outside that no seat decides. Never refused while the negotiation is open, except by a pause that
     * finds it paused and a resumption that finds it running.
     *
     * @param kind what happened
     * @param seat the seat that it concerns, for {@link ControlKind#AUTHORITY_ENDED}
     * @param items the items that it concerns, for {@link ControlKind#STOCK_GONE}; elsewhere empty
     * @param stakes the names of the seat's stakes that it concerns, for {@link ControlKind#AUTHORITY_ENDED}; all where none are
     *     named
     */
    record Control<M>(ControlKind kind, Optional<SeatId> seat, Set<ItemId> items, Optional<Set<String>> stakes)
            implements Input<M> {
        public Control {
            items = Set.copyOf(items);
            stakes = stakes.map(Set::copyOf);
        }

        /** A control that concerns all of a seat's stakes, or none. */
        public Control(ControlKind kind, Optional<SeatId> seat, Set<ItemId> items) {
            this(kind, seat, items, Optional.empty());
        }

        /** The seat whose authority ended, if that is what happened. */
        public Optional<SeatId> losesAuthority() {
            return kind == ControlKind.AUTHORITY_ENDED ? seat : Optional.empty();
        }

        @Override
        public <T> T match(Cases<M, T> cases) {
            return cases.control().apply(this);
        }
    }

    /** What may happen from outside. */
    enum ControlKind {
        /** Other buyers or the host took the last units of some items. */
        STOCK_GONE,
        /** The host withdrew the listing. */
        LISTING_WITHDRAWN,
        /** A seat's mandate was revoked or ended: its open offers must not stand. */
        AUTHORITY_ENDED,
        /** An operator ended the negotiation. */
        CANCELLED,
        /** An operator stopped the clock: no moves, no deadlines. */
        PAUSED,
        /** An operator started it again: what was left of each deadline is left still. */
        RESUMED
    }
}
