// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.AnswersMoves;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncryptsSecrets;
import dev.parley.protocol.FollowsUp;
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
import dev.parley.protocol.Response;
import dev.parley.protocol.Snapshots;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.StateForm;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.Watchable;
import dev.parley.protocol.auction.english.EnglishEvent.BidMade;
import dev.parley.protocol.auction.english.EnglishEvent.BidsTakenBack;
import dev.parley.protocol.auction.english.EnglishEvent.Joined;
import dev.parley.protocol.auction.english.EnglishEvent.PriceSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An English auction: one seller, who alone may open it, and any number of buyers, who join and bid in the open for one item, or
 * for one of several identical units.
 *
 * <p><b>Play.</b> A bid names a maximum, which only its bidder sees; the auction bids for the bidder as little as leads. The price
 * follows {@link Ascent}. At the close whoever leads buys at the price, if the reserve is met; with a price for buying at once,
 * whoever pays it ends the auction. A maximum can be raised and not lowered.
 *
 * <p><b>Time.</b> A bid that moves price or leader shortly before the close moves the close, within the rules' limit. A bid that is
 * refused, or that nobody sees, moves nothing.
 *
 * <p><b>Authority.</b> Who leads owes its maximum, and who is outbid owes nothing in the same step. When a mandate ends, its bids
 * are taken back: price and leaders are then as if they had never been made.
 *
 * <p><b>Ends before the close.</b> Where the rules let it, the seller calls the auction off, or ends bidding with a sale to who
 * leads. Without such a rule only an operator ends it.
 *
 * <p><b>After the hammer.</b> Where the rules give second chances, the seller may offer the unit of a winner whose deal lapsed, once,
 * to the bidder that is {@link NextInLine}. Nothing is held of that bidder until it accepts, and nothing is awarded by itself.
 *
 * <p><b>Secrecy.</b> Maxima, and the hidden reserve until it is met, change nothing that others see. Bidders appear under numbers.
 *
 * @since 0.1.0
 */
