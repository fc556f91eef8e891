// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.Draws;
import dev.parley.protocol.EncryptsSecrets;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.HidesDeadline;
import dev.parley.protocol.HidesSeats;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Look;
import dev.parley.protocol.ManySeats;
import dev.parley.protocol.Need;
import dev.parley.protocol.NeedsFacts;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.SettledDraw;
import dev.parley.protocol.Snapshots;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.StateForm;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.Watchable;
import dev.parley.protocol.auction.dutch.DutchEvent.AcceptanceEnded;
import dev.parley.protocol.auction.dutch.DutchEvent.Accepted;
import dev.parley.protocol.auction.dutch.DutchEvent.ClockSet;
import dev.parley.protocol.auction.dutch.DutchEvent.Joined;
import dev.parley.protocol.auction.dutch.DutchEvent.StepSettled;
import dev.parley.protocol.auction.dutch.DutchEvent.Stopped;
import dev.parley.protocol.auction.dutch.DutchEvent.UnitsReduced;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Dutch auction: one seller, who alone may open it, and any number of buyers, each for one of several equal units.
 *
 * <p><b>Play.</b> The price falls by the clock, the same for everyone at any instant. A buyer accepts it; the acceptance holds the
 * buyer's budget and counts when the step ends. All who accept during a step have the same chance, whoever was first: if they
 * are more than the units left, a draw decides between them that each of them can recompute; if they are fewer, all of them
 * buy, and the clock goes on with the rest. Every winner pays its step's price.
 *
 * <p><b>Secrecy.</b> Before the step ends nobody learns that another buyer has accepted, unless the rules show how many have. The
 * seller may keep a reserve to itself: the clock ends at the last step that costs at least as much, and nobody is told before.
 *
 * <p><b>Time.</b> A pause moves all that is still to come. An acceptance at the instant at which a step ends is one of the next.
 *
 * <p><b>Economics.</b> With one unit and private values it is strategically a first-price auction (Vickrey 1961): with n buyers
 * whose values are uniform on [0, 1] each accepts at (n − 1)v/n, and (n − 1)/(n + 1) is earned.
 *
 * @since 0.1.0
 */
