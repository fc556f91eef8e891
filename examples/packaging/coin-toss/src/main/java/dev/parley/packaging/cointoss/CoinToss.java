package dev.parley.packaging.cointoss;

import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Award;
import dev.parley.protocol.Codecs;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Exposure;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A coin toss for the right to buy: the seller lays a coin under a cup, the buyer calls a side, and a right call buys
 * the one item at its list price. A wrong call and silence both end it without a deal.
 */
public final class CoinToss implements Protocol<CoinRules, CoinMove, CoinState, CoinEvent> {
    @Override
    public ProtocolId id() {
        return new ProtocolId("coin-toss", 1);
    }

    // #region lifecycle
    @Override
    public Lifecycle lifecycle() {
        Set<String> ended = Set.of(CoinState.ENDED);
        MoveRule lay = new MoveRule(CoinState.LAY, Set.of(SeatRole.SELLER), Set.of(CoinState.CALLING));
        MoveRule call = new MoveRule(CoinState.CALL, Set.of(SeatRole.BUYER), Set.of(CoinState.BOUGHT, CoinState.ENDED));
        return new Lifecycle(
                CoinState.LAYING,
                List.of(
                        new Phase(CoinState.LAYING, false, List.of(lay), ended, ended),
                        new Phase(CoinState.CALLING, false, List.of(call), ended, ended),
                        Phase.terminal(CoinState.BOUGHT),
                        Phase.terminal(CoinState.ENDED)));
    }
    // #endregion lifecycle

    @Override
    public Codecs<CoinRules, CoinMove, CoinEvent> codecs() {
        return CoinForms.CODECS;
    }

    /** Refused unless a buyer and a seller toss for one item that is agreed by its list price alone. */
    @Override
    public Decision<CoinEvent> open(Opening<CoinRules> opening, Context context) {
        List<SeatRole> roles = opening.seats().stream().map(Seat::role).sorted().toList();
        boolean fits = roles.equals(List.of(SeatRole.BUYER, SeatRole.SELLER)) && hasOnePrice(opening.listing());
        return fits
                ? Decision.accepted(new CoinEvent.Opened(
                        opening.listing(), opening.rules(), opening.seats(), until(opening.rules(), context.at())))
                : Decision.refused(Reason.INVALID_RULES);
    }

    private static boolean hasOnePrice(Listing listing) {
        Item item = listing.items().get(0);
        Terms terms = CoinState.atListPrice(item);
        return listing.items().size() == 1
                && item.faults(terms).isEmpty()
                && item.missing(terms).isEmpty();
    }

    private static Instant until(CoinRules rules, Instant at) {
        return at.plusSeconds(rules.seconds());
    }

    @Override
    public Optional<Refusal> validate(CoinState state, CoinMove move) {
        return Optional.empty();
    }

