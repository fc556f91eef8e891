// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the seller's thresholds answer to a buyer's offer: a move of the seller. Where each item settles by itself, each is
 * judged by itself, first those that are accepted, then those that are declined, and the undecided ones stay on the table
 * for the seller. Of what settles together all must reach its thresholds to be accepted, and one below is enough to decline.
 * Where at least some number of items settles, those below are declined first, and the rest is accepted once none of it is
 * undecided.
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
        return state.endsWithFirstDeal()
                ? atOnce(state, offer, accepted, declined)
                : each(state, offer, accepted, declined);
    }

    /** One deal is all that it can come to: nothing is accepted before all that is not declined can be. */
    private static Optional<AlternatingMove> atOnce(
            AlternatingState state, StandingOffer offer, Set<ItemId> accepted, Set<ItemId> declined) {
        if (accepted.size() == offer.terms().size()) {
            return Optional.of(new AlternatingMove.Accept(accepted));
        }
        if (declined.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                state.isWhole(offer.itemsWithout(declined))
                        ? new AlternatingMove.Reject(true, declined, Optional.empty())
                        : new AlternatingMove.Reject(true));
    }

    /** What settles together is accepted when all of it can be, and declined when any of it must be. */
    private static Optional<AlternatingMove> each(
            AlternatingState state, StandingOffer offer, Set<ItemId> accepted, Set<ItemId> declined) {
        Set<ItemId> wholly = new HashSet<>();
        Set<ItemId> partly = new HashSet<>();
        for (List<ItemId> group : state.together(offer.items())) {
            if (group.stream().anyMatch(declined::contains)) {
                partly.addAll(group);
            } else if (accepted.containsAll(group)) {
                wholly.addAll(group);
            }
        }
        if (!wholly.isEmpty()) {
            return Optional.of(new AlternatingMove.Accept(wholly));
        }
        if (partly.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                state.isAllOrNothing()
                        ? new AlternatingMove.Reject(true)
                        : new AlternatingMove.Reject(true, partly, Optional.empty()));
    }
}
