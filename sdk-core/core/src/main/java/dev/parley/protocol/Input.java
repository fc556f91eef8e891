// SPDX-License-Identifier: Apache-2.0
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
 * What asks a game for a decision. Closed: handle it with {@link #match}.
 *
 * @param <M> the protocol's moves
 * @since 0.1.0
 */
public sealed interface Input<M> {
    /** The result of the case that this input is. */
    <T> T match(Cases<M, T> cases);

    /**
     * A case for each kind of input.
     *
     * @param move a seat's move
     * @param join a party that wants a seat
     * @param due the deadline has come
     * @param stockGone items can no longer be had
     * @param stakesEnded stakes whose authority has ended
     * @param dealLapsed a deal that came to nothing
     */
    record Cases<M, T>(
            Function<Move<M>, T> move,
            Function<Join<M>, T> join,
            Function<Due<M>, T> due,
            Function<StockGone<M>, T> stockGone,
            Function<StakesEnded<M>, T> stakesEnded,
            Function<DealLapsed<M>, T> dealLapsed) {
        /** For a game that does not go on after its awards, and so is never told of a deal that lapsed. */
        public Cases(
                Function<Move<M>, T> move,
                Function<Join<M>, T> join,
                Function<Due<M>, T> due,
                Function<StockGone<M>, T> stockGone,
                Function<StakesEnded<M>, T> stakesEnded) {
            this(move, join, due, stockGone, stakesEnded, lapsed -> {
                throw new IllegalStateException(
                        "only a game that FollowsUp is told that the deal of " + lapsed.buyer() + " lapsed");
            });
        }
    }

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
     * A party that wants a seat and has none, in a phase that somebody may join.
     *
     * @param seat the seat that it would get
     * @param privateTerms what it keeps from the others, valid by the protocol's form
     */
    record Join<M>(Seat seat, Optional<Json> privateTerms) implements Input<M> {
        @Override
        public <T> T match(Cases<M, T> cases) {
            return cases.join().apply(this);
        }
    }

    /** The deadline has come: something must happen, since the deadline passes once. */
    record Due<M>() implements Input<M> {
        @Override
        public <T> T match(Cases<M, T> cases) {
            return cases.due().apply(this);
        }
    }

    /**
     * Other buyers or the host took the last units of some items. Never refused.
     *
     * @param items items of the listing that were not gone, at least one
     */
    record StockGone<M>(Set<ItemId> items) implements Input<M> {
        public StockGone {
            items = Set.copyOf(items);
        }

        @Override
        public <T> T match(Cases<M, T> cases) {
            return cases.stockGone().apply(this);
        }
    }

    /**
     * The authority has ended under which a seat made some of its stakes: they must not stand. Never refused.
     *
     * @param seat whose
     * @param stakes the names of stakes that stand
     */
    record StakesEnded<M>(SeatId seat, Set<String> stakes) implements Input<M> {
        public StakesEnded {
            stakes = Set.copyOf(stakes);
        }

        @Override
        public <T> T match(Cases<M, T> cases) {
            return cases.stakesEnded().apply(this);
        }
    }

    /**
     * The deal of an award ended before it was paid: it expired or was cancelled, whoever did that. Never refused, and told only to
     * a game that {@link FollowsUp}.
     *
     * @param buyer who was to have the award
     */
    record DealLapsed<M>(SeatId buyer) implements Input<M> {
        @Override
        public <T> T match(Cases<M, T> cases) {
            return cases.dealLapsed().apply(this);
        }
    }
}
