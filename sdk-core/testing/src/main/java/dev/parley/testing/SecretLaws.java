// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Input;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Compares two worlds that differ only in what one seat keeps to itself: its private terms, and those of its moves that
 * stay in its own parts. Until an event reveals them, or the rules let them decide, nobody else may tell the worlds
 * apart.
 */
final class SecretLaws<R, M, S, E> {
    private static final int DRAWS = 6;

    private final Play<R, M, S, E> play;
    private final Played<R, M, S, E> protocol;
    private final SeatId owner;
    private final Moves<R, M, S, E> moves;

    SecretLaws(Play<R, M, S, E> play, SeatId owner, Random random) {
        this.play = play;
        this.protocol = play.protocol();
        this.owner = owner;
        this.moves = new Moves<>(play, new History(play.sample()), random);
    }

    /** What an input led to in both worlds, or that they may differ from here on. */
    private record Fork<T>(T here, T there, boolean parted) {}

    void check(Instant opened, List<Step<M, E>> tape) {
        Decision<KernelEvent<E>> here = play.open(Optional.empty(), opened);
        Decision<KernelEvent<E>> there = play.open(Optional.of(owner), opened);
        List<KernelEvent<E>> first = events(here);
        List<KernelEvent<E>> other = events(there);
        boolean begins = here instanceof Decision.Accepted<KernelEvent<E>>;
        if (!begins || !sameTypes(first, other)) {
            return;
        }
        requireSameParts(first, other);
        Fork<PlayedState<R, S>> fork = new Fork<>(play.begin(first, opened), play.begin(other, opened), false);
        requireSameSight(fork, opened);
        requireKeptFromAgents(fork, first, other, opened);
        for (int position = 0; position < tape.size() && !fork.parted(); position++) {
            fork = step(fork, tape.get(position), position);
            if (!fork.parted()) {
                requireSameSight(fork, tape.get(position).at());
            }
        }
    }

    private Fork<PlayedState<R, S>> step(Fork<PlayedState<R, S>> fork, Step<M, E> step, int position) {
        if (isOver(fork.here(), step.at()) != isOver(fork.there(), step.at())) {
            return new Fork<>(fork.here(), fork.there(), true);
        }
        Decision<KernelEvent<E>> there = differently(fork, step, position)
                .orElseGet(() -> play.decide(fork.there(), otherwise(step.input()), step.at(), position));
        List<KernelEvent<E>> events = events(step.decision());
        List<KernelEvent<E>> others = events(there);
        if (step.decision() instanceof Decision.Refused<KernelEvent<E>>
                || there instanceof Decision.Refused<KernelEvent<E>>) {
            boolean same = seen(step.decision()).equals(seen(there));
            LawBroken.require(
                    same || isOwners(step.input()),
                    Law.REFUSALS_KEEP_SECRETS,
                    () -> step.input() + " was " + play.text(step.decision()) + ", and with another secret of " + owner
                            + " " + play.text(there));
            return new Fork<>(fork.here(), fork.there(), !same);
        }
        if (!sameTypes(events, others) || reveals(events)) {
            return new Fork<>(fork.here(), fork.there(), true);
        }
        requireSameParts(events, others);
        requireSameDisclosure(fork, events, others);
        return new Fork<>(play.fold(fork.here(), events), play.fold(fork.there(), others), false);
    }

    /** What comes of a deadline is public, so that from one on that the worlds do not share they may differ. */
    private boolean isOver(PlayedState<R, S> state, Instant at) {
        return protocol.nextDeadline(state)
                .filter(deadline -> !at.isBefore(deadline))
                .isPresent();
    }

    /** The owner's move with other values, if that is nobody else's business: its events differ in its own parts only. */
    private Optional<Decision<KernelEvent<E>>> differently(
            Fork<PlayedState<R, S>> fork, Step<M, E> step, int position) {
        Optional<Input.Move<M>> made =
                step.input().move().filter(move -> move.seat().equals(owner));
        if (made.isEmpty() || events(step.decision()).stream().noneMatch(this::hasOwnPart)) {
            return Optional.empty();
        }
        Input.Move<M> move = made.get();
        Allowed same = new Allowed(
                protocol.forms().kind(move.payload()),
                move.answers(),
                Json.object().build());
        for (int draw = 0; draw < DRAWS; draw++) {
            Optional<Decision<KernelEvent<E>>> other = moves.draw(fork.there(), owner, same)
                    .map(drawn ->
                            KernelInput.of(new Input.Move<>(owner, move.answers(), move.termsHash(), drawn.payload())))
                    .map(input -> play.decide(fork.there(), input, step.at(), position))
                    .filter(decision -> isSecret(events(step.decision()), events(decision)));
            if (other.isPresent()) {
                return other;
            }
        }
        return Optional.empty();
    }

