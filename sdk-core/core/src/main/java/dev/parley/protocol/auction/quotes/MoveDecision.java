// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.model.TermsFault;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.auction.quotes.QuoteEvent.QuoteMade;
import dev.parley.protocol.auction.quotes.QuoteEvent.QuoteTakenBack;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What comes of a seller's move. No refusal depends on what another seller quoted or on the hidden ceiling. */
final class MoveDecision {
    private MoveDecision() {}

    /** What is wrong with a quote whatever has been quoted before. */
    static Optional<Refusal> fault(QuoteState state, QuoteMove.Quote move) {
        Optional<Refusal> fault = first(state.opening().listing().faults(move.items()));
        if (fault.isPresent() || move.items().isEmpty()) {
            return fault.or(() -> Optional.of(Refusal.of(Reason.NOTHING_OFFERED)));
        }
        Request request = state.request();
        Terms whole = request.whole(move.items().get(0));
        return first(state.opening().listing().faultsOfWhole(List.of(whole)))
                .or(() -> quantityFault(request, whole))
                .or(() -> request.openCeiling()
                        .filter(most -> request.price(whole) > most)
                        .map(most -> Refusal.of(QuoteReason.ABOVE_CEILING).with("ceiling", Json.of(most))));
    }

    private static Optional<Refusal> first(List<TermsFault> faults) {
        return faults.stream().min(Comparator.comparing(TermsFault::kind)).map(Refusal::of);
    }

    private static Optional<Refusal> quantityFault(Request request, Terms whole) {
        long units = request.item().units(whole);
        boolean asked = request.isSplit() ? units <= request.asked() : units == request.asked();
        return asked
                ? Optional.empty()
                : Optional.of(Refusal.of(QuoteReason.OTHER_QUANTITY).with("units", Json.of(request.asked())));
    }

    static Decision<QuoteEvent> decide(QuoteState state, Input.Move<QuoteMove> move, Context context) {
        if (move.answers().isPresent() || move.termsHash().isPresent()) {
            return Decision.refused(Reason.STALE_OFFER);
        }
        if (move.payload() instanceof QuoteMove.Quote quote) {
            Request request = state.request();
            Terms terms = request.whole(quote.items().get(0));
            return standing(state, move.seat())
                    .or(() -> improvementFault(state, move.seat(), terms))
                    .<Decision<QuoteEvent>>map(Decision::refused)
                    .orElseGet(() -> Decision.accepted(Telling.after(
                            state,
                            new QuoteMade(move.seat(), context.offerIds().get(), terms, request.score(terms)),
                            context.at())));
        }
        if (!state.rules().withdrawable()) {
            return Decision.refused(Reason.MOVE_NOT_ALLOWED);
        }
        return state.book()
                .of(move.seat())
                .map(quote -> Decision.accepted(
                        Telling.after(state, new QuoteTakenBack(quote.seat(), quote.id(), true), context.at())))
                .orElseGet(() -> Decision.refused(QuoteReason.NOTHING_QUOTED));
    }

    /** Why a seat may not quote, whatever it would quote. */
    static Optional<Refusal> standing(QuoteState state, SeatId seat) {
        if (state.book().out().contains(seat)) {
            return Optional.of(Refusal.of(QuoteReason.QUOTE_WITHDRAWN));
        }
        return state.book().of(seat).isPresent() && !state.rules().improvable()
                ? Optional.of(Refusal.of(QuoteReason.ALREADY_QUOTED))
                : Optional.empty();
    }

    private static Optional<Refusal> improvementFault(QuoteState state, SeatId seat, Terms terms) {
        Optional<Quote> own = state.book().of(seat);
        Request request = state.request();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        if (request.item().units(terms) < request.item().units(own.get().terms())) {
            return Optional.of(Refusal.of(QuoteReason.FEWER_UNITS));
        }
        long reach = toReach(state, own.get());
        return request.score(terms) <= reach
                ? Optional.empty()
                : Optional.of(Refusal.of(QuoteReason.NOT_IMPROVED).with("score", Json.of(reach)));
    }

    /** The score that a better quote of the same seller must have at most. */
    static long toReach(QuoteState state, Quote own) {
        return own.score() - state.rules().decrement();
    }

    /** The request ends with its buyer's authority; a seller's quote falls with its own. */
    static List<QuoteEvent> stakesEnded(QuoteState state, Input.StakesEnded<QuoteMove> ended, Context context) {
        if (state.isBuyer(ended.seat())) {
            return ended.stakes().contains(RequestForQuotes.REQUEST) ? Closing.unavailable(state) : List.of();
        }
        return state.book()
                .of(ended.seat())
                .filter(quote -> ended.stakes().contains(quote.id().value()))
                .map(quote -> Telling.after(state, new QuoteTakenBack(quote.seat(), quote.id(), false), context.at()))
                .orElse(List.of());
    }
}
