// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.posted;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.AnswersMoves;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.Bargains;
import dev.parley.protocol.Bound;
import dev.parley.protocol.CapsOffers;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Look;
import dev.parley.protocol.Need;
import dev.parley.protocol.NeedsFacts;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.RefusalCode;
import dev.parley.protocol.Response;
import dev.parley.protocol.Snapshots;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.StateForm;
import dev.parley.protocol.posted.PostedEvent.Answer;
import dev.parley.protocol.posted.PostedEvent.Answered;
import dev.parley.protocol.posted.PostedEvent.Bought;
import dev.parley.protocol.posted.PostedEvent.CloseReason;
import dev.parley.protocol.posted.PostedEvent.Closed;
import dev.parley.protocol.posted.PostedEvent.Offered;
import dev.parley.protocol.posted.PostedEvent.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A posted price: the buyer buys at it or leaves it. Many buyers on one listing are many negotiations side by side; the first to
 * take a unit has it, and there is one winner to a unit.
 *
 * <p><b>Offers.</b> Where the rules allow it, a buyer may offer less, once on each listing. The seller, or a threshold that it keeps to
 * itself, accepts or declines; there is no counter-offer. While the offer waits the buyer may still buy at the price.
 *
 * <p><b>Time.</b> An offer lapses when the seller has not answered it in time; the buyer may go on to buy. A pause moves all that is
 * still to come.
 *
 * @since 0.1.0
 */
