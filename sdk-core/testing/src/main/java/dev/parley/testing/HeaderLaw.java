// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.SeatId;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
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
    private final Played<R, M, S, E> protocol;
    private final SeatId owner;

    HeaderLaw(Play<R, M, S, E> play, SeatId owner) {
        this.play = play;
        this.protocol = play.protocol();
        this.owner = owner;
    }

    void check(Instant opened, List<Step<M, E>> tape) {
        List<KernelEvent<E>> first = events(play.open(Optional.empty(), opened));
        PlayedState<R, S> begun = play.begin(first, opened);
        for (Viewer viewer : play.viewers(begun)) {
            if (!viewer.equals(new Viewer.Party(owner))) {
                follow(viewer, begun, tape);
            }
        }
    }

    private void follow(Viewer viewer, PlayedState<R, S> begun, List<Step<M, E>> tape) {
        PlayedState<R, S> here = begun;
        PlayedState<R, S> there = begun;
        boolean silenced = false;
        for (int position = 0; position < tape.size(); position++) {
            Step<M, E> step = tape.get(position);
            List<KernelEvent<E>> events = events(step.decision());
            if (events.isEmpty() && isOwners(step.input())) {
                continue;
            }
            List<String> told = told(here, events, viewer);
            PlayedState<R, S> next = play.fold(here, events);
            boolean unseen = told.isEmpty()
                    && isOwners(step.input())
                    && sight(here, viewer, step.at()).equals(sight(next, viewer, step.at()));
            if (unseen) {
                silenced = true;
            } else {
                List<KernelEvent<E>> others =
                        silenced ? events(play.once(there, step.input(), step.at(), position)) : events;
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
    private boolean keepsHeaders(Viewer viewer, PlayedState<R, S> here, PlayedState<R, S> there, Step<M, E> step) {
        boolean same = protocol.awards(here).isEmpty()
                && sight(here, viewer, step.at()).equals(sight(there, viewer, step.at()));
        LawBroken.require(
                !same || !protocol.capabilities().publishesHeaders(here),
                Law.HEADERS_KEEP_SECRETS,
                () -> "after " + step.input() + " headers are public, and " + viewer + " sees nothing else of what "
                        + owner + " did");
        return same;
    }

    private List<String> told(PlayedState<R, S> before, List<KernelEvent<E>> events, Viewer viewer) {
        List<String> told = new ArrayList<>();
        PlayedState<R, S> state = before;
        for (KernelEvent<E> event : events) {
            protocol.disclose(state, event, viewer).map(Play::text).ifPresent(told::add);
            state = protocol.evolve(state, event);
        }
        return told;
    }

    private String sight(PlayedState<R, S> state, Viewer viewer, Instant now) {
        String allowed = viewer.match(
                party -> protocol.allowed(state, party.seat(), now).toString(), operator -> "", anyone -> "");
        return play.view(state, viewer, now)
                + allowed
                + protocol.toldDeadline(state)
                + protocol.capabilities().seats(state, viewer);
    }

    private boolean isOwners(KernelInput<M> input) {
        return input.mover().equals(Optional.of(owner));
    }

    private List<KernelEvent<E>> events(Decision<KernelEvent<E>> decision) {
        return decision.match(events -> events, refusal -> List.of());
    }
}
