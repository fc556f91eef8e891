package dev.parley.protocol;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The public procedure of a negotiation, as pure functions. Time, facts and fresh ids arrive in the {@link Context};
 * nothing else comes in. A host adds its own by extending the conformance suite in {@code dev.parley.testing}.
 *
 * @param <R> its rules: public parameters, frozen at opening
 * @param <M> its moves
 * @param <S> its state, immutable
 * @param <E> its events
 */
public interface Protocol<R, M, S, E> {
    /** Its name and major version. */
    ProtocolId id();

    /** Its phases, declared and finite: what the {@link LifecycleChecker} reads before it is registered. */
    Lifecycle lifecycle();

    /** How its rules, moves and events become JSON and come back. */
    ProtocolForms<R, M, E> forms();

    /** The events that begin a negotiation, at least one, or why these rules do not fit this listing. */
    Decision<E> open(Opening<R> opening, Context context);

    /**
     * What is wrong with a move whatever the time and the turn: its items, issues and values against the listing.
     * Checked before anything about time, turn or authority.
     */
    Optional<Refusal> validate(S state, M move);

    /**
     * The events that an input causes, or why it is refused. A refused move changes nothing, deadlines included. A
     * deadline that is not due causes no events.
     */
    Decision<E> decide(S state, Input<M> input, Context context);

    /**
     * What the private terms of another seat answer to what a seat has just done; empty when they answer nothing, or
     * nothing more. {@link #decide} yields what the input itself does and asks no private terms of anybody: they are asked
     * only once the mover's authority and holds have passed, and their answer is dropped where a hold refuses it, so that
     * no refusal tells what they would have said. Asked again at the state that an answer led to.
     *
     * @param state as the mover's events left it
     * @param mover who moved
     * @param context the one of the decision, without its facts
     */
    default Optional<Response<E>> respond(S state, SeatId mover, Context context) {
        return Optional.empty();
    }

    /** The state at the opening, of a protocol whose games begin without an event of their own. */
    default Optional<S> begin(OpeningRecord<R> opening) {
        return Optional.empty();
    }

    /** The state after a negotiation's first event. */
    S begin(E first);

    /**
     * The state after one more event. Never refuses.
     *
     * @throws IllegalStateException if the event cannot follow; the message names state and event
     */
    S evolve(S state, E event);

    /**
     * Whether a move that answers no offer must name the revision that its mover saw, so that it cannot be meant for
     * another state than the one it meets.
     */
    default boolean needsRevision(M move) {
        return true;
    }

    /**
     * Whether what is one seat's alone is encrypted where events are stored, so that a stolen database tells nothing of
     * it. It costs the negotiation its readability while the key cannot be had.
     */
    default boolean sealsPrivateParts() {
        return false;
    }

    /**
     * Whether the headers of all events may be shown to parties and operators at a state. A header tells which seat did
     * something and when, also of an event that {@link #disclose} hides; until headers are public a transcript ends with
     * the opening. Unless told, where private parts are sealed they become so at the end.
     */
    default boolean publishesHeaders(S state) {
        return !sealsPrivateParts()
                || lifecycle()
                        .phase(phase(state))
                        .filter(Lifecycle.Phase::terminal)
                        .isPresent();
    }

    /** How many offers of this negotiation count against its buyer's cap on the listing; never falls. */
    default long offersCounted(S state) {
        return 0;
    }

    /** The phase of {@link #lifecycle} that a state is in. */
    String phase(S state);

    /** The one effective end of what is being waited for; every path uses it. */
    Optional<Instant> nextDeadline(S state);

    /** What must be fetched into the context before an opening can be decided. */
    default Set<Need> needs(Opening<R> opening) {
        return Set.of();
    }

    /** What must be fetched into the context before an input can be decided. */
    default Set<Need> needs(S state, Input<M> input) {
        return Set.of();
    }

    /** What has been given to whom so far. Only grows: items settle while others go on. */
    List<Award> awards(S state);

    /** The worst terms to which a move may hold its mover, a set of terms of each item; empty when it binds nothing. */
    List<Terms> binds(S state, SeatId mover, M move);

    /** The same with its alternatives, where others choose between several. */
    default Bound bound(S state, SeatId mover, M move) {
        return Bound.to(binds(state, mover, move));
    }