public final class PostedPrice
        implements Protocol<PostedRules, PostedMove, PostedState, PostedEvent>,
                AnswersMoves<PostedState, PostedEvent>,
                Bargains<PostedState>,
                CapsOffers<PostedState>,
                NeedsFacts<PostedRules, PostedMove, PostedState>,
                Snapshots<PostedState> {
    /** The name and version of this protocol. */
    public static final ProtocolId ID = new ProtocolId("posted-price", 1);

    static final String OPEN = "open";
    static final String ANSWERING = "answering";
    static final String SOLD = "sold";
    private static final String CLOSED = CloseReason.EXPIRED.phase();
    private static final String UNAVAILABLE = CloseReason.UNAVAILABLE.phase();

    /** A move that buys names its price, so that it means the same whatever others have done; an answer names its offer. */
    private static final Lifecycle LIFECYCLE = Lifecycle.begin(OPEN)
            .phase(OPEN)
            .move(new MoveRule("buy", Set.of(SeatRole.BUYER), Set.of(SOLD), true))
            .move(new MoveRule("offer", Set.of(SeatRole.BUYER), Set.of(ANSWERING, SOLD, OPEN), true))
            .deadline(CLOSED)
            .outside(UNAVAILABLE)
            .phase(ANSWERING)
            .move(new MoveRule("buy", Set.of(SeatRole.BUYER), Set.of(SOLD), true))
            .move("accept", SeatRole.SELLER, SOLD)
            .move("decline", SeatRole.SELLER, OPEN)
            .deadline(OPEN, CLOSED)
            .outside(OPEN, UNAVAILABLE)
            .end(SOLD)
            .end(CLOSED)
            .end(UNAVAILABLE)
            .build();

    /** The protocol; it has no state of its own. */
    public PostedPrice() {}

    @Override
    public ProtocolId id() {
        return ID;
    }

    @Override
    public Lifecycle lifecycle() {
        return LIFECYCLE;
    }

    @Override
    public ProtocolForms<PostedRules, PostedMove, PostedEvent> forms() {
        return PostedForms.ALL;
    }

    @Override
    public StateForm<PostedState> stateForm() {
        return PostedForms.STATE;
    }

    @Override
    public Set<Need> needs(Opening<PostedRules> opening) {
        return OpeningDecision.needs(opening);
    }

    @Override
    public Decision<PostedEvent> open(Opening<PostedRules> opening, Context context) {
        return OpeningDecision.open(opening, context);
    }

    @Override
    public PostedState begin(OpeningRecord<PostedRules> opening) {
        return PostedState.begin(opening);
    }

    @Override
    public Optional<Refusal> validate(PostedState state, PostedMove move) {
        return move.isBuyers() ? state.item().fault(state.opening().listing(), move.named()) : Optional.empty();
    }

    @Override
    public Decision<PostedEvent> decide(PostedState state, Input<PostedMove> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move.payload().isBuyers() ? buyers(state, move, context) : sellers(state, move),
                join -> Decision.refused(Reason.CANNOT_JOIN),
                due -> Decision.accepted(due(state, context.at())),
                gone -> Decision.accepted(new Closed(CloseReason.UNAVAILABLE)),
                ended -> Decision.accepted(stakesEnded(state, ended.stakes()))));
    }

    private static Decision<PostedEvent> buyers(PostedState state, Input.Move<PostedMove> move, Context context) {
        if (move.answers().isPresent() || move.termsHash().isPresent()) {
            return Decision.refused(Reason.STALE_OFFER);
        }
        long named = state.item().priceIn(move.payload().named().get(0)).orElseThrow();
        OfferId id = context.offerIds().get();
        if (move.payload() instanceof PostedMove.Buy) {
            return named == state.price()
                    ? Decision.accepted(new Bought(id))
                    : refused(state, PostedReason.NOT_THE_PRICE);
        }
        if (!state.mayOffer()) {
            return refused(
                    state,
                    state.opening().rules().privateOffer() ? PostedReason.ALREADY_OFFERED : PostedReason.NO_OFFERS);
        }
        return named < state.price()
                ? Decision.accepted(new Offered(id, named, context.at()))
                : refused(state, PostedReason.OFFER_NOT_BELOW_PRICE);
    }

    private static Decision<PostedEvent> refused(PostedState state, RefusalCode code) {
        return Decision.refused(Refusal.of(code).with("price", json(state, state.price())));
    }

    private static Json json(PostedState state, long price) {
        return Value.of(state.item().amount(price)).toJson();
    }

    private static Decision<PostedEvent> sellers(PostedState state, Input.Move<PostedMove> move) {
        PostedState.Offer offer = state.standing().orElseThrow();
        boolean accepts = move.payload() instanceof PostedMove.Accept;
        Terms terms = state.item().at(offer.price());
        boolean same = move.answers().filter(offer.id()::equals).isPresent()
                && move.termsHash().map(Terms.hash(List.of(terms))::equals).orElse(!accepts);
        return same
                ? Decision.accepted(new Answered(offer.id(), accepts ? Answer.ACCEPTED : Answer.DECLINED))
                : Decision.refused(Reason.STALE_OFFER);
    }

    private static PostedEvent due(PostedState state, Instant at) {
        return state.standing()
                .filter(offer -> offer.until().isBefore(state.end()) && !at.isBefore(offer.until()))
                .<PostedEvent>map(offer -> new Answered(offer.id(), Answer.LAPSED))
                .orElseGet(() -> new Closed(CloseReason.EXPIRED));
    }

    private static List<PostedEvent> stakesEnded(PostedState state, Set<String> stakes) {
        return state.standing()
                .filter(offer -> stakes.contains(offer.id().value()))
                .<List<PostedEvent>>map(offer -> List.of(new Answered(offer.id(), Answer.WITHDRAWN)))
                .orElse(List.of());
    }

    /** The seller's threshold answers the offer as the seller's own hand would. */
    @Override
    public Optional<Response<PostedEvent>> respond(PostedState state, SeatId mover, Context context) {
        return state.standing()
                .filter(offer -> mover.equals(state.seat(SeatRole.BUYER)))
                .flatMap(offer -> state.kept().least().map(least -> {
                    Answer answer = offer.price() >= least ? Answer.ACCEPTED : Answer.DECLINED;
                    return new Response<>(state.seat(SeatRole.SELLER), List.of(new Answered(offer.id(), answer)));
                }));
    }

    @Override
    public PostedState evolve(PostedState state, PostedEvent event) {
        if (state.hasEnded()) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " cannot follow the end");
        }
        if (event instanceof Posted posted) {
            return state.keeping(
                    new PostedState.Kept(posted.others(), posted.threshold().least()));
        }
        if (event instanceof Bought bought) {
            return state.selling(new PostedState.Sale(bought.sale().value(), state.price()));
        }
        if (event instanceof Offered offered) {
            Instant until = offered.at().plusSeconds(state.opening().rules().answerSeconds());
            return state.offering(new PostedState.Offer(offered.offer(), offered.price(), until, Optional.empty()));
        }
        if (event instanceof Answered answered) {
            PostedState.Offer offer = state.offer().orElseThrow();
            PostedState after = state.offering(
                    new PostedState.Offer(offer.id(), offer.price(), offer.until(), Optional.of(answered.answer())));
            return answered.answer() == Answer.ACCEPTED
                    ? after.selling(new PostedState.Sale(offer.id().value(), offer.price()))
                    : after;
        }
        return state.closing(((Closed) event).reason());
    }

    @Override
    public PostedState putOff(PostedState state, Duration pause) {
        return state.later(pause);
    }

    @Override
    public PostedState ended(PostedState state, EndReason reason) {
        return state.closing(CloseReason.UNAVAILABLE);
    }

    @Override
    public Standing standing(PostedState state) {
        List<Award> awards = state.sale().stream()
                .map(sale -> Award.of(
                                state.seat(SeatRole.BUYER),
                                state.seat(SeatRole.SELLER),
                                state.item().item(),
                                state.item().at(sale.price()))
                        .fulfilling(sale.stake()))
                .toList();
        boolean gone = state.closed().filter(CloseReason.UNAVAILABLE::equals).isPresent();
        return new Standing(
                state.phase(),
                state.deadline(),
                state.opening().seats(),
                awards,
                gone ? Set.of(state.item().id()) : Set.of());
    }

    /** To its price a buyer's move, and to the buyer's the seller's acceptance. */
    @Override
    public Bound binds(PostedState state, SeatId mover, PostedMove move) {
        if (move instanceof PostedMove.Accept) {
            return Bound.to(state.offer().stream()
                    .map(offer -> state.item().at(offer.price()))
                    .toList());
        }
        return Bound.to(move.named().stream()
                .flatMap(terms -> state.item().priceIn(terms).stream())
                .map(state.item()::at)
                .toList());
    }

    /** The seller owes a unit to the buyer from the opening on; the buyer its offer while it waits. */
    @Override
    public List<Stake> stakes(PostedState state, SeatId seat) {
        Map<ItemId, Long> units = Map.of(state.item().id(), state.item().units());
        if (state.hasEnded()) {
            return List.of();
        }
        if (seat.equals(state.seat(SeatRole.SELLER))) {
            return List.of(Stake.ofGoods("price", units, 1));
        }
        return state.standing().stream()
                .map(offer -> {
                    Optional<Money> money = Optional.of(state.item().amount(offer.price()));
                    return new Stake(offer.id().value(), money, units, 1);
                })
                .toList();
    }

    @Override
    public Optional<OfferId> standingOffer(PostedState state, SeatId seat) {
        return state.standing()
                .filter(offer -> seat.equals(state.seat(SeatRole.BUYER)))
                .map(PostedState.Offer::id);
    }

    @Override
    public long offersCounted(PostedState state) {
        return state.offer().isPresent() ? 1 : 0;
    }

    @Override
    public Look shared(PostedState state, Audience audience, Instant now) {
        Json.Builder details = Json.object()
                .put("price", state.item().amount(state.price()))
                .put("takesOffer", !state.hasEnded() && state.mayOffer())
                .putIf("offer", state.offer(), offer -> offer(state, offer))
                .putIf("paid", state.sale(), sale -> json(state, sale.price()))
                .putIf("closeReason", state.closed(), reason -> Json.of(reason.text()));
        return Look.of(details.build());
    }

    private static Json offer(PostedState state, PostedState.Offer offer) {
        return Json.object()
                .put("id", offer.id().value())
                .put("price", state.item().amount(offer.price()))
                .put(
                        "termsHash",
                        Terms.hash(List.of(state.item().at(offer.price()))).hex())
                .putIf("answer", offer.answer(), answer -> Json.of(answer.text()))
                .build();
    }

    /** The buyer's move is waited for; while its offer waits, the seller's. */
    @Override
    public Look own(PostedState state, SeatId seat, Instant now) {
        boolean sells = seat.equals(state.seat(SeatRole.SELLER));
        Look look = sells ? Look.nothing().keeping(kept(state)) : Look.nothing();
        if (state.hasEnded()) {
            return look;
        }
        Optional<OfferId> waiting = state.standing().map(PostedState.Offer::id);
        if (sells) {
            Json nothing = Json.object().build();
            return waiting.isEmpty()
                    ? look
                    : look.allowing(
                            List.of(new Allowed("accept", waiting, nothing), new Allowed("decline", waiting, nothing)));
        }
        Json limits =
                Json.object().put("price", state.item().amount(state.price())).build();
        Allowed buy = new Allowed("buy", Optional.empty(), limits);
        Look buying = look.allowing(
                state.mayOffer() ? List.of(buy, new Allowed("offer", Optional.empty(), limits)) : List.of(buy));
        return waiting.isPresent() ? buying.unawaited() : buying;
    }

    private static Json kept(PostedState state) {
        return Json.object()
                .put("acceptAt", state.kept().least().<Json>map(Json::of).orElseGet(Json.Nil::new))
                .build();
    }
}
