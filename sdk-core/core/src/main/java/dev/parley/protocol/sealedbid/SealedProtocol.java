// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.audit.Transcript;
import dev.parley.audit.TranscriptVerifier;
import dev.parley.model.AtLeast;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.Draws;
import dev.parley.protocol.EncryptsSecrets;
import dev.parley.protocol.EndReason;
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
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.SettledDraw;
import dev.parley.protocol.Snapshots;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.StateForm;
import dev.parley.protocol.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the two protocols of sealed bids share: all but their names, rules and who sits at the table. */
abstract sealed class SealedProtocol
        implements Protocol<SealedRules, SealedMove, SealedState, SealedEvent>,
                NeedsFacts<SealedRules, SealedMove, SealedState>,
                EncryptsSecrets<SealedState>,
                HidesSeats<SealedState>,
                ManySeats<SealedState, SealedEvent>,
                Draws<SealedState>,
                Snapshots<SealedState>
        permits SealedBid, SealedAuction {
    /** What the seller of an auction has at stake. */
    private static final String SALE = "sale";

    private final ProtocolId id;
    private final Lifecycle lifecycle;
    private final ProtocolForms<SealedRules, SealedMove, SealedEvent> forms;

    SealedProtocol(ProtocolId id, Lifecycle lifecycle, ProtocolForms<SealedRules, SealedMove, SealedEvent> forms) {
        this.id = id;
        this.lifecycle = lifecycle;
        this.forms = forms;
    }

    @Override
    public ProtocolId id() {
        return id;
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public ProtocolForms<SealedRules, SealedMove, SealedEvent> forms() {
        return forms;
    }

    @Override
    public StateForm<SealedState> stateForm() {
        return SealedForms.STATE;
    }

    @Override
    public Set<Need> needs(Opening<SealedRules> opening) {
        return OpeningDecision.needs(opening);
    }

    @Override
    public Decision<SealedEvent> open(Opening<SealedRules> opening, Context context) {
        return OpeningDecision.open(opening, context);
    }

    @Override
    public SealedState begin(OpeningRecord<SealedRules> opening) {
        return SealedState.begin(opening);
    }

    @Override
    public SealedState evolve(SealedState state, SealedEvent event) {
        return Evolution.evolve(state, event);
    }

    @Override
    public Optional<Refusal> validate(SealedState state, SealedMove move) {
        return Validation.fault(state.table(), move);
    }

    /** The seeds of draws, at the deadline alone: no move is decided by chance. */
    @Override
    public Set<Need> needs(SealedState state, Input<SealedMove> input) {
        return input instanceof Input.Due<SealedMove> ? Closing.needs(state) : Set.of();
    }

    @Override
    public Decision<SealedEvent> decide(SealedState state, Input<SealedMove> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> MoveDecision.decide(state, move),
                SealedProtocol::join,
                due -> Decision.accepted(Closing.due(state, context)),
                stockGone -> Decision.accepted(gone(state, new TreeSet<>(stockGone.items()))),
                ended -> Decision.accepted(stakesEnded(state, ended))));
    }

    private static Decision<SealedEvent> join(Input.Join<SealedMove> join) {
        if (join.privateTerms().isEmpty()) {
            return Decision.accepted(new SealedEvent.Joined(join.seat()));
        }
        Json violation = Json.object()
                .put("pointer", "/privateTerms")
                .put("code", "UNKNOWN_FIELD")
                .put("message", "must be left out: only the seller of an auction keeps terms to itself")
                .build();
        return Decision.refused(Refusal.of(Reason.INVALID_REQUEST).with("violations", Json.array(List.of(violation))));
    }

    private static List<SealedEvent> gone(SealedState state, Set<ItemId> items) {
        List<SealedEvent> events = new ArrayList<>();
        events.add(new SealedEvent.ItemsGone(List.copyOf(items)));
        if (state.table().isAllOrNothing() || items.size() == state.openLots().size()) {
            events.add(SealedEvent.Closed.of(CloseReason.UNAVAILABLE));
        }
        return events;
    }

    /** A buyer's submission falls, and so does a seller's; an auction ends with its seller's authority. */
    private static List<SealedEvent> stakesEnded(SealedState state, Input.StakesEnded<SealedMove> ended) {
        if (ended.stakes().contains(SALE)) {
            return List.of(SealedEvent.Closed.of(CloseReason.UNAVAILABLE));
        }
        return state.placed()
                .find(ended.seat())
                .filter(placed -> ended.stakes().contains(placed.stake()))
                .<List<SealedEvent>>map(placed -> List.of(new SealedEvent.Withdrawn(placed.seat())))
                .orElse(List.of());
    }

    @Override
    public Standing standing(SealedState state) {
        return new Standing(
                state.phase(),
                Optional.of(state.window().end()).filter(end -> !state.hasEnded()),
                state.seats(),
                state.outcome().awards(),
                state.outcome().gone());
    }

    @Override
    public SealedState putOff(SealedState state, Duration pause) {
        SealedState.Window window = state.window();
        return state.with(new SealedState.Window(window.phase(), window.end().plus(pause), window.committed()));
    }

    @Override
    public SealedState ended(SealedState state, EndReason reason) {
        return Evolution.evolve(state, SealedEvent.Closed.of(CloseReason.valueOf(reason.name())));
    }

    /** A submission binds to its best prices, and a commitment to nothing before it is revealed. */
    @Override
    public Bound binds(SealedState state, SeatId mover, SealedMove move) {
        OpeningRecord<SealedRules> opening = state.table().opening();
        List<Terms> terms = Validation.statement(move).map(SealedMove.Statement::items).orElse(List.of()).stream()
                .filter(of -> state.table().lots().containsKey(of.item()) && state.isOpen(of.item()))
                .map(of -> state.table().lot(of.item()).fixed().with(of))
                .toList();
        return Bound.to(opening.settlement(), opening.listing(), terms);
    }

    /**
     * What the close may make a seat owe: for a buyer that has placed something the published caps of every item, never
     * its bid.
     */
    @Override
    public List<Stake> stakes(SealedState state, SeatId id) {
        Optional<Seat> seat = state.seat(id).filter(any -> !state.hasEnded());
        return seat.flatMap(seated -> state.mayBid(seated)
                        ? state.placed().find(id).map(Placements.Placed::stake)
                        : Optional.of(SALE))
                .map(name -> List.of(stake(state, seat.orElseThrow().role(), name)))
                .orElse(List.of());
    }

    /** What a seat places changes its own stake alone, and who joins has none yet; what the rules decide may change them all. */
    @Override
    public Collection<SeatId> restaked(SealedState before, SealedEvent event, SealedState after) {
        boolean placing = event instanceof SealedEvent.Submitted
                || event instanceof SealedEvent.Committed
                || event instanceof SealedEvent.Revealed
                || event instanceof SealedEvent.Withdrawn;
        if (placing) {
            return placer(event);
        }
        return event instanceof SealedEvent.Joined
                ? List.of()
                : after.seats().stream().map(Seat::id).toList();
    }

    private Collection<SeatId> placer(SealedEvent event) {
        return forms.encode(event).parts().get(0).audience().seat().stream().toList();
    }

    private static Stake stake(SealedState state, SeatRole role, String name) {
        boolean sells = role == SeatRole.SELLER;
        long times = sells && state.table().rules().pricing() instanceof Pricing.Auction auction ? auction.units() : 1;
        Map<ItemId, Long> units = new HashMap<>();
        Money money = Money.zero(state.table().opening().listing().currency());
        for (Lot lot : state.openLots()) {
            units.put(lot.id(), times * lot.units());
            money = money.plus(lot.amount(lot.cap()));
        }
        long most = times * deals(state.table().opening().settlement(), sells, units.keySet());
        int deals = (int) Math.min(most, Integer.MAX_VALUE);
        return sells ? Stake.ofGoods(name, units, deals) : new Stake(name, Optional.of(money), units, deals);
    }

    /** A seller may come to have a deal with each buyer that wins enough. */
    private static int deals(SettlementRule settlement, boolean sells, Set<ItemId> items) {
        return sells && settlement instanceof AtLeast enough
                ? Math.max(1, items.size() / enough.items())
                : settlement.together(items).size();
    }

    @Override
    public Look shared(SealedState state, Audience audience, Instant now) {
        StateView view = new StateView(state);
        return Look.of(audience.equals(Audience.OPERATORS) ? view.forOperators() : view.forParties());
    }

    @Override
    public Look own(SealedState state, SeatId id, Instant now) {
        return state.seat(id)
                .map(seat -> AllowedMoves.of(state, seat, new StateView(state).own(seat)))
                .orElseGet(Look::nothing);
    }

    /** After no deal nobody learns whether, or when, another seat had placed something. */
    @Override
    public boolean publishesHeaders(SealedState state) {
        return state.hasEnded() && !state.outcome().awards().isEmpty();
    }

    /** A bidder sees the seller, itself and, at the end, the winners; the seller likewise no other bidders. */
    @Override
    public List<Seat> seats(SealedState state, Viewer viewer) {
        return state.table().rules().isAuction()
                ? viewer.match(party -> seats(state, party.seat()), operator -> state.seats(), anyone -> List.of())
                : state.seats();
    }

    private static List<Seat> seats(SealedState state, SeatId own) {
        Set<SeatId> known = new HashSet<>(Set.of(state.table().seller().id()));
        known.add(own);
        state.outcome().awards().forEach(award -> known.add(award.buyer()));
        return known.stream()
                .flatMap(seat -> state.seats().place(seat).stream())
                .sorted()
                .map(state.seats()::get)
                .toList();
    }

    /** One for each item whose price was drawn, also where only one price was possible: that is not to be told. */
    @Override
    public List<SettledDraw> draws(SealedState state) {
        List<SeatId> parties = state.seats().stream().map(Seat::id).toList();
        return state.outcome().settled().stream()
                .filter(settled -> state.hasEnded() && !settled.sales().isEmpty())
                .flatMap(
                        settled -> state
                                .table()
                                .seed(settled.item())
                                .map(seed -> new SettledDraw(settled.item(), seed, parties))
                                .stream())
                .toList();
    }

    @Override
    public Optional<PrincipalId> auditor(SealedState state) {
        return state.table().rules().auditor();
    }

    @Override
    public Json openDraw(SettledDraw draw, DrawSeed seed, Json transcript) {
        return TranscriptVerifier.verify(Transcript.eventsOf(transcript))
                .match(
                        intact -> DrawDisclosure.opening(intact.transcript(), draw.item(), seed)
                                .toJson(),
                        broken -> {
                            throw new IllegalArgumentException("the transcript is broken at event " + broken.seq());
                        });
    }
}
