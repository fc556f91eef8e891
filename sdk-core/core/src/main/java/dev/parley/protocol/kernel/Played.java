package dev.parley.protocol.kernel;

import static java.util.Comparator.naturalOrder;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.AnswersMoves;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.Bargains;
import dev.parley.protocol.Bound;
import dev.parley.protocol.CapsOffers;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.Draws;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncryptsSecrets;
import dev.parley.protocol.ExplainsEvents;
import dev.parley.protocol.Exposure;
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
import dev.parley.protocol.PureProtocol;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Response;
import dev.parley.protocol.SettledDraw;
import dev.parley.protocol.Stake;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.Watchable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A protocol as the kernel plays it: with the opening record, the clock, the ends from outside and the order of checks that
 * every game shares.
 *
 * @param <R> the protocol's rules
 * @param <M> its moves
 * @param <S> its state
 * @param <E> its events
 */
public final class Played<R, M, S, E> implements Protocol<R, M, PlayedState<R, S>, KernelEvent<E>> {
    private static final Json NOTHING = Json.object().build();

    private final PureProtocol<R, M, S, E> game;
    private final Lifecycle lifecycle;
    private final Set<String> standingAlone;
    private final ProtocolForms<R, M, KernelEvent<E>> forms;
    private final PlayedDecision<R, M, S, E> decision;
    private final Optional<AnswersMoves<S, E>> answers;
    private final Optional<Draws<S>> draws;
    private final Optional<EncryptsSecrets<S>> encrypts;
    private final Optional<HidesSeats<S>> hides;
    private final Optional<CapsOffers<S>> caps;
    private final Optional<NeedsFacts<R, M, S>> needs;
    private final Optional<Bargains<S>> bargains;
    private final Optional<ManySeats<S, E>> many;
    private final Optional<Watchable<S>> watchable;
    private final Optional<ExplainsEvents<S, E>> explains;

    private Played(PureProtocol<R, M, S, E> game) {
        this.game = game;
        this.lifecycle = PlayedLifecycle.of(game.lifecycle());
        this.standingAlone = PlayedLifecycle.standingAlone(game.lifecycle());
        this.forms = PlayedForms.of(game.forms());
        this.decision = new PlayedDecision<>(game);
        this.answers = capability(AnswersMoves.class);
        this.draws = capability(Draws.class);
        this.encrypts = capability(EncryptsSecrets.class);
        this.hides = capability(HidesSeats.class);
        this.caps = capability(CapsOffers.class);
        this.needs = capability(NeedsFacts.class);
        this.bargains = capability(Bargains.class);
        this.many = capability(ManySeats.class);
        this.watchable = capability(Watchable.class);
        this.explains = capability(ExplainsEvents.class);
    }

    /** A protocol to be played. */
    public static <R, M, S, E> Played<R, M, S, E> of(PureProtocol<R, M, S, E> game) {
        return new Played<>(game);
    }

    /** A capability has the types of the protocol that has it. */
    @SuppressWarnings("unchecked")
    private <C> Optional<C> capability(Class<?> kind) {
        return game.capability(kind).map(found -> (C) found);
    }

    /** What is played. */
    public PureProtocol<R, M, S, E> game() {
        return game;
    }

