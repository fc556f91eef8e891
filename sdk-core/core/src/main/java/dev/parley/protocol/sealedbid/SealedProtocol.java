package dev.parley.protocol.sealedbid;

import dev.parley.audit.Transcript;
import dev.parley.audit.TranscriptVerifier;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Award;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Exposure;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.SettledDraw;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the two protocols of sealed bids share: all but their names, rules and who sits at the table. */
abstract sealed class SealedProtocol implements Protocol<SealedRules, SealedMove, SealedState, SealedEvent>
        permits SealedBid, SealedAuction {
    private final ProtocolId id;
    private final Lifecycle lifecycle;
    private final ProtocolForms<SealedRules, SealedMove, SealedEvent> forms;

    SealedProtocol(ProtocolId id, boolean auction) {
        this.id = id;
        this.lifecycle = SealedLifecycle.of(auction);
        this.forms = SealedForms.of(auction).all();
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
    public Set<Need> needs(Opening<SealedRules> opening) {
        return OpeningDecision.needs(opening);
    }

    @Override
    public Decision<SealedEvent> open(Opening<SealedRules> opening, Context context) {
        return OpeningDecision.open(opening, context);
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
                move -> MoveDecision.decide(state, move, context.at()),
                join -> MoveDecision.join(state, join, context.at()),
                due -> Decision.accepted(Closing.due(state, context)),
                control -> ControlDecision.control(state, control, context.at())));
    }

    @Override
    public SealedState begin(SealedEvent first) {
        return Evolution.begin(first);
    }

    @Override
    public SealedState evolve(SealedState state, SealedEvent event) {
        return Evolution.evolve(state, event);
    }

    /** A submission is nobody else's before the close, whoever reads the database. */
    @Override
    public boolean sealsPrivateParts() {
        return true;
    }

    /** After no deal nobody learns whether, or when, another seat had placed something. */
    @Override
    public boolean publishesHeaders(SealedState state) {
        return state.hasEnded() && !state.awards().isEmpty();
    }

    /** What a seat places means the same whatever others do, of whom it sees nothing. */
    @Override
    public boolean needsRevision(SealedMove move) {
        return false;
    }

    @Override
    public String phase(SealedState state) {
        return state.phase();
    }

    @Override
    public Optional<Instant> nextDeadline(SealedState state) {
        return state.deadline();
    }

    @Override
    public List<Award> awards(SealedState state) {
        return state.awards();
    }

    /** A submission binds to its best prices, and a commitment to nothing before it is revealed. */
    @Override
    public List<Terms> binds(SealedState state, SeatId mover, SealedMove move) {
        return Validation.statement(move).map(SealedMove.Statement::items).orElse(List.of()).stream()
                .filter(terms -> state.table().has(terms.item()) && state.isOpen(terms.item()))
                .map(terms -> state.table().lot(terms.item()).fixed().with(terms))
                .toList();
    }

    /**
     * What the close may make a seat owe: for a buyer that has placed something the published caps of every item, never
     * its bid.
     */
    @Override
    public Exposure exposure(SealedState state, SeatId seat) {
        Optional<SeatRole> role = state.seat(seat).map(Seat::role);
        boolean sells = role.filter(SeatRole.SELLER::equals).isPresent();
        boolean auctions = sells && state.table().rules().isAuction();
        if (state.hasEnded() || role.isEmpty() || !(auctions || state.placed().has(seat))) {
            return Exposure.NONE;
        }
        long times = sells && state.table().rules().pricing() instanceof Pricing.Auction auction ? auction.units() : 1;
        Map<ItemId, Long> units = new HashMap<>();
        Money money = Money.zero(state.table().opened().listing().currency());
        for (Lot lot : state.openLots()) {
            units.put(lot.id(), times * lot.units());
            money = money.plus(lot.amount(lot.cap()));
        }
        long deals = state.table().isAllOrNothing() ? times : times * units.size();
        return new Exposure(
                sells ? Optional.empty() : Optional.of(money), units, (int) Math.min(deals, Integer.MAX_VALUE));
    }

    @Override
    public List<Allowed> allowed(SealedState state, SeatId seat, Instant now) {
        return state.seat(seat)
                .map(seated -> AllowedMoves.of(state, seated, now))
                .orElse(List.of());
    }

    /** Whoever has not placed or revealed anything yet; what it has placed it may change, and nothing waits for that. */
    @Override
    public boolean awaits(SealedState state, SeatId seat, Instant now) {
        boolean done =
                state.stage() == SealedState.Stage.SUBMITTING && state.placed().has(seat);
        return !done && !allowed(state, seat, now).isEmpty();
    }

    /** What is shown does not change with time; what may be done ends with the stage. */
    @Override
    public Instant steadyUntil(SealedState state, Instant now) {
        return state.deadline().filter(now::isBefore).orElse(Instant.MAX);
    }

    @Override
    public List<Seat> seats(SealedState state) {
        return state.seats();
    }

    /** A bidder sees the seller, itself and, at the end, the winners; the seller likewise no other bidders. */
    @Override
    public List<Seat> seats(SealedState state, Viewer viewer) {
        return state.table().rules().isAuction()
                ? viewer.match(party -> seats(state, party.seat()), operator -> state.seats())
                : state.seats();
    }

    private static List<Seat> seats(SealedState state, SeatId own) {
        Set<SeatId> known = new HashSet<>(Set.of(state.table().seller().id()));
        known.add(own);
        state.awards().forEach(award -> known.add(award.buyer()));
        return known.stream()
                .flatMap(seat -> state.seats().place(seat).stream())
                .sorted()
                .map(state.seats()::get)
                .toList();
    }

    /** One for each item whose price was drawn, also where only one price was possible: that is not to be told. */
    @Override
    public List<SettledDraw> draws(SealedState state) {
        return state.settled().stream()
                .filter(settled -> state.hasEnded() && !settled.sales().isEmpty())
                .flatMap(settled ->
                        Optional.ofNullable(state.table().opened().seeds().get(settled.item()))
                                .map(seed -> new SettledDraw(
                                        settled.item(),
                                        seed,
                                        state.seats().stream().map(Seat::id).toList()))
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
                        intact -> DrawOpening.of(intact.transcript(), draw.item(), seed)
                                .toJson(),
                        broken -> {
                            throw new IllegalArgumentException("the transcript is broken at event " + broken.seq());
                        });
    }

    @Override
    public View view(SealedState state, Viewer viewer, Instant now) {
        return StateView.of(state, viewer);
    }

    /** Each viewer sees the parts that it may read; that a rival placed anything it does not see. */
    @Override
    public Optional<View> disclose(SealedState before, SealedEvent event, Viewer viewer) {
        EncodedEvent encoded = forms.encode(event);
        Json.Builder seen = Json.object();
        boolean any = false;
        for (EncodedEvent.Part part : encoded.parts()) {
            if (part.audience().includes(viewer) && isSeated(before, event, viewer)) {
                any = true;
                part.content().members().forEach(seen::put);
            }
        }
        return any ? Optional.of(new View(encoded.type(), shown(event, seen))) : Optional.empty();
    }

    /** A seat's own secret only that seat, its joining operators besides, and everything else everyone. */
    @Override
    public List<Viewer> seenBy(SealedState before, SealedEvent event, SealedState after) {
        return event instanceof SealedEvent.Joined joined
                ? List.of(new Viewer.Party(joined.seat().id()), new Viewer.Operator())
                : event.secretOf()
                        .map(seat -> List.<Viewer>of(new Viewer.Party(seat)))
                        .orElseGet(() -> Viewer.all(after.seats()));
    }

    /** A submission's parts are shown as one. */
    private static Json shown(SealedEvent event, Json.Builder seen) {
        if (event instanceof SealedEvent.Submitted submitted) {
            return Json.object()
                    .put("submission", submitted.submission().toJson())
                    .build();
        }
        return event instanceof SealedEvent.Revealed revealed
                ? Json.object()
                        .put("submission", revealed.submission().toJson())
                        .build()
                : seen.build();
    }

    /** A buyer's own joining is the first that it sees; a stranger sees nothing. */
    private static boolean isSeated(SealedState before, SealedEvent event, Viewer viewer) {
        return viewer.match(
                party -> before.seat(party.seat()).isPresent()
                        || (event instanceof SealedEvent.Joined joined
                                && joined.seat().id().equals(party.seat())),
                operator -> true);
    }
}
