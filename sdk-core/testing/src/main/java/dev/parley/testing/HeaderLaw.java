package dev.parley.testing;

import dev.parley.model.SeatId;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what happened with the same without what one seat did unseen. Where a viewer cannot tell the two apart, headers
 * would; so they must not be public, until something is awarded.
 */
final class HeaderLaw<R, M, S, E> {
    private final Play<R, M, S, E> play;
    private final Protocol<R, M, S, E> protocol;
    private final SeatId owner;

    HeaderLaw(Play<R, M, S, E> play, SeatId owner) {
        this.play = play;
        this.protocol = play.protocol();
        this.owner = owner;
    }

    void check(Instant opened, List<Step<M, E>> tape) {
        List<E> first = events(play.open(Optional.empty(), opened));
        if (first.isEmpty() && play.begun(opened).isEmpty()) {
            return;
        }
        S begun = play.begin(first, opened);
        for (Viewer viewer : play.viewers(begun)) {
            if (!viewer.equals(new Viewer.Party(owner))) {
                follow(viewer, begun, tape);
            }
        }
    }

    private void follow(Viewer viewer, S begun, List<Step<M, E>> tape) {
        S here = begun;
        S there = begun;
        boolean silenced = false;
        for (int position = 0; position < tape.size(); position++) {
            Step<M, E> step = tape.get(position);
            List<E> events = events(step.decision());
            if (events.isEmpty() && isOwners(step.input())) {
                continue;
            }
            List<String> told = told(here, events, viewer);
            S next = play.fold(here, events);
            boolean unseen = told.isEmpty()
                    && isOwners(step.input())
                    && sight(here, viewer, step.at()).equals(sight(next, viewer, step.at()));
            if (unseen) {
                silenced = true;
            } else {
                List<E> others = silenced ? events(play.once(there, step.input(), step.at(), position)) : events;
                if (!told.equals(told(there, others, viewer))) {
                    return;
                }
                there = play.fold(there, others);
            }
            here = next;
            if (silenced && !keepsHeaders(viewer, here, there, step)) {
                return;
            }
        }
    }

    /** Whether the viewer still cannot tell the two apart, and nothing is awarded. */
    private boolean keepsHeaders(Viewer viewer, S here, S there, Step<M, E> step) {
        boolean same = protocol.awards(here).isEmpty()
                && sight(here, viewer, step.at()).equals(sight(there, viewer, step.at()));
        LawBroken.require(
                !same || !protocol.publishesHeaders(here),
                Law.HEADERS_KEEP_SECRETS,
                () -> "after " + step.input() + " headers are public, and " + viewer + " sees nothing else of what "
                        + owner + " did");
        return same;
    }

    private List<String> told(S before, List<E> events, Viewer viewer) {
        List<String> told = new ArrayList<>();
        S state = before;
        for (E event : events) {
            protocol.disclose(state, event, viewer).map(Play::text).ifPresent(told::add);
            state = protocol.evolve(state, event);
        }
        return told;
    }

    private String sight(S state, Viewer viewer, Instant now) {
        String allowed =
                viewer.match(party -> protocol.allowed(state, party.seat(), now).toString(), operator -> "");
        return play.view(state, viewer, now) + allowed + protocol.nextDeadline(state) + protocol.seats(state, viewer);
    }

    private boolean isOwners(Input<M> input) {
        return input.match(new Input.Cases<>(
                move -> move.seat().equals(owner),
                join -> join.seat().id().equals(owner),
                due -> false,
                control -> false));
    }

    private List<E> events(Decision<E> decision) {
        return decision.match(events -> events, refusal -> List.of());
    }
}
