// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.AnswersMoves;
import dev.parley.protocol.Bargains;
import dev.parley.protocol.CapsOffers;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.Draws;
import dev.parley.protocol.EncryptsSecrets;
import dev.parley.protocol.ExplainsEvents;
import dev.parley.protocol.FollowsUp;
import dev.parley.protocol.HidesSeats;
import dev.parley.protocol.Input;
import dev.parley.protocol.ManySeats;
import dev.parley.protocol.Need;
import dev.parley.protocol.NeedsFacts;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.SettledDraw;
import dev.parley.protocol.Snapshots;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.Watchable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What only some games can do, and what holds of a game that cannot.
 *
 * @param <R> the protocol's rules
 * @param <M> its moves
 * @param <S> its state
 * @param <E> its events
 * @since 0.1.0
 */
public final class PlayedCapabilities<R, M, S, E> {
    private static final Json NOTHING = Json.object().build();

    private final Protocol<R, M, S, E> game;
    private final Optional<Draws<S>> draws;
    private final Optional<EncryptsSecrets<S>> encrypts;
    private final Optional<HidesSeats<S>> hides;
    private final Optional<CapsOffers<S>> caps;
    private final Optional<NeedsFacts<R, M, S>> needs;
    private final Optional<Bargains<S>> bargains;
    private final Optional<Watchable<S>> watchable;
    private final Optional<AnswersMoves<S, E>> answers;
    private final Optional<ManySeats<S, E>> many;
    private final Optional<ExplainsEvents<S, E>> explains;
    private final Optional<Snapshots<S>> snapshots;

    PlayedCapabilities(Protocol<R, M, S, E> game) {
        this.game = game;
        this.draws = capability(Draws.class);
        this.encrypts = capability(EncryptsSecrets.class);
        this.hides = capability(HidesSeats.class);
        this.caps = capability(CapsOffers.class);
        this.needs = capability(NeedsFacts.class);
        this.bargains = capability(Bargains.class);
        this.watchable = capability(Watchable.class);
        this.answers = capability(AnswersMoves.class);
        this.many = capability(ManySeats.class);
        this.explains = capability(ExplainsEvents.class);
        this.snapshots = capability(Snapshots.class);
    }

    /** A capability has the types of the protocol that has it. */
    @SuppressWarnings("unchecked")
    private <C> Optional<C> capability(Class<?> kind) {
        return game.capability(kind).map(found -> (C) found);
    }

    /** Whether what is one seat's alone is encrypted where events are stored. */
    public boolean encryptsSecrets() {
        return encrypts.isPresent();
    }

    /** Whether the headers of all events may be shown to parties and operators at a state. */
    public boolean publishesHeaders(PlayedState<R, S> state) {
        return encrypts.map(secrets -> secrets.publishesHeaders(state.game())).orElse(true);
    }

    /** How many offers of this negotiation count against its buyer's cap on the listing; never falls. */
    public long offersCounted(PlayedState<R, S> state) {
        return caps.map(capped -> capped.offersCounted(state.game())).orElse(0L);
    }

    /** What must be fetched into the context before an opening can be decided. */
    Set<Need> needs(Opening<R> opening) {
        return needs.map(needing -> needing.needs(opening)).orElse(Set.of());
    }

    /** What must be fetched into the context before an input can be decided; nothing for what comes from outside. */
    Set<Need> needs(PlayedState<R, S> state, KernelInput<M> input) {
        return needs.flatMap(needing -> asking(input).map(inner -> needing.needs(state.game(), inner)))
                .orElse(Set.of());
    }

    private static <M> Optional<Input<M>> asking(KernelInput<M> input) {
        return input.match(
                asked -> asked.match(new Input.Cases<>(
                        Optional::of,
                        Optional::of,
                        Optional::of,
                        gone -> Optional.empty(),
                        ended -> Optional.empty(),
                        lapsed -> Optional.empty())),
                control -> Optional.empty());
    }

    /** The name of the offer that a seat has on the table; empty where it has none, or where offers have no names. */
    public Optional<OfferId> standingOffer(PlayedState<R, S> state, SeatId seat) {
        return bargains.filter(any -> state.ended().isEmpty())
                .flatMap(table -> table.standingOffer(state.game(), seat));
    }

    /** The seats that a viewer may know of; its own among them. */
    public List<Seat> seats(PlayedState<R, S> state, Viewer viewer) {
        return hides.map(hiding -> hiding.seats(state.game(), viewer))
                .orElseGet(() -> viewer instanceof Viewer.Anyone
                        ? List.of()
                        : state.standing().seats());
    }

    /** Whether some parties may not know of all others. */
    public boolean hidesSeats() {
        return hides.isPresent();
    }

    /** Whether anyone may look at a state. */
    public boolean isWatchable(PlayedState<R, S> state) {
        return watchable.filter(watched -> watched.isWatchable(state.game())).isPresent();
    }

    /** Whether the game goes on after awards and is told of deals that lapse. */
    public boolean followsUp() {
        return game.capability(FollowsUp.class).isPresent();
    }

    /** The draws that have decided something and can be opened now, in the listing's order. */
    public List<SettledDraw> draws(PlayedState<R, S> state) {
        return draws.map(drawing -> drawing.draws(state.game())).orElse(List.of());
    }

    /** To whom the rules let draws be opened without the parties' consent; nobody with a seat. */
    public Optional<PrincipalId> auditor(PlayedState<R, S> state) {
        return draws.flatMap(drawing -> drawing.auditor(state.game()));
    }

    /**
     * What opens a draw to whoever may see it: the seed, and as much of the transcript as recomputing it takes.
     *
     * @param draw one of {@link #draws}
     * @param seed behind the draw's commitment
     * @param transcript with every part present, as the audit format exports it
     */
    public Json openDraw(SettledDraw draw, DrawSeed seed, Json transcript) {
        return draws.map(drawing -> drawing.openDraw(draw, seed, transcript))
                .orElseThrow(() -> new IllegalStateException(game.id() + " has no draws"));
    }

    Optional<AnswersMoves<S, E>> answers() {
        return answers;
    }

    Optional<Snapshots<S>> snapshots() {
        return snapshots;
    }

    Optional<ManySeats<S, E>> manySeats() {
        return many;
    }

    /** What is told besides to who may read the shared part of an event. */
    Json explained(PlayedState<R, S> before, KernelEvent<E> event) {
        return event instanceof KernelEvent.OfGame<E> own
                ? explains.map(explaining -> explaining.explained(before.game(), own.event()))
                        .orElse(NOTHING)
                : NOTHING;
    }
}