    /** Since when a viewer's view of a state has been what it is at an instant; empty where {@link #steadyUntil} says it. */
    default Optional<Instant> steadySince(S state, Viewer viewer, Instant at) {
        return Optional.empty();
    }

    /**
     * What the other side alone could make a seat owe at this state, beyond its awards. Holds are the differences of
     * this and the awards.
     */
    Exposure exposure(S state, SeatId seat);

    /** What a seat has at stake, by the move that put it there; one without a name counts as its last move's. */
    default List<Stake> stakes(S state, SeatId seat) {
        Exposure exposure = exposure(state, seat);
        return exposure.equals(Exposure.NONE)
                ? List.of()
                : List.of(new Stake("", exposure.money(), exposure.units(), exposure.deals()));
    }

    /** The seats whose stakes an event changes; all seats unless told. */
    default Collection<SeatId> restaked(S before, E event, S after) {
        return seats(after).stream().map(Seat::id).toList();
    }

    /** The name of the offer that a seat has on the table; empty where it has none, or where offers have no names. */
    default Optional<OfferId> standingOffer(S state, SeatId seat) {
        return Optional.empty();
    }

    /** What a seat may do now: kinds with ranges, not lists of values. Empty when it may do nothing. */
    List<Allowed> allowed(S state, SeatId seat, Instant now);

    /**
     * Whether the negotiation waits for a seat: there is something that the seat may do now and that the others, or the
     * clock, wait for. Taking back what it has done already is none.
     */
    default boolean awaits(S state, SeatId seat, Instant now) {
        return !allowed(state, seat, now).isEmpty();
    }

    /** The seats in a state; grows when parties join. */
    List<Seat> seats(S state);

    /** The seats that a viewer may know of; its own among them. */
    default List<Seat> seats(S state, Viewer viewer) {
        return seats(state);
    }

    /** The draws that have decided something and can be opened now, in the listing's order. */
    default List<SettledDraw> draws(S state) {
        return List.of();
    }

    /** To whom the rules let draws be opened without the parties' consent; nobody with a seat. */
    default Optional<PrincipalId> auditor(S state) {
        return Optional.empty();
    }

    /**
     * What opens a draw to whoever may see it: the seed, and as much of the transcript as recomputing it takes.
     *
     * @param draw one of {@link #draws}
     * @param seed behind the draw's commitment
     * @param transcript with every part present, as the audit format exports it
     */
    default Json openDraw(SettledDraw draw, DrawSeed seed, Json transcript) {
        throw new IllegalStateException(id() + " names draws and does not open them");
    }

    /** Whether anyone may look at a state. */
    default boolean isWatchable(S state) {
        return false;
    }

    /** What a viewer sees of a state. */
    View view(S state, Viewer viewer, Instant now);

    /**
     * Until when, that instant excluded, {@link #view} and {@link #allowed} stay for a viewer what they are at an instant, so that what was shown once may be shown again. Of no use unless it is after {@code now}, and never after
     * it where they change by the mere passing of time, as is taken for granted of a protocol that does not say.
     */
    default Instant steadyUntil(S state, Viewer viewer, Instant now) {
        return now;
    }

    /**
     * What a viewer sees of an event, given the state before it; empty when its very existence is hidden. A viewer's
     * revision counts the events that it sees. The first event comes with the state that it began.
     */
    Optional<View> disclose(S before, E event, Viewer viewer);

    /**
     * Who sees an event: the seats of the state after it, and operators, to whom {@link #disclose} shows something, each
     * once. All are asked where a protocol does not say; one whose negotiations have thousands of seats says, since this
     * is asked of every event. What a seat may owe changes only by events that it sees.
     *
     * @param after the state after the event
     */
    default List<Audience> witnesses(S before, E event, S after) {
        List<Viewer> viewers = seenBy(before, event, after);
        return viewers.size() > seats(after).size()
                ? List.of(Audience.PARTIES)
                : viewers.stream().map(Audience::of).toList();
    }

    /** The same, each viewer by itself. */
    default List<Viewer> seenBy(S before, E event, S after) {
        return Viewer.all(seats(after)).stream()
                .filter(viewer -> disclose(before, event, viewer).isPresent())
                .toList();
    }
}