    private boolean isSecret(List<KernelEvent<E>> events, List<KernelEvent<E>> others) {
        if (!sameTypes(events, others)) {
            return false;
        }
        for (int i = 0; i < events.size(); i++) {
            if (!othersParts(events.get(i)).equals(othersParts(others.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private KernelInput<M> otherwise(KernelInput<M> input) {
        boolean joins = input instanceof KernelInput.OfGame<M> asked
                && asked.input() instanceof Input.Join<M>
                && isOwners(input);
        return joins ? input.match(this::joiningOtherwise, KernelInput::of) : input;
    }

    private KernelInput<M> joiningOtherwise(Input<M> input) {
        Seat seat = ((Input.Join<M>) input).seat();
        return KernelInput.of(new Input.Join<>(seat, play.sample().secret(owner, Optional.of(owner))));
    }

    private boolean isOwners(KernelInput<M> input) {
        return input.mover().equals(Optional.of(owner));
    }

    private void requireSameParts(List<KernelEvent<E>> events, List<KernelEvent<E>> others) {
        for (int i = 0; i < events.size(); i++) {
            KernelEvent<E> event = events.get(i);
            String mine = othersParts(event);
            String theirs = othersParts(others.get(i));
            LawBroken.require(
                    mine.equals(theirs),
                    Law.PARTS_KEEP_SECRETS,
                    () -> "another secret of " + owner + " turned the parts " + mine + " of " + event + " into "
                            + theirs);
        }
    }

    private void requireSameDisclosure(
            Fork<PlayedState<R, S>> fork, List<KernelEvent<E>> events, List<KernelEvent<E>> others) {
        PlayedState<R, S> here = fork.here();
        PlayedState<R, S> there = fork.there();
        for (int i = 0; i < events.size(); i++) {
            KernelEvent<E> event = events.get(i);
            for (Viewer viewer : rivals(here)) {
                String mine = text(protocol.disclose(here, event, viewer));
                String theirs = text(protocol.disclose(there, others.get(i), viewer));
                LawBroken.require(
                        mine.equals(theirs),
                        Law.VIEWS_KEEP_SECRETS,
                        () -> viewer + " was disclosed " + mine + ", and with another secret of " + owner + " "
                                + theirs);
            }
            here = play.evolve(here, event);
            there = play.evolve(there, others.get(i));
        }
    }

    private void requireSameSight(Fork<PlayedState<R, S>> fork, Instant now) {
        for (Viewer viewer : rivals(fork.here())) {
            String mine = sight(fork.here(), viewer, now);
            String theirs = sight(fork.there(), viewer, now);
            LawBroken.require(
                    mine.equals(theirs),
                    Law.VIEWS_KEEP_SECRETS,
                    () -> viewer + " sees " + mine + ", and with another secret of " + owner + " " + theirs);
        }
    }

    /** Private terms are for whom the principal lets know them: no other viewer at its seat tells two openings apart. */
    private void requireKeptFromAgents(
            Fork<PlayedState<R, S>> fork, List<KernelEvent<E>> first, List<KernelEvent<E>> other, Instant opened) {
        Viewer agent = new Viewer.Party(owner, false);
        String mine = play.view(fork.here(), agent, opened) + seen(fork.here(), first, agent);
        String theirs = play.view(fork.there(), agent, opened) + seen(fork.there(), other, agent);
        LawBroken.require(
                mine.equals(theirs),
                Law.VIEWS_KEEP_SECRETS,
                () -> "an agent of " + owner + " sees " + mine + ", and with other private terms " + theirs);
    }

    /** What a viewer sees of the events with which a negotiation opened, as they are shown and as they are kept. */
    private String seen(PlayedState<R, S> state, List<KernelEvent<E>> events, Viewer viewer) {
        return events.stream()
                .map(event -> text(protocol.disclose(state, event, viewer))
                        + play.encode(event).parts().stream()
                                .filter(part -> part.audience().includes(viewer))
                                .map(part -> part.content().canonicalText())
                                .toList())
                .toList()
                .toString();
    }

    private String sight(PlayedState<R, S> state, Viewer viewer, Instant now) {
        String allowed = viewer.match(
                party -> protocol.allowed(state, party.seat(), now).toString(), operator -> "", anyone -> "");
        return play.view(state, viewer, now) + allowed + protocol.toldDeadline(state);
    }

    private List<Viewer> rivals(PlayedState<R, S> state) {
        return play.viewers(state).stream()
                .filter(viewer -> !viewer.equals(new Viewer.Party(owner)))
                .toList();
    }

    private List<KernelEvent<E>> events(Decision<KernelEvent<E>> decision) {
        return decision.match(events -> events, refusal -> List.of());
    }

    private String seen(Decision<KernelEvent<E>> decision) {
        return decision.match(events -> "accepted", refusal -> refusal.code().name() + refusal.params());
    }

    private boolean sameTypes(List<KernelEvent<E>> events, List<KernelEvent<E>> others) {
        return types(events).equals(types(others));
    }

    private List<String> types(List<KernelEvent<E>> events) {
        return events.stream().map(event -> play.encode(event).type()).toList();
    }

    private boolean reveals(List<KernelEvent<E>> events) {
        return types(events).stream().anyMatch(play.subject().revealing()::contains);
    }

    private boolean hasOwnPart(KernelEvent<E> event) {
        return play.encode(event).parts().stream()
                .anyMatch(part -> part.audience().isAt(owner));
    }

    /** The parts of others, and that the owner has one, without what it holds. */
    private String othersParts(KernelEvent<E> event) {
        EncodedEvent encoded = play.encode(event);
        return encoded.parts().stream()
                .map(part -> part.audience()
                        + (part.audience().isAt(owner) ? "" : part.content().canonicalText()))
                .toList()
                .toString();
    }

    private static String text(Optional<View> view) {
        return view.map(Play::text).orElse("nothing");
    }

    /** The seats that may have a secret in a sample: all of them, since any may make a secret move. */
    static List<SeatId> owners(Sample<?> sample) {
        return Stream.concat(sample.seats().stream(), sample.joiners().stream())
                .map(Seat::id)
                .toList();
    }
}
