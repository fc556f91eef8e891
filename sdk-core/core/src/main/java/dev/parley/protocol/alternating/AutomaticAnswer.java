package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Terms;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the seller's thresholds answer to a buyer's offer: a move of the seller. Where each item settles by itself, each is
 * judged by itself, first those that are accepted, then those that are declined, and the undecided ones stay on the table
 * for the seller; else all must reach their thresholds to be accepted, and one below is enough to decline.
 */
final class AutomaticAnswer {
    private AutomaticAnswer() {}

    /** The next answer to the buyer's offer; empty where none stands or nothing more of it is decided. */
    static Optional<AlternatingMove> to(AlternatingState state) {
        return state.offerOf(Side.BUYER).flatMap(offer -> to(state, offer));
    }

    private static Optional<AlternatingMove> to(AlternatingState state, StandingOffer offer) {
        Set<ItemId> accepted = new HashSet<>();
        Set<ItemId> declined = new HashSet<>();
        for (Terms terms : offer.terms()) {
            ItemRow row = state.row(terms.item());
            switch (row.thresholds().verdict(row.item(), terms)) {
                case ACCEPT -> accepted.add(terms.item());
                case DECLINE -> declined.add(terms.item());
                case WAIT -> {}
            }
        }
        if (state.isAllOrNothing() && !declined.isEmpty()) {
            return Optional.of(new AlternatingMove.Reject(true));
        }
        boolean accepts =
                state.isAllOrNothing() ? accepted.size() == offer.terms().size() : !accepted.isEmpty();
        if (accepts) {
            return Optional.of(new AlternatingMove.Accept(accepted));
        }
        return declined.isEmpty()
                ? Optional.empty()
                : Optional.of(new AlternatingMove.Reject(true, declined, Optional.empty()));
    }
}