    // #region decide
    @Override
    public Decision<CoinEvent> decide(CoinState state, Input<CoinMove> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move(state, move, context.at()),
                join -> Decision.refused(state.open() ? Reason.CANNOT_JOIN : Reason.NEGOTIATION_CLOSED),
                due -> Decision.accepted(state.passed(context.at()) ? List.of(new CoinEvent.Ended()) : List.of()),
                control -> control(state, control, context.at())));
    }

    private static Decision<CoinEvent> move(CoinState state, Input.Move<CoinMove> move, Instant at) {
        Optional<Reason> barred = state.barred(at);
        if (barred.isPresent()) {
            return Decision.refused(barred.get());
        }
        if (!move.seat().equals(state.mover())
                || !CoinForms.CODECS.kind(move.payload()).equals(state.move())) {
            return Decision.refused(Reason.NOT_YOUR_TURN);
        }
        if (move.answers().isPresent()) {
            return Decision.refused(Reason.STALE_OFFER);
        }
        boolean heads = move.payload().heads();
        return Decision.accepted(state.coin()
                .<CoinEvent>map(coin -> new CoinEvent.Called(heads, coin == heads))
                .orElseGet(() -> new CoinEvent.Laid(
                        move.seat(), heads, until(state.opened().rules(), at))));
    }
    // #endregion decide

    private static Decision<CoinEvent> control(CoinState state, Input.Control<CoinMove> control, Instant at) {
        if (!state.open()) {
            return Decision.refused(Reason.NEGOTIATION_CLOSED);
        }
        return switch (control.kind()) {
            case PAUSED ->
                state.paused() ? Decision.refused(Reason.ALREADY_PAUSED) : Decision.accepted(new CoinEvent.Paused(at));
            case RESUMED ->
                state.paused() ? Decision.accepted(new CoinEvent.Resumed(at)) : Decision.refused(Reason.NOT_PAUSED);
            case STOCK_GONE, LISTING_WITHDRAWN, AUTHORITY_ENDED, CANCELLED -> Decision.accepted(new CoinEvent.Ended());
        };
    }

    @Override
    public CoinState begin(CoinEvent first) {
        if (first instanceof CoinEvent.Opened opened) {
            return new CoinState(opened, CoinState.LAYING, opened.until(), Optional.empty(), Optional.empty());
        }
        throw new IllegalStateException("no coin toss begins with " + first);
    }

    @Override
    public CoinState evolve(CoinState state, CoinEvent event) {
        if (event instanceof CoinEvent.Laid laid) {
            return state.laid(laid);
        }
        if (event instanceof CoinEvent.Called called) {
            return state.in(called.won() ? CoinState.BOUGHT : CoinState.ENDED);
        }
        if (event instanceof CoinEvent.Ended) {
            return state.in(CoinState.ENDED);
        }
        if (event instanceof CoinEvent.Paused paused) {
            return state.paused(paused.at());
        }
        if (event instanceof CoinEvent.Resumed resumed) {
            return state.resumed(resumed.at());
        }
        throw new IllegalStateException(event + " cannot follow in " + state);
    }

    @Override
    public String phase(CoinState state) {
        return state.phase();
    }

    @Override
    public Optional<Instant> nextDeadline(CoinState state) {
        return state.deadline();
    }

    @Override
    public List<Award> awards(CoinState state) {
        if (!state.phase().equals(CoinState.BOUGHT)) {
            return List.of();
        }
        Terms terms = state.terms();
        return List.of(new Award(
                state.seat(SeatRole.BUYER),
                state.seat(SeatRole.SELLER),
                terms,
                state.item().amount(terms),
                state.item().units(terms)));
    }

    /** Both bind: the seller's coin to a sale, the buyer's call to a purchase. */
    @Override
    public List<Terms> binds(CoinState state, SeatId mover, CoinMove move) {
        return List.of(state.terms());
    }

    /** Once the coin is laid the buyer's call alone can make the seller sell. */
    @Override
    public Exposure exposure(CoinState state, SeatId seat) {
        boolean bound = state.phase().equals(CoinState.CALLING) && seat.equals(state.seat(SeatRole.SELLER));
        return bound
                ? new Exposure(
                        Optional.empty(), Map.of(state.item().id(), state.item().units(state.terms())), 1)
                : Exposure.NONE;
    }

    @Override
    public List<Allowed> allowed(CoinState state, SeatId seat, Instant now) {
        return state.barred(now).isEmpty() && seat.equals(state.mover())
                ? List.of(new Allowed(
                        state.move(), Optional.empty(), Json.object().build()))
                : List.of();
    }

    @Override
    public List<Seat> seats(CoinState state) {
        return state.opened().seats();
    }

    /** Only the seller sees the coin, also afterwards: the outcome tells the others. */
    @Override
    public View view(CoinState state, Viewer viewer, Instant now) {
        boolean seller = viewer.match(party -> party.seat().equals(state.seat(SeatRole.SELLER)), operator -> false);
        Json.Builder details = Json.object()
                .put("price", state.item().amount(state.terms()))
                .putIf("until", state.deadline(), Json::of)
                .putIf("heads", state.coin().filter(coin -> seller), Json::of);
        return new View(state.phase(), details.build());
    }

    @Override
    public Optional<View> disclose(CoinState before, CoinEvent event, Viewer viewer) {
        EncodedEvent encoded = CoinForms.CODECS.encode(event);
        Json.Builder details = Json.object();
        encoded.parts().stream()
                .filter(part -> part.audience().includes(viewer))
                .forEach(part -> part.content().members().forEach(details::put));
        return Optional.of(new View(encoded.type(), details.build()));
    }
}
