// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncryptsSecrets;
import dev.parley.protocol.HidesSeats;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Look;
import dev.parley.protocol.ManySeats;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.auction.quotes.QuoteEvent.Closed;
import dev.parley.protocol.auction.quotes.QuoteEvent.Joined;
import dev.parley.protocol.auction.quotes.QuoteEvent.QuoteMade;
import dev.parley.protocol.auction.quotes.QuoteEvent.QuoteTakenBack;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request for quotes, which is a reverse auction: one buyer, who alone may open it, and any number of sellers, who quote for one
 * item.
 *
 * <p><b>Play.</b> A seller quotes a price and a value for each other issue that is open, and may better its own quote until the
 * close where the rules let it. The scoring rule makes one number of each quote, the lower the better; without criteria it is the
 * price. At the close the best quotes win by themselves, the earliest of equal ones first, and each winner is paid what it quoted.
 *
 * <p><b>Units.</b> One winner supplies all units that are asked for, or several share them, each up to what it offered.
 *
 * <p><b>Authority.</b> A quote binds its seller until the close; the buyer owes the dearest award from the opening on. A quote
 * falls with the authority under which it was made, and the request with the buyer's.
 *
 * <p><b>Secrecy.</b> Sellers learn of each other's quotes what the rules say: nothing, each its own rank, or all the best score. The
 * buyer sees no quote before the close, so that it can tell nobody.
 *
 * @since 0.1.0
 */
public final class RequestForQuotes
        implements Protocol<QuoteRules, QuoteMove, QuoteState, QuoteEvent>,
                EncryptsSecrets<QuoteState>,
                HidesSeats<QuoteState>,
                ManySeats<QuoteState, QuoteEvent> {
    /** The name and version of this protocol. */
    public static final ProtocolId ID = new ProtocolId("request-for-quotes", 1);

    /** What the buyer has at stake. */
    static final String REQUEST = "request";

    /** The protocol; it has no state of its own. */
    public RequestForQuotes() {}

    @Override
    public ProtocolId id() {
        return ID;
    }

    @Override
    public Lifecycle lifecycle() {
        return QuoteLifecycle.LIFECYCLE;
    }

    @Override
    public ProtocolForms<QuoteRules, QuoteMove, QuoteEvent> forms() {
        return QuoteForms.ALL;
    }

    @Override
    public Decision<QuoteEvent> open(Opening<QuoteRules> opening, Context context) {
        return OpeningDecision.open(opening);
    }

    @Override
    public QuoteState begin(OpeningRecord<QuoteRules> opening) {
        return QuoteState.begin(opening);
    }

    @Override
    public QuoteState evolve(QuoteState state, QuoteEvent event) {
        return Evolution.evolve(state, event);
    }

    @Override
    public Optional<Refusal> validate(QuoteState state, QuoteMove move) {
        return move instanceof QuoteMove.Quote quote ? MoveDecision.fault(state, quote) : Optional.empty();
    }

    @Override
    public Decision<QuoteEvent> decide(QuoteState state, Input<QuoteMove> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> MoveDecision.decide(state, move, context),
                RequestForQuotes::join,
                due -> Decision.accepted(Closing.due(state)),
                gone -> Decision.accepted(Closing.gone(state, context.at())),
                ended -> Decision.accepted(MoveDecision.stakesEnded(state, ended, context))));
    }

    private static Decision<QuoteEvent> join(Input.Join<QuoteMove> join) {
        Seat seat = join.seat();
        return join.privateTerms().isEmpty()
                ? Decision.accepted(new Joined(seat, seat.id()))
                : Decision.refused(Refusal.of(Reason.INVALID_REQUEST)
                        .with("field", Json.of("privateTerms"))
                        .with("message", Json.of("must be left out: only the buyer keeps terms to itself")));
    }

    @Override
    public Standing standing(QuoteState state) {
        return new Standing(
                state.closed().map(closed -> closed.reason().phase()).orElse(QuoteLifecycle.QUOTING),
                state.hasEnded() ? Optional.empty() : Optional.of(state.times().close()),
                state.seats(),
                state.awards());
    }

    @Override
    public QuoteState putOff(QuoteState state, Duration pause) {
        return state.later(pause);
    }

    /** The quote; where the units are split, as little of it as may be awarded, or all of it. */
    @Override
    public Bound binds(QuoteState state, SeatId mover, QuoteMove move) {
        if (!(move instanceof QuoteMove.Quote quote)) {
            return Bound.NOTHING;
        }
        Request request = state.request();
        Terms whole = request.whole(quote.items().get(0));
        Terms least = request.withUnits(whole, request.least(whole));
        return least.equals(whole) ? Bound.to(List.of(whole)) : new Bound(List.of(List.of(least), List.of(whole)));
    }

    /** The buyer owes the dearest award from the opening on, whatever is quoted; a seller what it has quoted. */
    @Override
    public List<Stake> stakes(QuoteState state, SeatId seat) {
        if (state.hasEnded()) {
            return List.of();
        }
        Request request = state.request();
        if (state.isBuyer(seat)) {
            long price = request.openCeiling()
                    .or(state::hiddenCeiling)
                    .orElse(request.prices().max());
            Money most = request.dearest(price);
            return List.of(new Stake(
                    REQUEST,
                    Optional.of(most),
                    Map.of(request.item().id(), request.asked()),
                    request.rules().winners()));
        }
        return state.book().of(seat).stream()
                .map(quote -> Stake.ofGoods(
                        quote.id().value(),
                        Map.of(request.item().id(), request.item().units(quote.terms())),
                        1))
                .toList();
    }

    @Override
    public Collection<SeatId> restaked(QuoteState before, QuoteEvent event, QuoteState after) {
        if (event instanceof QuoteMade made) {
            return List.of(made.seat());
        }
        if (event instanceof QuoteTakenBack taken) {
            return List.of(taken.seat());
        }
        Set<SeatId> seats = new HashSet<>();
        if (event instanceof Closed || event instanceof QuoteEvent.CeilingSet) {
            seats.add(before.request().buyer());
        }
        if (event instanceof Closed) {
            before.book().ranking().forEach(quote -> seats.add(quote.seat()));
        }
        return seats;
    }

    /** After an award the chain is open to its parties where the rules say so; before it, a header would tell of a quote. */
    @Override
    public boolean publishesHeaders(QuoteState state) {
        return state.rules().opensChain() && !state.awards().isEmpty();
    }

    /** A seller sees the buyer and itself; the buyer at the end those whose quotes stood. */
    @Override
    public List<Seat> seats(QuoteState state, Viewer viewer) {
        return viewer.match(party -> known(state, party.seat()), operator -> state.seats(), anyone -> List.of());
    }

    private static List<Seat> known(QuoteState state, SeatId own) {
        Set<SeatId> known = new HashSet<>(Set.of(state.request().buyer()));
        known.add(own);
        if (state.isBuyer(own)) {
            state.closed().stream()
                    .flatMap(closed -> closed.ranking().stream())
                    .forEach(given -> known.add(given.quote().seat()));
        }
        return known.stream()
                .flatMap(seat -> state.seats().place(seat).stream())
                .sorted()
                .map(state.seats()::get)
                .toList();
    }

    @Override
    public Look shared(QuoteState state, Audience audience, Instant now) {
        return new QuoteLook(state).shared();
    }

    @Override
    public Look own(QuoteState state, SeatId seat, Instant now) {
        QuoteLook look = new QuoteLook(state);
        return state.isBuyer(seat) ? look.buyer() : look.seller(seat);
    }
}