    @Override
    public ProtocolId id() {
        return game.id();
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public ProtocolForms<R, M, KernelEvent<E>> forms() {
        return forms;
    }

    @Override
    public Decision<KernelEvent<E>> open(Opening<R> opening, Context context) {
        return PlayedDecision.wrapped(game.open(opening, context));
    }

    @Override
    public Optional<PlayedState<R, S>> begin(OpeningRecord<R> opening) {
        S begun = game.begin(opening);
        return Optional.of(PlayedState.begun(opening, begun, game.standing(begun)));
    }

    @Override
    public PlayedState<R, S> begin(KernelEvent<E> first) {
        throw new IllegalStateException("a game begins with its opening record");
    }

    @Override
    public PlayedState<R, S> evolve(PlayedState<R, S> state, KernelEvent<E> event) {
        if (event instanceof KernelEvent.OfGame<E> own) {
            require(state.ended().isEmpty(), state, own.event());
            return with(state, game.evolve(state.game(), own.event()));
        }
        KernelEvent.Shared shared = ((KernelEvent.OfKernel<E>) event).event();
        require(state.ended().isEmpty(), state, shared);
        if (shared instanceof KernelEvent.Paused paused) {
            require(state.pausedAt().isEmpty(), state, paused);
            return state.paused(paused.at());
        }
        if (shared instanceof KernelEvent.Resumed resumed) {
            require(state.pausedAt().isPresent(), state, resumed);
            Duration pause = Duration.between(state.pausedAt().orElseThrow(), resumed.at());
            return with(state.running(), game.putOff(state.game(), pause));
        }
        KernelEvent.Ended end = (KernelEvent.Ended) shared;
        return with(state, game.ended(state.game(), end.reason())).ended(end);
    }

    private PlayedState<R, S> with(PlayedState<R, S> state, S next) {
        return state.with(next, game.standing(next));
    }

    private void require(boolean holds, PlayedState<R, S> state, Object event) {
        if (!holds) {
            throw new IllegalStateException(
                    event.getClass().getSimpleName() + " cannot follow in phase " + state.phase());
        }
    }

    @Override
    public Optional<Refusal> validate(PlayedState<R, S> state, M move) {
        return game.validate(state.game(), move);
    }

    @Override
    public Decision<KernelEvent<E>> decide(PlayedState<R, S> state, Input<M> input, Context context) {
        return decision.decide(state, input, context);
    }

    @Override
    public Optional<Response<KernelEvent<E>>> respond(PlayedState<R, S> state, SeatId mover, Context context) {
        return answers.filter(any -> state.runs())
                .flatMap(answering -> answering.respond(state.game(), mover, context))
                .map(response -> new Response<>(
                        response.seat(),
                        response.events().stream()
                                .<KernelEvent<E>>map(KernelEvent.OfGame::new)
                                .toList()));
    }

    @Override
    public boolean needsRevision(M move) {
        return !standingAlone.contains(forms.kind(move));
    }

    @Override
    public boolean sealsPrivateParts() {
        return encrypts.isPresent();
    }

    @Override
    public boolean publishesHeaders(PlayedState<R, S> state) {
        return encrypts.map(secrets -> secrets.publishesHeaders(state.game())).orElse(true);
    }

    @Override
    public long offersCounted(PlayedState<R, S> state) {
        return caps.map(capped -> capped.offersCounted(state.game())).orElse(0L);
    }

    @Override
    public String phase(PlayedState<R, S> state) {
        return state.phase();
    }

    @Override
    public Optional<Instant> nextDeadline(PlayedState<R, S> state) {
        return state.deadline();
    }

    @Override
    public Set<Need> needs(Opening<R> opening) {
        return needs.map(needing -> needing.needs(opening)).orElse(Set.of());
    }

    @Override
    public Set<Need> needs(PlayedState<R, S> state, Input<M> input) {
        return needs.filter(any -> decision.mayAsk(state, input))
                .flatMap(
                        needing -> PlayedDecision.<M>ofGame(input).map(inner -> needing.needs(state.game(), inner)))
                .orElse(Set.of());
    }

    @Override
    public List<Award> awards(PlayedState<R, S> state) {
        return state.standing().awards();
    }

    @Override
    public List<Terms> binds(PlayedState<R, S> state, SeatId mover, M move) {
        return bound(state, mover, move).alternatives().stream().findFirst().orElse(List.of());
    }

    @Override
    public Bound bound(PlayedState<R, S> state, SeatId mover, M move) {
        Bound bound = game.binds(state.game(), mover, move);
        requireNothingOwed(state, mover, bound.alternatives().isEmpty());
        return bound;
    }

    /** A mediator has no money and no goods at stake. */
    private void requireNothingOwed(PlayedState<R, S> state, SeatId seat, boolean nothing) {
        boolean mediates = !nothing
                && Seats.of(state.standing().seats())
                        .find(seat)
                        .filter(found -> found.role() == SeatRole.MEDIATOR)
                        .isPresent();
        if (mediates) {
            throw new IllegalStateException(id() + " lets the mediator " + seat + " owe something");
        }
    }

    @Override
    public Exposure exposure(PlayedState<R, S> state, SeatId seat) {
        if (state.ended().isPresent()) {
            return Exposure.NONE;
        }
        Optional<Money> money = Optional.empty();
        Map<ItemId, Long> units = new HashMap<>();
        int deals = 0;
        for (Stake stake : stakes(state, seat)) {
            Optional<Money> before = money;
            money = stake.money()
                    .map(more -> before.map(more::plus).orElse(more))
                    .or(() -> before);
            stake.units().forEach((item, count) -> units.merge(item, count, Math::addExact));
            deals = Math.addExact(deals, stake.deals());
        }
        return new Exposure(money, units, deals);
    }

    @Override
    public List<Stake> stakes(PlayedState<R, S> state, SeatId seat) {
        List<Stake> stakes = state.ended().isPresent() ? List.of() : game.stakes(state.game(), seat);
        requireNothingOwed(state, seat, stakes.isEmpty());
        return stakes;
    }

    @Override
    public Collection<SeatId> restaked(PlayedState<R, S> before, KernelEvent<E> event, PlayedState<R, S> after) {
        if (many.isPresent() && event instanceof KernelEvent.OfGame<E> own) {
            return many.get().restaked(before.game(), own.event(), after.game());
        }
        boolean ends = event instanceof KernelEvent.OfKernel<E> && after.ended().isPresent();
        return event instanceof KernelEvent.OfGame<E> || ends
                ? seats(after).stream().map(Seat::id).toList()
                : List.of();
    }

    @Override
    public Optional<OfferId> standingOffer(PlayedState<R, S> state, SeatId seat) {
        return bargains.filter(any -> state.ended().isEmpty())
                .flatMap(table -> table.standingOffer(state.game(), seat));
    }

    @Override
    public List<Allowed> allowed(PlayedState<R, S> state, SeatId seat, Instant now) {
        return moves(state, now) ? own(state, seat, now).allowed() : List.of();
    }

    private Look own(PlayedState<R, S> state, SeatId seat, Instant now) {
        return state.looks().own(game, state.game(), seat, now);
    }

    private static boolean moves(PlayedState<?, ?> state, Instant now) {
        return state.runs() && !state.isOver(now);
    }

    @Override
    public boolean awaits(PlayedState<R, S> state, SeatId seat, Instant now) {
        return moves(state, now) && own(state, seat, now).awaited();
    }

    @Override
    public List<Seat> seats(PlayedState<R, S> state) {
        return state.standing().seats();
    }

    @Override
    public List<Seat> seats(PlayedState<R, S> state, Viewer viewer) {
        return hides.map(hiding -> hiding.seats(state.game(), viewer))
                .orElseGet(() -> viewer instanceof Viewer.Anyone ? List.of() : seats(state));
    }

    @Override
    public List<SettledDraw> draws(PlayedState<R, S> state) {
        return draws.map(drawing -> drawing.draws(state.game())).orElse(List.of());
    }

    @Override
    public Optional<PrincipalId> auditor(PlayedState<R, S> state) {
        return draws.flatMap(drawing -> drawing.auditor(state.game()));
    }

    @Override
    public Json openDraw(SettledDraw draw, DrawSeed seed, Json transcript) {
        return draws.map(drawing -> drawing.openDraw(draw, seed, transcript))
                .orElseThrow(() -> new IllegalStateException(id() + " has no draws"));
    }

    @Override
    public boolean isWatchable(PlayedState<R, S> state) {
        return watchable.filter(watched -> watched.isWatchable(state.game())).isPresent();
    }

    @Override
    public View view(PlayedState<R, S> state, Viewer viewer, Instant now) {
        return new PlayedView<>(game).of(state, viewer, now);
    }

    /** What is shown changes with time where the game says so; what may be done ends with the deadline. */
    @Override
    public Instant steadyUntil(PlayedState<R, S> state, Viewer viewer, Instant now) {
        if (!state.runs()) {
            return Instant.MAX;
        }
        Instant shown =
                looks(state, viewer, now).map(Look::until).min(naturalOrder()).orElseThrow();
        return state.deadline().filter(now::isBefore).filter(shown::isAfter).orElse(shown);
    }

    /** One evaluation, however often the view has changed by itself since the last event. */
    @Override
    public Optional<Instant> steadySince(PlayedState<R, S> state, Viewer viewer, Instant at) {
        Stream<Instant> shown = looks(state, viewer, state.lookedAt(at)).map(Look::since);
        Stream<Instant> over = state.deadline().filter(deadline -> !deadline.isAfter(at)).stream();
        return Stream.concat(shown, over).max(naturalOrder());
    }

    /** What makes up the view of a viewer. */
    private Stream<Look> looks(PlayedState<R, S> state, Viewer viewer, Instant at) {
        Looks<S> looks = state.looks();
        return viewer.match(
                party -> Stream.of(
                        looks.shared(game, state.game(), Audience.PARTIES, at),
                        looks.own(game, state.game(), party.seat(), at)),
                operator -> Stream.of(looks.shared(game, state.game(), Audience.OPERATORS, at)),
                anyone -> Stream.of(looks.shared(game, state.game(), Audience.ANYONE, at)));
    }

    @Override
    public Optional<View> disclose(PlayedState<R, S> before, KernelEvent<E> event, Viewer viewer) {
        return PlayedView.disclosed(forms.encode(event), viewer, () -> explained(before, event));
    }

    private Json explained(PlayedState<R, S> before, KernelEvent<E> event) {
        return event instanceof KernelEvent.OfGame<E> own
                ? explains.map(explaining -> explaining.explained(before.game(), own.event()))
                        .orElse(NOTHING)
                : NOTHING;
    }

    @Override
    public List<Viewer> seenBy(PlayedState<R, S> before, KernelEvent<E> event, PlayedState<R, S> after) {
        return PlayedView.witnesses(forms.encode(event), seats(after));
    }

    /** Whoever may read a part. */
    @Override
    public List<Audience> witnesses(PlayedState<R, S> before, KernelEvent<E> event, PlayedState<R, S> after) {
        return forms.encode(event).parts().stream()
                .map(EncodedEvent.Part::audience)
                .toList();
    }
}
