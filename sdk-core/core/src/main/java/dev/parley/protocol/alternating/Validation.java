package dev.parley.protocol.alternating;

import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.model.TermsFault;
import dev.parley.model.TermsFault.Kind;
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

    static Optional<Refusal> fault(AlternatingState state, AlternatingMove move) {
        int maxLength = state.rules().maxMessageLength();
        if (move.message().filter(text -> text.length() > maxLength).isPresent()) {
            return Optional.of(Refusal.of(Reason.INVALID_REQUEST)
                    .with("field", Json.of("message"))
                    .with("maxLength", Json.of(maxLength)));
        }
        List<TermsFault> faults = itemFaults(state, move);
        faults.addAll(state.opening().listing().faults(move.namedTerms()));
        boolean offer = move instanceof AlternatingMove.Offer;
        if (offer) {
            faults.addAll(missing(state, move.namedTerms()));
        }
        if (!faults.isEmpty()) {
            return faults.stream().min(Comparator.comparing(TermsFault::kind)).map(Refusal::of);
        }
        return offer ? amountFault(state, move.namedTerms()) : emptyCounter(move);
    }

    /** Items that the listing lacks, and items of which a counter-offer says two things. */
    private static List<TermsFault> itemFaults(AlternatingState state, AlternatingMove move) {
        List<TermsFault> faults = new ArrayList<>(0);
        Set<ItemId> named = move.namedItems();
        for (ItemId item : named) {
            if (!state.rows().containsKey(item)) {
                faults.add(fault(Kind.UNKNOWN_ITEM, item));
            }
        }
        if (move instanceof AlternatingMove.Counter counter && !named.isEmpty()) {
            Set<ItemId> seen = new HashSet<>(counter.drops());
            List<ItemId> others = new ArrayList<>(counter.accepts());
            counter.items().forEach(terms -> others.add(terms.item()));
            for (ItemId item : others) {
                if (!seen.add(item)) {
                    faults.add(fault(Kind.DUPLICATE_ITEM, item));
                }
            }
        }
        return faults;
    }

    private static TermsFault fault(Kind kind, ItemId item) {
        return new TermsFault(kind, item, Optional.empty());
    }

    private static Optional<Refusal> emptyCounter(AlternatingMove move) {
        boolean empty = move instanceof AlternatingMove.Counter
                && move.namedTerms().isEmpty()
                && move.namedItems().isEmpty();
        return empty ? Optional.of(Refusal.of(Reason.NOTHING_OFFERED)) : Optional.empty();
    }

    /** What is wrong with an offer as it would stand on the table, its single values being right. */
    static Optional<Refusal> completeness(AlternatingState state, List<Terms> terms) {
        List<TermsFault> missing = missing(state, terms);
        return missing.isEmpty() ? amountFault(state, terms) : Optional.of(Refusal.of(missing.get(0)));
    }

    private static List<TermsFault> missing(AlternatingState state, List<Terms> terms) {
        List<TermsFault> faults = new ArrayList<>(0);
        for (Terms of : terms) {
            Optional<Item> item = state.opening().listing().item(of.item());
            item.ifPresent(known -> known.missing(of)
                    .forEach(issue ->
                            faults.add(new TermsFault(Kind.MISSING_ISSUE, of.item(), Optional.of(issue)))));
        }
        return faults;
    }

    private static Optional<Refusal> amountFault(AlternatingState state, List<Terms> terms) {
        if (terms.isEmpty()) {
            return Optional.of(Refusal.of(Reason.NOTHING_OFFERED));
        }
        Money total = Money.zero(state.opening().listing().currency());
        for (Terms of : terms) {
            try {
                total = total.plus(state.row(of.item()).amount(of));
            } catch (ArithmeticException e) {
                return Optional.of(Refusal.of(fault(Kind.AMOUNT_TOO_LARGE, of.item())));
            }
        }
        return Optional.empty();
    }
}
