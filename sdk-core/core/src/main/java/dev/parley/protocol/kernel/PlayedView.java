// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import static java.util.Comparator.naturalOrder;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.HidesDeadline;
import dev.parley.protocol.Look;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What viewers see of a negotiation: what their audience sees, what is theirs alone, and the clock. */
final class PlayedView<R, M, S, E> {
    private final Protocol<R, M, S, E> game;
    private final PlayedLifecycle phases;
    private final Optional<HidesDeadline<S>> hides;

    @SuppressWarnings("unchecked") // a capability has the types of the protocol that has it
    PlayedView(Protocol<R, M, S, E> game, PlayedLifecycle phases) {
        this.game = game;
        this.phases = phases;
        this.hides = game.capability(HidesDeadline.class).map(found -> (HidesDeadline<S>) found);
    }

    /** The end of which everybody is told, whether or not the clock runs. */
    Optional<Instant> told(PlayedState<R, S> state) {
        return state.standing()
                .deadline()
                .flatMap(
                        end -> hides.map(hiding -> hiding.toldEnd(state.game())).orElse(Optional.of(end)));
    }

    List<Allowed> allowed(PlayedState<R, S> state, SeatId seat, Instant now) {
        return moves(state, now) ? own(state, seat, now).allowed() : List.of();
    }

    boolean awaits(PlayedState<R, S> state, SeatId seat, Instant now) {
        return moves(state, now) && own(state, seat, now).awaited();
    }

    private Look own(PlayedState<R, S> state, SeatId seat, Instant now) {
        return state.looks().own(game, state.game(), seat, now);
    }

    /** Whether somebody may move: while the clock runs, before the deadline, until the end. */
    private boolean moves(PlayedState<R, S> state, Instant now) {
        return state.runs() && !state.isOver(now) && !phases.hasEnded(state);
    }

    /** What is shown changes with time where the game says so; what may be done ends with the deadline. */
    Instant steadyUntil(PlayedState<R, S> state, Viewer viewer, Instant now) {
        if (!state.runs()) {
            return Instant.MAX;
        }
        Instant shown =
                looks(state, viewer, now).map(Look::until).min(naturalOrder()).orElseThrow();
        return state.deadline().filter(now::isBefore).filter(shown::isAfter).orElse(shown);
    }

    Instant steadySince(PlayedState<R, S> state, Viewer viewer, Instant at) {
        Stream<Instant> shown = looks(state, viewer, state.lookedAt(at)).map(Look::since);
        Stream<Instant> over = state.deadline().filter(deadline -> !deadline.isAfter(at)).stream();
        return Stream.concat(shown, over).max(naturalOrder()).orElseThrow();
    }

    /** What makes up the view of a viewer. */
    private Stream<Look> looks(PlayedState<R, S> state, Viewer viewer, Instant at) {
        Looks<S> looks = state.looks();
        return viewer.match(
                party ->
                        Stream.of(looks.shared(game, state.game(), Audience.PARTIES, at), own(state, party.seat(), at)),
                operator -> Stream.of(looks.shared(game, state.game(), Audience.OPERATORS, at)),
                anyone -> Stream.of(looks.shared(game, state.game(), Audience.ANYONE, at)));
    }

    View of(PlayedState<R, S> state, Viewer viewer, Instant now) {
        Instant at = state.lookedAt(now);
        Json details = viewer.match(
                party -> own(
                        shared(state, Audience.PARTIES, at), own(state, party.seat(), at), party.knowsPrivateTerms()),
                operator -> shared(state, Audience.OPERATORS, at),
                anyone -> shared(state, Audience.ANYONE, at));
        return new View(state.phase(), clocked(state, details));
    }

    private Json shared(PlayedState<R, S> state, Audience audience, Instant at) {
        Look look = state.looks().shared(game, state.game(), audience, at);
        return state.runs() ? laidOver(look.details(), look.running()) : look.details();
    }

    private static Json own(Json shared, Look own, boolean knowsPrivateTerms) {
        Json seen = laidOver(shared, own.details());
        return knowsPrivateTerms ? laidOver(seen, own.kept()) : seen;
    }

    /** One object over another: members that both have and that are objects are laid over each other, others are replaced. */
    static Json laidOver(Json below, Json above) {
        if (above.members().isEmpty()) {
            return below;
        }
        Map<String, Json> members = new LinkedHashMap<>(below.members());
        above.members().forEach((name, value) -> {
            Json before = members.get(name);
            boolean both = before instanceof Json.Obj && value instanceof Json.Obj;
            members.put(name, both && before != null ? laidOver(before, value) : value);
        });
        return new Json.Obj(members);
    }

    /** Running: when it ends. Paused: since when, and what will be left when it goes on. Ended from outside: why. */
    private Json clocked(PlayedState<R, S> state, Json details) {
        Json.Builder clock = Json.object();
        details.members().forEach(clock::put);
        clock.put("phase", state.phase());
        Optional<Instant> told = told(state);
        clock.putIf("endsAt", told.filter(end -> state.runs()), Json::of);
        state.pausedAt().ifPresent(since -> clock.put("paused", true).put("pausedAt", since));
        Optional<Duration> left = state.pausedAt().flatMap(since -> told.map(end -> Duration.between(since, end)));
        clock.putIf("secondsLeft", left, most -> Json.of(Math.max(0, most.toSeconds())));
        state.ended().ifPresent(end -> clock.put("closeReason", end.reason().text()));
        return clock.build();
    }

    /**
     * The parts of an event that a viewer may read, as one: a list that several have goes on; empty when there is none.
     *
     * @param explained what is told besides to who may read the shared part
     */
    static Optional<View> disclosed(EncodedEvent event, Viewer viewer, Supplier<Json> explained) {
        Map<String, Json> seen = new LinkedHashMap<>();
        boolean any = false;
        for (EncodedEvent.Part part : event.parts()) {
            if (part.audience().includes(viewer)) {
                any = true;
                part.content().members().forEach((name, value) -> seen.merge(name, value, PlayedView::goingOn));
                if (part.audience().equals(Audience.PARTIES)) {
                    explained.get().members().forEach(seen::put);
                }
            }
        }
        return any ? Optional.of(new View(event.type(), new Json.Obj(seen))) : Optional.empty();
    }

    private static Json goingOn(Json before, Json more) {
        return before instanceof Json.Arr && more instanceof Json.Arr
                ? Json.array(Stream.concat(before.elements().stream(), more.elements().stream())
                        .toList())
                : more;
    }
}
