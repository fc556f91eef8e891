// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.OfferId;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import dev.parley.protocol.alternating.AlternatingEvent.ItemsGone;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationClosed;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationOpened;
import dev.parley.protocol.alternating.AlternatingEvent.OfferAccepted;
import dev.parley.protocol.alternating.AlternatingEvent.OfferMade;
import dev.parley.protocol.alternating.AlternatingEvent.OfferRejected;
import dev.parley.protocol.alternating.AlternatingEvent.OfferWithdrawn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state after an event. Never refuses: an event that cannot follow is an error that names phase and kind of event,
 * and nothing that either holds, since errors are logged.
 */
final class Evolution {
    private Evolution() {}

    static AlternatingState evolve(AlternatingState state, AlternatingEvent event) {
        if (state.hasEnded()) {
            throw impossible(state, event);
        }
        if (event instanceof OfferMade made) {
            return made(state, made);
        }
        if (event instanceof OfferAccepted accepted) {
            StandingOffer offer = answered(state, accepted.offer(), accepted.by(), event);
            return accepted(state, offer, accepted);
        }
        if (event instanceof OfferRejected rejected) {
            StandingOffer offer = answered(state, rejected.offer(), rejected.by(), event);
            return state.at(remaining(offer, rejected.stands()));
        }
        if (event instanceof OfferWithdrawn withdrawn) {
            StandingOffer offer =
                    answered(state, withdrawn.offer(), withdrawn.by().other(), event);
            return state.at(remaining(offer, List.of()));
        }
        if (event instanceof ItemsGone gone) {
            Stage next = state.offer()
                    .map(offer -> remaining(offer, whole(state, offer.itemsWithout(gone.items()))))
                    .orElse(state.stage());
            return state.at(next, state.changed(gone.items(), row -> row.with(ItemRow.Standing.GONE)), state.awards());
        }
        return event instanceof NegotiationOpened opened
                ? opened(state, opened)
                : state.at(new Stage.Ended(((NegotiationClosed) event).reason()));
    }

    private static AlternatingState opened(AlternatingState state, NegotiationOpened opened) {
        Map<ItemId, ItemRow> rows = new LinkedHashMap<>(state.rows());
        rows.replaceAll((item, row) -> row.with(opened.thresholds().getOrDefault(item, Thresholds.NONE)));
        return new AlternatingState(
                state.opening(),
                opened.countedElsewhere(),
                state.deadline(),
                state.stage(),
                Collections.unmodifiableMap(rows),
                0,
                0,
                List.of());
    }

    private static AlternatingState made(AlternatingState state, OfferMade made) {
        Map<ItemId, ItemRow> rows = new LinkedHashMap<>(state.rows());
        for (Terms terms : made.terms()) {
            rows.put(terms.item(), state.row(terms.item()).offered(made.by(), terms));
        }
        return new AlternatingState(
                state.opening(),
                state.countedElsewhere(),
                state.deadline(),
                new Stage.Standing(
                        new StandingOffer(made.by(), made.offer(), made.terms(), made.expiresAt(), made.message())),
                Collections.unmodifiableMap(rows),
                state.rounds() + 1,
                state.buyersOffers() + (made.by() == Side.BUYER ? 1 : 0),
                state.awards());
    }

    private static AlternatingState accepted(AlternatingState state, StandingOffer offer, OfferAccepted accepted) {
        List<Award> awards = new ArrayList<>(state.awards());
        for (ItemId item : accepted.items()) {
            Terms terms = offer.termsOf(item).orElseThrow(() -> impossible(state, accepted));
            awards.add(Award.of(
                    state.seat(Side.BUYER).id(),
                    state.seat(Side.SELLER).id(),
                    state.row(item).item(),
                    terms));
        }
        return state.at(
                remaining(offer, accepted.stands()),
                state.changed(accepted.items(), row -> row.with(ItemRow.Standing.SETTLED)),
                List.copyOf(awards));
    }

    /** What is left of an offer, if that can still settle. */
    private static List<ItemId> whole(AlternatingState state, List<ItemId> left) {
        return state.isAllOrNothing() || state.isWhole(left) ? left : List.of();
    }

    /** The offer over what is left of it, or an empty table on which its owner has the turn. */
    private static Stage remaining(StandingOffer offer, List<ItemId> left) {
        return left.isEmpty() ? new Stage.Empty(Turn.of(offer.by())) : new Stage.Standing(offer.over(left));
    }

    /** The offer on the table, which must be that one, and not the answering side's own. */
    private static StandingOffer answered(AlternatingState state, OfferId offer, Side by, AlternatingEvent event) {
        return state.offerOf(by.other())
                .filter(live -> live.id().equals(offer))
                .orElseThrow(() -> impossible(state, event));
    }

    private static IllegalStateException impossible(AlternatingState state, AlternatingEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot follow in phase " + state.phase());
    }
}