public final class DutchAuction
        implements Protocol<DutchRules, DutchMove, DutchState, DutchEvent>,
                NeedsFacts<DutchRules, DutchMove, DutchState>,
                EncryptsSecrets<DutchState>,
                HidesDeadline<DutchState>,
                HidesSeats<DutchState>,
                ManySeats<DutchState, DutchEvent>,
                Watchable<DutchState>,
                Draws<DutchState>,
                Snapshots<DutchState> {
    /** The name and version of this protocol. */
    public static final ProtocolId ID = new ProtocolId("dutch", 1);

    /** What the seller has at stake. */
    static final String SALE = "sale";

    /** The protocol; it has no state of its own. */
    public DutchAuction() {}

    @Override
    public ProtocolId id() {
        return ID;
    }

    @Override
    public Lifecycle lifecycle() {
        return DutchLifecycle.LIFECYCLE;
    }

    @Override
    public ProtocolForms<DutchRules, DutchMove, DutchEvent> forms() {
        return DutchForms.ALL;
    }

    @Override
    public StateForm<DutchState> stateForm() {
        return DutchForms.STATE;
    }

    @Override
    public Set<Need> needs(Opening<DutchRules> opening) {
        return Set.of(OpeningDecision.seed(opening.listing()));
    }

    @Override
    public Decision<DutchEvent> open(Opening<DutchRules> opening, Context context) {
        return OpeningDecision.open(opening, context);
    }

    @Override
    public DutchState begin(OpeningRecord<DutchRules> opening) {
        return DutchState.begin(opening);
    }

    @Override
    public Optional<Refusal> validate(DutchState state, DutchMove move) {
        return state.item().fault(state.opening().listing(), ((DutchMove.Accept) move).items());
    }

    @Override
    public Set<Need> needs(DutchState state, Input<DutchMove> input) {
        return input instanceof Input.Due<DutchMove> ? StepEnd.needs(state) : Set.of();
    }

    @Override
    public Decision<DutchEvent> decide(DutchState state, Input<DutchMove> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> MoveDecision.decide(state, move, context),
                join -> join.privateTerms().isEmpty()
                        ? Decision.accepted(new Joined(join.seat()))
                        : Decision.refused(OpeningDecision.sellersAlone()),
                due -> Decision.accepted(StepEnd.due(state, context)),
                gone -> Decision.accepted(StepEnd.gone(state, context.at())),
                ended -> Decision.accepted(StepEnd.stakesEnded(state, ended.seat(), ended.stakes()))));
    }

    @Override
    public DutchState evolve(DutchState state, DutchEvent event) {
        if (state.hasEnded()) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " cannot follow the end");
        }
        if (event instanceof ClockSet set) {
            return state.with(new DutchState.Secrets(
                    Optional.of(set.seed()), set.reserve().least()));
        }
        if (event instanceof Joined joined) {
            return state.with(state.seats().with(joined.seat()));
        }
        if (event instanceof Accepted accepted) {
            return state.with(state.pending().with(accepted.acceptance().seat(), accepted.acceptance()));
        }
        if (event instanceof AcceptanceEnded ended) {
            return state.with(state.pending().without(ended.seat()));
        }
        if (event instanceof StepSettled settled) {
            return state.settled(settled);
        }
        return event instanceof UnitsReduced reduced
                ? state.with(state.sales().leaving(reduced.left()))
                : state.stopped(((Stopped) event).reason());
    }

    @Override
    public Standing standing(DutchState state) {
        boolean gone = state.stopped().filter(StopReason.UNAVAILABLE::equals).isPresent();
        return new Standing(
                state.stopped().map(StopReason::phase).orElse(DutchLifecycle.FALLING),
                state.end(),
                state.seats(),
                state.sales().awards(),
                gone ? Set.of(state.item().id()) : Set.of());
    }

    /** The floor's end, whatever the reserve and whoever has accepted. */
    @Override
    public Optional<Instant> toldEnd(DutchState state) {
        return state.hasEnded() ? Optional.empty() : Optional.of(state.clock().ends());
    }

    @Override
    public DutchState putOff(DutchState state, Duration pause) {
        return state.with(state.clock().later(pause));
    }

    @Override
    public DutchState ended(DutchState state, EndReason reason) {
        return state.stopped(state.unavailable());
    }

    /** The most that the buyer named; what it pays is the price of the moment, if that is less. */
    @Override
    public Bound binds(DutchState state, SeatId mover, DutchMove move) {
        return Bound.to(((DutchMove.Accept) move)
                .items().stream()
                        .flatMap(terms -> state.item().priceIn(terms).stream())
                        .map(state.item()::at)
                        .toList());
    }

    /** A buyer owes the price that it has accepted, until its step ends; the seller all units that are left. */
    @Override
    public List<Stake> stakes(DutchState state, SeatId seat) {
        long units = state.item().units();
        if (state.hasEnded()) {
            return List.of();
        }
        if (seat.equals(state.seller())) {
            int left = state.sales().left();
            return List.of(Stake.ofGoods(SALE, Map.of(state.item().id(), left * units), left));
        }
        return state.pending().find(seat).stream()
                .map(acceptance -> {
                    Money money = state.item().amount(acceptance.price());
                    Map<ItemId, Long> goods = Map.of(state.item().id(), units);
                    return new Stake(acceptance.offer().value(), Optional.of(money), goods, 1);
                })
                .toList();
    }

    /** An acceptance changes its own seat's stake alone; what the clock decides those of all who had accepted. */
    @Override
    public Collection<SeatId> restaked(DutchState before, DutchEvent event, DutchState after) {
        if (event instanceof Accepted accepted) {
            return List.of(accepted.acceptance().seat());
        }
        if (event instanceof AcceptanceEnded ended) {
            return List.of(ended.seat());
        }
        if (event instanceof Joined) {
            return List.of();
        }
        Set<SeatId> seats = new HashSet<>(Set.of(before.seller()));
        before.pending().entries().forEach(entry -> seats.add(entry.getKey()));
        return seats;
    }

    @Override
    public Look shared(DutchState state, Audience audience, Instant now) {
        return new DutchLook(state, now).shared();
    }

    @Override
    public Look own(DutchState state, SeatId seat, Instant now) {
        return new DutchLook(state, now).own(seat);
    }

    @Override
    public boolean isWatchable(DutchState state) {
        return state.opening().rules().watchable();
    }

    /** Headers tell when somebody accepted; after an end without a sale nobody learns whether anybody had. */
    @Override
    public boolean publishesHeaders(DutchState state) {
        return state.hasEnded() && !state.sales().awards().isEmpty();
    }

    /** A buyer sees the seller, itself and who has bought; the seller likewise no other buyers. */
    @Override
    public List<Seat> seats(DutchState state, Viewer viewer) {
        return viewer.match(party -> known(state, party.seat()), operator -> state.seats(), anyone -> List.of());
    }

    private static List<Seat> known(DutchState state, SeatId own) {
        Set<SeatId> known = new HashSet<>(Set.of(state.seller()));
        known.add(own);
        state.sales().prices().entries().forEach(winner -> known.add(winner.getKey()));
        return known.stream()
                .flatMap(seat -> state.seats().place(seat).stream())
                .sorted()
                .map(state.seats()::get)
                .toList();
    }

    /** The one that decided a step, once it has: then all units are sold. It opens to every seat, since it shows nobody's limit. */
    @Override
    public List<SettledDraw> draws(DutchState state) {
        boolean drawn = state.sales().settled().stream().anyMatch(StepSettled::isDrawn);
        List<SeatId> seats = state.seats().stream().map(Seat::id).toList();
        return state.secrets().seed().stream()
                .filter(seed -> drawn)
                .map(seed -> SettledDraw.open(state.item().id(), seed, seats))
                .toList();
    }

    @Override
    public Optional<PrincipalId> auditor(DutchState state) {
        return Optional.empty();
    }

    @Override
    public Json openDraw(SettledDraw draw, DrawSeed seed, Json transcript) {
        return DutchDraw.opening(draw.item(), seed, transcript).toJson();
    }
}
