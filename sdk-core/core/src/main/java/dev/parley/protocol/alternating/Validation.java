package dev.parley.protocol.alternating;

import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.model.TermsFault;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.ArrayList;
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

    static Optional<Refusal> fault(Table table, AlternatingMove move) {
        int maxLength = table.rules().maxMessageLength();
        if (move.message().isPresent() && move.message().get().length() > maxLength) {
            return Optional.of(Refusal.of(Reason.INVALID_REQUEST)
                    .with("field", Json.of("message"))
                    .with("maxLength", Json.of(maxLength)));
        }
        List<TermsFault> faults = itemFaults(table, move);
        faults.addAll(table.listing().faults(move.namedTerms()));
        if (move instanceof AlternatingMove.Offer offer) {
            faults.addAll(missing(table, offer.items()));
            return first(faults).or(() -> amountFault(table, offer.items()));
        }
        return first(faults).or(() -> emptyCounter(move));
    }

    /** What an answer must say of the offer that it answers: its name, and to accept any of it the hash of its terms. */
    static Optional<Refusal> unnamed(Input.Move<AlternatingMove> input) {
        AlternatingMove move = input.payload();
        boolean answers = !(move instanceof AlternatingMove.Offer || move instanceof AlternatingMove.Withdraw);
        boolean accepts = move instanceof AlternatingMove.Accept
                || (move instanceof AlternatingMove.Counter counter
                        && !counter.accepts().isEmpty());
        if (answers && input.answers().isEmpty()) {
            return Optional.of(required("answers"));
        }
        return accepts && input.termsHash().isEmpty() ? Optional.of(required("termsHash")) : Optional.empty();
    }

    private static Refusal required(String field) {
        return Refusal.of(Reason.INVALID_REQUEST)
                .with("field", Json.of(field))
                .with("hint", Json.of("Take it from the offer in the view's details."));
    }

    /** The first in the order of checking. */
    private static Optional<Refusal> first(List<TermsFault> faults) {
        return faults.isEmpty()
                ? Optional.empty()
                : faults.stream().min(Comparator.comparing(TermsFault::kind)).map(Refusal::of);
    }

    private static List<TermsFault> itemFaults(Table table, AlternatingMove move) {
        List<TermsFault> faults = new ArrayList<>(0);
        Set<ItemId> named = move.namedItems();
        for (ItemId item : named) {
            if (!table.has(item)) {
                faults.add(new TermsFault(TermsFault.Kind.UNKNOWN_ITEM, item, Optional.empty()));
            }
        }
        if (move instanceof AlternatingMove.Counter counter && !named.isEmpty()) {
            Set<ItemId> seen = new HashSet<>(counter.drops());
            List<ItemId> others = new ArrayList<>(counter.accepts());
            counter.items().forEach(terms -> others.add(terms.item()));
            for (ItemId item : others) {
                if (!seen.add(item)) {
                    faults.add(new TermsFault(TermsFault.Kind.DUPLICATE_ITEM, item, Optional.empty()));
                }
            }
        }
        return faults;
    }

    private static Optional<Refusal> emptyCounter(AlternatingMove move) {
        boolean empty = move instanceof AlternatingMove.Counter counter
                && counter.items().isEmpty()
                && counter.namedItems().isEmpty();
        return empty ? Optional.of(Refusal.of(Reason.NOTHING_OFFERED)) : Optional.empty();
    }

    /** What is wrong with an offer as it would stand on the table, its single values being right. */
    static Optional<Refusal> completeness(Table table, List<Terms> terms) {
        List<TermsFault> missing = missing(table, terms);
        return missing.isEmpty() ? amountFault(table, terms) : Optional.of(Refusal.of(missing.get(0)));
    }

    private static List<TermsFault> missing(Table table, List<Terms> terms) {
        List<TermsFault> faults = new ArrayList<>(0);
        for (Terms of : terms) {
            if (table.has(of.item())) {
                Item item = table.item(of.item());
                if (!isComplete(item, of)) {
                    item.missing(of)
                            .forEach(issue -> faults.add(
                                    new TermsFault(TermsFault.Kind.MISSING_ISSUE, of.item(), Optional.of(issue))));
                }
            }
        }
        return faults;
    }

    private static boolean isComplete(Item item, Terms terms) {
        for (int i = 0; i < item.issues().size(); i++) {
            if (!terms.values().containsKey(item.issues().get(i).id())) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Refusal> amountFault(Table table, List<Terms> terms) {
        if (terms.isEmpty()) {
            return Optional.of(Refusal.of(Reason.NOTHING_OFFERED));
        }
        Money total = Money.zero(table.listing().currency());
        for (Terms of : terms) {
            try {
                total = total.plus(table.amount(of));
            } catch (ArithmeticException e) {
                return Optional.of(
                        Refusal.of(new TermsFault(TermsFault.Kind.AMOUNT_TOO_LARGE, of.item(), Optional.empty())));
            }
        }
        return Optional.empty();
    }
}
