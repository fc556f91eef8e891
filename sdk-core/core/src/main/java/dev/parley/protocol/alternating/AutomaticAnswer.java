package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Terms;
import dev.parley.protocol.Response;
import dev.parley.protocol.alternating.AlternatingEvent.OfferAccepted;
import dev.parley.protocol.alternating.AlternatingEvent.OfferRejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the seller's thresholds answer to a buyer's offer, in the events of the seller's own moves. Where each item
 * settles by itself, each is judged by itself, first those that are accepted, then those that are declined, and the
 * undecided ones stay on the table for the seller; else all must reach their thresholds to be accepted, and one below is
 * enough to decline.
 */
final class AutomaticAnswer {
    private final AlternatingState state;
    private final StandingOffer offer;
    private final List<ItemId> accepted = new ArrayList<>();
    private final List<ItemId> declined = new ArrayList<>();

    private AutomaticAnswer(AlternatingState state, StandingOffer offer) {
        this.state = state;
        this.offer = offer;
        for (Terms terms : offer.terms()) {
            switch (state.table().verdict(terms)) {
                case ACCEPT -> accepted.add(terms.item());
                case DECLINE -> declined.add(terms.item());
                case WAIT -> {}
            }
        }
    }

    /** The next answer to the buyer's offer; empty where none stands or nothing more of it is decided. */
    static Optional<Response<AlternatingEvent>> to(AlternatingState state) {
        return state.offer()
                .filter(offer -> offer.by() == Side.BUYER && state.table().answersByItself())
                .flatMap(offer -> new AutomaticAnswer(state, offer).next())
                .map(event ->
                        new Response<>(state.table().seat(Side.SELLER).id(), Conclusion.of(state, List.of(event))));
    }

    private Optional<AlternatingEvent> next() {
        if (!state.table().isAllOrNothing()) {
            return accepted.isEmpty() ? decline(declined) : accept(accepted);
        }
        if (!declined.isEmpty()) {
            return decline(offer.items());
        }
        return accepted.size() == offer.terms().size() ? accept(accepted) : Optional.empty();
    }

    private Optional<AlternatingEvent> accept(List<ItemId> items) {
        return Optional.of(new OfferAccepted(Side.SELLER, offer.id(), items, offer.itemsWithout(items)));
    }

    private Optional<AlternatingEvent> decline(List<ItemId> items) {
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new OfferRejected(
                        Side.SELLER, offer.id(), items, offer.itemsWithout(items), true, Optional.empty()));
    }
}
