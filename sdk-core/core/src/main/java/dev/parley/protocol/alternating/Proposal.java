// SPDX-License-Identifier: Apache-2.0
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
    static Proposal of(Side by, AlternatingMove.Offer offer) {
        List<Terms> terms =
                offer.items().stream().sorted(Comparator.comparing(Terms::item)).toList();
        return new Proposal(by, Optional.empty(), terms, offer.message());
    }

    static Proposal of(Side by, StandingOffer answered, AlternatingMove.Counter counter) {
        return new Proposal(by, Optional.of(answered.id()), merged(answered, counter), counter.message());
    }

    /** To what a counter-offer binds: what it accepts, and what it would put on the table. */
    static List<Terms> binds(StandingOffer answered, AlternatingMove.Counter counter) {
        return Stream.concat(
                        answered.terms().stream()
                                .filter(terms -> counter.accepts().contains(terms.item())),
                        merged(answered, counter).stream())
                .toList();
    }

    /** What a counter-offer would put on the table: what stands, with its changes and without what it leaves out. */
    private static List<Terms> merged(StandingOffer answered, AlternatingMove.Counter counter) {
        Map<ItemId, Terms> merged = new TreeMap<>();
        for (Terms terms : answered.terms()) {
            if (!counter.drops().contains(terms.item()) && !counter.accepts().contains(terms.item())) {
                merged.put(terms.item(), terms);
            }
        }
        counter.items().forEach(changes -> merged.merge(changes.item(), changes, Terms::with));
        return List.copyOf(merged.values());
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
        return !state.isWhole(terms.stream().map(Terms::item).toList())
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