public final class EnglishAuction
        implements Protocol<EnglishRules, EnglishMove, EnglishState, EnglishEvent>,
                AnswersMoves<EnglishState, EnglishEvent>,
                EncryptsSecrets<EnglishState>,
                FollowsUp<EnglishState>,
                HidesSeats<EnglishState>,
                ManySeats<EnglishState, EnglishEvent>,
                Snapshots<EnglishState>,
                Watchable<EnglishState> {
    /** The name and version of this protocol. */
    public static final ProtocolId ID = new ProtocolId("english", 1);

    /** What the seller has at stake. */
    static final String SALE = "sale";

    /** The protocol; it has no state of its own. */
    public EnglishAuction() {}

    @Override
    public ProtocolId id() {
        return ID;
    }

    @Override
    public Lifecycle lifecycle() {
        return EnglishLifecycle.ALL;
    }

    @Override
    public ProtocolForms<EnglishRules, EnglishMove, EnglishEvent> forms() {
        return EnglishForms.ALL;
    }

    @Override
    public StateForm<EnglishState> stateForm() {
        return EnglishForms.STATE;
    }

    @Override
    public Decision<EnglishEvent> open(Opening<EnglishRules> opening, Context context) {
        return OpeningDecision.open(opening, context.at());
    }

    @Override
    public EnglishState begin(OpeningRecord<EnglishRules> opening) {
        return EnglishState.begin(opening);
    }

    @Override
    public EnglishState evolve(EnglishState state, EnglishEvent event) {
        return Evolution.evolve(state, event);
    }

    @Override
    public Optional<Refusal> validate(EnglishState state, EnglishMove move) {
        return move instanceof EnglishMove.Bid bid ? Validation.fault(state.sale(), bid) : Optional.empty();
    }

    /** What everybody has not been told yet, since an answer was dropped, is told first. */
    @Override
    public Decision<EnglishEvent> decide(EnglishState state, Input<EnglishMove> input, Context context) {
        Optional<PriceSet> untold = state.isBidding() ? Telling.of(state, context.at()) : Optional.empty();
        if (untold.isEmpty()) {
            return play(state, input, context);
        }
        EnglishEvent told = untold.get();
        return play(Evolution.evolve(state, told), input, context)
                .match(
                        events -> Decision.accepted(
                                Stream.concat(Stream.of(told), events.stream()).toList()),
                        Decision::refused);
    }

    private static Decision<EnglishEvent> play(EnglishState state, Input<EnglishMove> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> MoveDecision.decide(state, move, context),
                EnglishAuction::join,
                due -> Decision.accepted(
                        state.isAfterHammer()
                                ? AfterHammerDecision.due(state, context.at())
                                : List.of(Telling.due(state, context.at()))),
                stockGone -> Decision.accepted(
                        state.isAfterHammer()
                                ? AfterHammerDecision.unavailable(state, context.at())
                                : List.of(Telling.unavailable(context.at()))),
                ended -> Decision.accepted(MoveDecision.stakesEnded(state, ended.seat(), ended.stakes(), context.at())),
                lapsed -> Decision.accepted(AfterHammerDecision.dealLapsed(state, lapsed.buyer(), context.at()))));
    }

    @Override
    public boolean followsUp(EnglishState state) {
        return state.isAfterHammer();
    }

    private static Decision<EnglishEvent> join(Input.Join<EnglishMove> join) {
        Seat seat = join.seat();
        return join.privateTerms().isEmpty()
                ? Decision.accepted(new Joined(seat, seat.id()))
                : Decision.refused(Refusal.of(Reason.INVALID_REQUEST)
                        .with("field", Json.of("privateTerms"))
                        .with("message", Json.of("must be left out: only the seller keeps terms to itself")));
    }

    /** What the maxima and the reserve make of a bid: asked once the bidder's authority and budget have been found to suffice. */
    @Override
    public Optional<Response<EnglishEvent>> respond(EnglishState state, SeatId mover, Context context) {
        return state.isBidding()
                ? Telling.of(state, context.at())
                        .map(told -> new Response<>(state.last().orElseThrow().seat(), List.of(told)))
                : Optional.empty();
    }

    @Override
    public Standing standing(EnglishState state) {
        return new Standing(
                state.ending().phase(),
                deadline(state),
                state.seats(),
                state.ending().awards());
    }

    private static Optional<Instant> deadline(EnglishState state) {
        if (!state.isBidding()) {
            return state.ending().after().filter(after -> state.isAfterHammer()).map(AfterHammer::deadline);
        }
        boolean locked = state.ending().phase().equals(EnglishLifecycle.LOCKED);
        Instant end = state.clock().end();
        return Optional.of(
                locked ? end : state.clock().lock(state.sale().rules()).orElse(end));
    }

    @Override
    public EnglishState putOff(EnglishState state, Duration pause) {
        EnglishState later = state.with(state.clock().later(pause));
        return state.ending()
                .after()
                .map(after -> later.with(state.ending().with(after.later(pause))))
                .orElse(later);
    }

    @Override
    public Bound binds(EnglishState state, SeatId mover, EnglishMove move) {
        Sale sale = state.sale();
        if (move instanceof EnglishMove.Bid bid) {
            return Bound.to(List.of(sale.at(Validation.maximum(sale, bid))));
        }
        if (move instanceof EnglishMove.BuyNow) {
            return Bound.to(sale.buyNow().map(sale::at).stream().toList());
        }
        if (move instanceof EnglishMove.CloseEarly) {
            return Bound.to(List.of(sale.at(state.lead().price())));
        }
        Optional<Long> again = move instanceof EnglishMove.SecondChance
                ? NextInLine.of(state).map(NextInLine::price)
                : state.ending()
                        .after()
                        .filter(any -> move instanceof EnglishMove.Accept)
                        .flatMap(after -> after.standing(mover))
                        .map(Chance::price);
        return Bound.to(again.map(sale::at).stream().toList());
    }

    /** Who leads owes the maximum of its highest bid; its other bids, and all of who does not lead, may lead again. */
    @Override
    public List<Stake> stakes(EnglishState state, SeatId seat) {
        Sale sale = state.sale();
        if (state.hasEnded()) {
            return List.of();
        }
        if (state.isAfterHammer()) {
            return stakesAfterHammer(state, seat);
        }
        if (seat.equals(sale.seller())) {
            int units = sale.rules().units();
            return List.of(Stake.ofGoods(SALE, Map.of(sale.item().id(), sale.stock(units)), units));
        }
        List<Bid> own = state.bids().of(seat);
        List<Stake> stakes = new ArrayList<>();
        for (int place = 0; place < own.size(); place++) {
            boolean owed = place == own.size() - 1 && state.isLiable(seat);
            stakes.add(stake(sale, own.get(place), owed));
        }
        return stakes;
    }

    /** The seller owes the units that it offers again; bids of who did not win may still be next in line, and owe nothing. */
    private static List<Stake> stakesAfterHammer(EnglishState state, SeatId seat) {
        Sale sale = state.sale();
        if (seat.equals(sale.seller())) {
            Map<ItemId, Long> unit = Map.of(sale.item().id(), sale.stock(1));
            return state.ending()
                    .after()
                    .orElseThrow()
                    .standing()
                    .map(chance -> Stake.ofGoods(chance.id().value(), unit, 1))
                    .toList();
        }
        boolean won = state.ending().awards().stream().map(Award::buyer).anyMatch(seat::equals);
        return won
                ? List.of()
                : state.bids().of(seat).stream()
                        .map(bid -> stake(sale, bid, false))
                        .toList();
    }

    private static Stake stake(Sale sale, Bid bid, boolean owed) {
        Optional<Money> money = owed ? Optional.of(sale.amount(bid.maximum())) : Optional.empty();
        Map<ItemId, Long> units = owed ? Map.of(sale.item().id(), sale.stock(1)) : Map.of();
        return new Stake(bid.id().value(), money, units, owed ? 1 : 0);
    }

    /** A bid changes its own seat's stake alone; what everybody is told, those of who led and who leads. */
    @Override
    public Collection<SeatId> restaked(EnglishState before, EnglishEvent event, EnglishState after) {
        if (event instanceof BidMade made) {
            return List.of(made.seat());
        }
        if (event instanceof BidsTakenBack taken) {
            return List.of(taken.seat());
        }
        if (event instanceof Joined) {
            return List.of();
        }
        Set<SeatId> seats = new HashSet<>(before.shown().lead().leaders());
        seats.addAll(after.shown().lead().leaders());
        before.last().ifPresent(doing -> seats.add(doing.seat()));
        if (!after.isBidding()) {
            seats.add(after.sale().seller());
        }
        if (event instanceof EnglishEvent.ChanceAnswered answered) {
            seats.add(answered.seat());
        }
        return seats;
    }

    @Override
    public boolean isWatchable(EnglishState state) {
        return state.sale().rules().watchable();
    }

    /** Once a sale is over the chain is open to its parties; before it, a header would tell that a leader raised its maximum. */
    @Override
    public boolean publishesHeaders(EnglishState state) {
        return state.hasEnded() && !state.ending().awards().isEmpty();
    }

    /** A bidder sees the seller and itself; the seller at the end the winners. */
    @Override
    public List<Seat> seats(EnglishState state, Viewer viewer) {
        return viewer.match(party -> seats(state, party.seat()), operator -> state.seats(), anyone -> List.of());
    }

    private static List<Seat> seats(EnglishState state, SeatId own) {
        Set<SeatId> known = new HashSet<>(Set.of(state.sale().seller()));
        known.add(own);
        if (own.equals(state.sale().seller())) {
            state.ending().awards().stream().map(Award::buyer).forEach(known::add);
        }
        return known.stream()
                .flatMap(seat -> state.seats().place(seat).stream())
                .sorted()
                .map(state.seats()::get)
                .toList();
    }

    @Override
    public Look shared(EnglishState state, Audience audience, Instant now) {
        return new RoomLook(state).shared(audience);
    }

    @Override
    public Look own(EnglishState state, SeatId seat, Instant now) {
        boolean buys = state.seats()
                .find(seat)
                .filter(found -> found.role() == SeatRole.BUYER)
                .isPresent();
        RoomLook look = new RoomLook(state);
        return buys ? look.bidder(seat, now) : look.seller();
    }
}
