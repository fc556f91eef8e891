// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.cointoss;

import dev.parley.form.Forms;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Look;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A coin toss for the right to buy: the seller lays a coin under a cup, the buyer calls a side, and a right call buys
 * the one item at its list price. A wrong call and silence both end it without a deal.
 */
public final class CoinToss implements Protocol<CoinRules, CoinMove, CoinState, CoinEvent> {
    // #region forms
    private static final Forms RECORDS = Forms.of(MethodHandles.lookup());
    private static final ProtocolForms<CoinRules, CoinMove, CoinEvent> FORMS = new ProtocolForms<>(
            RECORDS.record(CoinRules.class).withDefaults(new CoinRules(3_600)),
            MoveForms.of(RECORDS.record(CoinMove.Lay.class), RECORDS.record(CoinMove.Call.class)),
            EventForms.of(RECORDS, CoinEvent.class));
    // #endregion forms

    // #region lifecycle
    private static final Lifecycle LIFECYCLE = Lifecycle.begin(CoinState.LAYING)
            .phase(CoinState.LAYING)
            .move("lay", SeatRole.SELLER, CoinState.CALLING)
            .deadline(CoinState.ENDED)
            .outside(CoinState.ENDED)
            .phase(CoinState.CALLING)
            .move("call", SeatRole.BUYER, CoinState.BOUGHT, CoinState.ENDED)
            .deadline(CoinState.ENDED)
            .outside(CoinState.ENDED)
            .end(CoinState.BOUGHT)
            .end(CoinState.ENDED)
            .build();
    // #endregion lifecycle

    @Override
    public ProtocolId id() {
        return new ProtocolId("coin-toss", 1);
    }

    @Override
    public Lifecycle lifecycle() {
        return LIFECYCLE;
    }

    @Override
    public ProtocolForms<CoinRules, CoinMove, CoinEvent> forms() {
        return FORMS;
    }

    /** Refused unless a buyer and a seller toss for one item that is agreed by its list price alone. */
    @Override
    public Decision<CoinEvent> open(Opening<CoinRules> opening, Context context) {
        List<Item> items = opening.listing().items();
        boolean two = opening.has(SeatRole.BUYER, SeatRole.SELLER);
        return two && items.size() == 1 && items.get(0).isWhole(items.get(0).atListPrice())
                ? Decision.accepted(List.of())
                : Decision.refused(Reason.INVALID_RULES);
    }

    @Override
    public CoinState begin(OpeningRecord<CoinRules> opening) {
        Instant until = opening.openedAt().plusSeconds(opening.rules().seconds());
        return new CoinState(opening, CoinState.LAYING, until, Optional.empty());
    }

    // #region decide
    @Override
    public Decision<CoinEvent> decide(CoinState state, Input<CoinMove> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move(state, move, context.at()),
                join -> Decision.refused(Reason.CANNOT_JOIN),
                due -> Decision.accepted(new CoinEvent.Ended()),
                stockGone -> Decision.accepted(new CoinEvent.Ended()),
                stakesEnded -> Decision.accepted(new CoinEvent.Ended())));
    }

    private static Decision<CoinEvent> move(CoinState state, Input.Move<CoinMove> move, Instant at) {
        if (move.answers().isPresent()) {
            return Decision.refused(Reason.STALE_OFFER);
        }
        boolean heads = move.payload().heads();
        Instant until = at.plusSeconds(state.opening().rules().seconds());
        return Decision.accepted(state.coin()
                .<CoinEvent>map(coin -> new CoinEvent.Called(heads, coin == heads))
                .orElseGet(() -> new CoinEvent.Laid(move.seat(), heads, until)));
    }
    // #endregion decide

    @Override
    public CoinState evolve(CoinState state, CoinEvent event) {
        if (event instanceof CoinEvent.Laid laid) {
            return new CoinState(state.opening(), CoinState.CALLING, laid.until(), Optional.of(laid.heads()));
        }
        boolean won = event instanceof CoinEvent.Called called && called.won();
        return state.in(won ? CoinState.BOUGHT : CoinState.ENDED);
    }

    @Override
    public CoinState putOff(CoinState state, Duration pause) {
        return new CoinState(state.opening(), state.phase(), state.until().plus(pause), state.coin());
    }

    @Override
    public Standing standing(CoinState state) {
        Optional<Instant> deadline = Optional.of(state.until()).filter(until -> state.isOpen());
        List<Award> awards = state.phase().equals(CoinState.BOUGHT)
                ? List.of(
                        Award.of(state.seat(SeatRole.BUYER), state.seat(SeatRole.SELLER), state.item(), state.terms()))
                : List.of();
        return new Standing(state.phase(), deadline, state.opening().seats(), awards);
    }

    /** Both bind: the seller's coin to a sale, the buyer's call to a purchase. */
    @Override
    public Bound binds(CoinState state, SeatId mover, CoinMove move) {
        return Bound.to(List.of(state.terms()));
    }

    /** Once the coin is laid the buyer's call alone can make the seller sell. */
    @Override
    public List<Stake> stakes(CoinState state, SeatId seat) {
        boolean bound = state.phase().equals(CoinState.CALLING) && seat.equals(state.seat(SeatRole.SELLER));
        return bound
                ? List.of(Stake.ofGoods(
                        "coin", Map.of(state.item().id(), state.item().units(state.terms())), 1))
                : List.of();
    }

    @Override
    public Look shared(CoinState state, Audience audience, Instant now) {
        return Look.of(
                Json.object().put("price", state.item().amount(state.terms())).build());
    }

    /** Only the seller sees the coin, also afterwards: the outcome tells the buyer. */
    @Override
    public Look own(CoinState state, SeatId seat, Instant now) {
        boolean seller = seat.equals(state.seat(SeatRole.SELLER));
        Look look = Look.of(Json.object()
                .putIf("heads", state.coin().filter(coin -> seller), Json::of)
                .build());
        return state.isMover(seat) ? look.allowing(List.of(Allowed.of(seller ? "lay" : "call"))) : look;
    }
}
