// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Terms;
import dev.parley.model.TermsFault;
import dev.parley.model.TermsFault.Kind;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a move whatever the time and the turn. A counter-offer is complete only together with the offer
 * that it answers: whether it is, is judged once that offer is known to stand.
 */
final class Validation {
    private Validation() {}

    static Optional<Refusal> fault(AlternatingState state, AlternatingMove move) {
        int maxLength = state.rules().maxMessageLength();
        if (move.message().filter(text -> text.length() > maxLength).isPresent()) {
            return Optional.of(Refusal.of(Reason.INVALID_REQUEST)
                    .with("field", Json.of("message"))
                    .with("maxLength", Json.of(maxLength)));
        }
        if (move instanceof AlternatingMove.Offer offer) {
            return completeness(state, offer.items());
        }
        List<TermsFault> faults = itemFaults(state.opening().listing(), move);
        faults.addAll(state.opening().listing().faults(move.namedTerms()));
        return first(faults).or(() -> emptyCounter(move));
    }

    /** The first in the order of checking. */
    private static Optional<Refusal> first(Collection<TermsFault> faults) {
        return faults.isEmpty()
                ? Optional.empty()
                : faults.stream().min(Comparator.comparing(TermsFault::kind)).map(Refusal::of);
    }

    /** What is wrong with an offer as it would stand on the table. */
    static Optional<Refusal> completeness(AlternatingState state, List<Terms> terms) {
        return terms.isEmpty()
                ? Optional.of(Refusal.of(Reason.NOTHING_OFFERED))
                : first(state.opening().listing().faultsOfWhole(terms));
    }

    private static Optional<Refusal> emptyCounter(AlternatingMove move) {
        boolean empty = move instanceof AlternatingMove.Counter
                && move.namedTerms().isEmpty()
                && move.namedItems().isEmpty();
        return empty ? Optional.of(Refusal.of(Reason.NOTHING_OFFERED)) : Optional.empty();
    }

    /** Items that the listing lacks, and items of which a counter-offer says two things. */
    private static List<TermsFault> itemFaults(Listing listing, AlternatingMove move) {
        List<TermsFault> faults = new ArrayList<>(0);
        Set<ItemId> named = move.namedItems();
        for (ItemId item : named) {
            if (listing.item(item).isEmpty()) {
                faults.add(new TermsFault(Kind.UNKNOWN_ITEM, item, Optional.empty()));
            }
        }
        if (move instanceof AlternatingMove.Counter counter && !named.isEmpty()) {
            Set<ItemId> seen = new HashSet<>(counter.drops());
            List<ItemId> others = new ArrayList<>(counter.accepts());
            counter.items().forEach(terms -> others.add(terms.item()));
            for (ItemId item : others) {
                if (!seen.add(item)) {
                    faults.add(new TermsFault(Kind.DUPLICATE_ITEM, item, Optional.empty()));
                }
            }
        }
        return faults;
    }
}
