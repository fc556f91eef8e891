package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.Terms;
import dev.parley.protocol.Context;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.alternating.AlternatingEvent.OfferMade;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An offer about to be made: complete once merged with what it answers.
 *
 * @param by whose
 * @param answers the offer that it would replace
 * @param terms what it would put on the table, sorted by item
 * @param message free text
 */
record Proposal(Side by, Optional<OfferId> answers, List<Terms> terms, Optional<String> message) {
    private static final Comparator<Terms> BY_ITEM = Comparator.comparing(Terms::item);

    static Proposal of(Side by, AlternatingMove.Offer offer) {
        List<Terms> terms = offer.items();
        return new Proposal(
                by,
                Optional.empty(),
                terms.size() < 2 ? terms : terms.stream().sorted(BY_ITEM).toList(),
                offer.message());
    }

    static Proposal of(Side by, StandingOffer answered, AlternatingMove.Counter counter) {
        return new Proposal(by, Optional.of(answered.id()), merged(answered, counter), counter.message());
    }

    /** To what a counter-offer binds: what it accepts, and what it would put on the table. */
    static List<Terms> binds(StandingOffer answered, AlternatingMove.Counter counter) {
        return Stream.concat(
                        answered.terms().stream().filter(terms -> counter.accepts().contains(terms.item())),
                        merged(answered, counter).stream())
                .toList();
    }

    static List<Terms> merged(StandingOffer answered, AlternatingMove.Counter counter) {
        return isAboutItsOneItem(answered, counter)
                ? List.of(merged(answered.terms().get(0), counter.items().get(0)))
                : mergedByItem(answered, counter);
    }

    /** Most negotiations are about one item: no need to sort and to look for others. */
    private static boolean isAboutItsOneItem(StandingOffer answered, AlternatingMove.Counter counter) {
        return answered.terms().size() == 1
                && counter.items().size() == 1
                && counter.drops().isEmpty()
                && counter.accepts().isEmpty()
                && answered.terms().get(0).item().equals(counter.items().get(0).item());
    }

    private static List<Terms> mergedByItem(StandingOffer answered, AlternatingMove.Counter counter) {
        Map<ItemId, Terms> merged = new TreeMap<>();
        for (Terms terms : answered.terms()) {
            if (!counter.drops().contains(terms.item()) && !counter.accepts().contains(terms.item())) {
                merged.put(terms.item(), terms);
            }
        }
        for (Terms changes : counter.items()) {
            Terms before = merged.get(changes.item());
            merged.put(changes.item(), before == null ? changes : merged(before, changes));
        }
        return List.copyOf(merged.values());
    }

    private static Terms merged(Terms before, Terms changes) {
        return replaces(changes, before) ? changes : before.with(changes);
    }

    /** Terms that name every issue need no merging: what stands is complete, and changes name known issues only. */
    private static boolean replaces(Terms changes, Terms before) {
        return changes.values().size() == before.values().size();
    }

    /** Why the rules do not allow it, its terms being complete. */
    Optional<Refusal> fault(AlternatingState state) {
        if (!state.hasRoundsLeft()) {
            return Optional.of(Refusal.of(Reason.ROUND_LIMIT));
        }
        if (by == Side.BUYER && state.buyersOffersLeft() == 0) {
            return Optional.of(Refusal.of(Reason.OFFER_LIMIT));
        }
        Optional<Refusal> worse = state.rules().monotoneConcession() ? worse(state) : Optional.empty();
        if (worse.isPresent()) {
            return worse;
        }
        return state.isAllOrNothing() && terms.size() < state.rows().size()
                ? Optional.of(Refusal.of(Reason.PARTIAL_NOT_ALLOWED))
                : Crossing.fault(state, by, terms);
    }

    private Optional<Refusal> worse(AlternatingState state) {
        for (Terms of : terms) {
            ItemRow row = state.row(of.item());
            if (row.isWorse(by, row.price(of))) {
                return Optional.of(MoveDecision.about(Reason.CONCESSION_NOT_MONOTONE, of.item())
                        .with("issue", Json.of(row.item().price().id().value()))
                        .withForOwner("limit", Json.of(row.last(by).orElseThrow())));
            }
        }
        return Optional.empty();
    }

    OfferMade made(AlternatingState state, Context context) {
        return new OfferMade(
                by,
                context.offerIds().get(),
                answers,
                terms,
                context.at().plusSeconds(state.rules().offerExpirySeconds()),
                message);
    }
}
