package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Terms;
import dev.parley.protocol.alternating.AlternatingEvent.OfferAccepted;
import dev.parley.protocol.alternating.AlternatingEvent.OfferMade;
import dev.parley.protocol.alternating.AlternatingEvent.OfferRejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the seller's thresholds answer to a buyer's offer, in the events of the seller's own moves. Where each item
 * settles by itself, each is judged by itself and the undecided ones stay on the table for the seller; else all must
 * reach their thresholds to be accepted, and one below is enough to decline.
 */
final class AutomaticAnswer {
    private AutomaticAnswer() {}

    static List<AlternatingEvent> to(Table table, OfferMade made) {
        List<ItemId> accepted = new ArrayList<>();
        List<ItemId> declined = new ArrayList<>();
        List<ItemId> undecided = new ArrayList<>();
        for (Terms terms : made.terms()) {
            List<ItemId> pile = switch (table.verdict(terms)) {
                case ACCEPT -> accepted;
                case DECLINE -> declined;
                case WAIT -> undecided;
            };
            pile.add(terms.item());
        }
        return table.isAllOrNothing()
                ? together(made, accepted, declined)
                : itemByItem(made, accepted, declined, undecided);
    }

    private static List<AlternatingEvent> together(OfferMade made, List<ItemId> accepted, List<ItemId> declined) {
        List<ItemId> all = made.terms().stream().map(Terms::item).toList();
        if (!declined.isEmpty()) {
            return List.of(declined(made, all, List.of()));
        }
        return accepted.size() == all.size() ? List.of(accepted(made, all, List.of())) : List.of();
    }

    private static List<AlternatingEvent> itemByItem(
            OfferMade made, List<ItemId> accepted, List<ItemId> declined, List<ItemId> undecided) {
        List<AlternatingEvent> answers = new ArrayList<>(2);
        if (!accepted.isEmpty()) {
            List<ItemId> stands = new ArrayList<>(declined);
            stands.addAll(undecided);
            stands.sort(null);
            answers.add(accepted(made, accepted, stands));
        }
        if (!declined.isEmpty()) {
            answers.add(declined(made, declined, undecided));
        }
        return answers;
    }

    private static AlternatingEvent accepted(OfferMade made, List<ItemId> items, List<ItemId> stands) {
        return new OfferAccepted(Side.SELLER, made.offer(), items, stands);
    }

    private static AlternatingEvent declined(OfferMade made, List<ItemId> items, List<ItemId> stands) {
        return new OfferRejected(Side.SELLER, made.offer(), items, stands, true, Optional.empty());
    }
}
