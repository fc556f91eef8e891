// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Hash;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.KernelInput.Control;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Tries what a state should refuse or survive, without taking it. */
final class Probes<R, M, S, E> {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final Play<R, M, S, E> play;
    private final Played<R, M, S, E> protocol;
    private final Moves<R, M, S, E> moves;
    private final StateLaws<R, M, S, E> stateLaws;
    private final TransitionLaws<R, M, S, E> transitionLaws;
    private final Random random;
    private final Set<String> exercised;

    Probes(Play<R, M, S, E> play, Moves<R, M, S, E> moves, Random random, Set<String> exercised) {
        this.play = play;
        this.protocol = play.protocol();
        this.moves = moves;
        this.random = random;
        this.exercised = exercised;
        this.stateLaws = new StateLaws<>(play);
        this.transitionLaws = new TransitionLaws<>(play);
    }

    /** The events of an input that must be accepted. */
    List<KernelEvent<E>> events(KernelInput<M> input, Decision<KernelEvent<E>> decision) {
        boolean own = input.mover().isPresent();
        return decision.match(
                events -> {
                    LawBroken.require(
                            !own || !events.isEmpty(),
                            Law.ACCEPTED_HAS_EVENTS,
                            () -> input + " was accepted and nothing happened");
                    return events;
                },
                refusal -> {
                    Law law = input.isFromOutside() ? Law.CONTROLS_ARE_NEVER_REFUSED : Law.DUE_ACTS;
                    throw new LawBroken(law, input + " was " + play.text(decision));
                });
    }

    void refused(PlayedState<R, S> state, KernelInput<M> input, Instant at, int position, Law law) {
        Decision<KernelEvent<E>> decision = play.decide(state, input, at, position);
        LawBroken.require(
                decision instanceof Decision.Refused<KernelEvent<E>>,
                law,
                () -> input + " at " + at + " was " + play.text(decision));
    }

    /** Every control from outside, in every state that is not terminal. */
    void controls(PlayedState<R, S> state, Instant now, int position, boolean paused) {
        for (KernelInput<M> control : allControls(state)) {
            boolean mayRefuse = is(control, paused ? Control.PAUSED : Control.RESUMED);
            Decision<KernelEvent<E>> decision = play.decide(state, control, now, position);
            if (mayRefuse && decision instanceof Decision.Refused<KernelEvent<E>>) {
                continue;
            }
            List<KernelEvent<E>> events = events(control, decision);
            PlayedState<R, S> after = play.fold(state, events);
            transitionLaws.check(state, after, control, now, events);
            exercised.add(protocol.phase(after));
            boolean pausedAfter = is(control, Control.PAUSED) || (paused && !is(control, Control.RESUMED));
            stateLaws.check(after, now, pausedAfter);
            LawBroken.require(
                    !is(control, Control.CANCELLED) || play.ended(after),
                    Law.CANCELLED_ENDS,
                    () -> "cancelling led to " + protocol.phase(after));
        }
    }

    private boolean is(KernelInput<M> input, Control control) {
        return input.match(asked -> false, control::equals);
    }

    /** A control that is neither a pause nor a resumption. */
    KernelInput<M> anyControl(PlayedState<R, S> state) {
        List<KernelInput<M>> controls = allControls(state);
        controls.removeIf(control -> is(control, Control.PAUSED) || is(control, Control.RESUMED));
        return controls.get(random.nextInt(controls.size()));
    }

    /** A deal that comes to nothing and of which the game makes something; empty where there is none. */
    Optional<KernelInput<M>> lapse(PlayedState<R, S> state, Instant now, int position) {
        List<KernelInput<M>> lapses = lapses(state).stream()
                .filter(lapse ->
                        !events(lapse, play.decide(state, lapse, now, position)).isEmpty())
                .toList();
        return lapses.isEmpty() ? Optional.empty() : Optional.of(lapses.get(random.nextInt(lapses.size())));
    }

    /** Whether a game goes on after awards that it has made. */
    boolean followsAwards(PlayedState<R, S> state) {
        return !lapses(state).isEmpty();
    }

    private List<KernelInput<M>> lapses(PlayedState<R, S> state) {
        return protocol.capabilities().followsUp()
                ? protocol.awards(state).stream()
                        .map(award -> KernelInput.of(new Input.DealLapsed<M>(award.buyer())))
                        .toList()
                : List.of();
    }

    private List<KernelInput<M>> allControls(PlayedState<R, S> state) {
        List<KernelInput<M>> controls = new ArrayList<>();
        for (Seat seat : protocol.seats(state)) {
            Set<String> stakes = new HashSet<>();
            protocol.stakes(state, seat.id()).forEach(stake -> stakes.add(stake.name()));
            controls.add(KernelInput.of(new Input.StakesEnded<>(seat.id(), stakes)));
        }
        controls.add(KernelInput.of(new Input.StockGone<>(someItems())));
        controls.addAll(lapses(state));
        for (Control control : Control.values()) {
            controls.add(KernelInput.of(control));
        }
        return controls;
    }

    private Set<ItemId> someItems() {
        List<Item> items = play.sample().listing().items();
        Set<ItemId> some = new HashSet<>();
        some.add(items.get(random.nextInt(items.size())).id());
        items.stream().filter(item -> random.nextBoolean()).forEach(item -> some.add(item.id()));
        return some;
    }

    /** The deadline, early and on time. */
    void due(PlayedState<R, S> state, Instant now, int position) {
        KernelInput<M> due = KernelInput.of(new Input.Due<>());
        Optional<Instant> deadline = protocol.nextDeadline(state);
        if (deadline.map(now::isBefore).orElse(true)) {
            notDue(state, due, now, position);
        }
        if (deadline.isEmpty()) {
            return;
        }
        Instant end = deadline.get();
        notDue(state, due, end.minus(MICROSECOND), position);
        List<KernelEvent<E>> events = events(due, play.decide(state, due, end, position));
        LawBroken.require(!events.isEmpty(), Law.DUE_ACTS, () -> "nothing happened at the deadline " + end);
        PlayedState<R, S> after = play.fold(state, events);
        transitionLaws.check(state, after, due, end, events);
        exercised.add(protocol.phase(after));
        stateLaws.check(after, end, false);
        LawBroken.require(
                protocol.nextDeadline(after).map(end::isBefore).orElse(true),
                Law.DUE_ACTS,
                () -> "after the deadline " + end + " the next is " + protocol.nextDeadline(after));
    }

    private void notDue(PlayedState<R, S> state, KernelInput<M> due, Instant at, int position) {
        Decision<KernelEvent<E>> decision = play.decide(state, due, at, position);
        LawBroken.require(
                decision.match(List::isEmpty, refusal -> false),
                Law.NOT_DUE_CHANGES_NOTHING,
                () -> "due at " + at + " was " + play.text(decision) + " with the deadline "
                        + protocol.nextDeadline(state));
    }

    /** What was accepted now, just before the deadline and at it. */
    void deadline(PlayedState<R, S> state, KernelInput<M> input, Instant now, int position) {
        protocol.nextDeadline(state).ifPresent(end -> {
            Decision<KernelEvent<E>> before = play.decide(state, input, end.minus(MICROSECOND), position);
            LawBroken.require(
                    before instanceof Decision.Accepted<KernelEvent<E>>,
                    Law.BEFORE_THE_DEADLINE_COUNTS,
                    () -> input + " was accepted at " + now + ", and a microsecond before " + end + " "
                            + play.text(before));
            refused(state, input, end, position, Law.AT_THE_DEADLINE_IS_LATE);
            refused(state, input, end.plusSeconds(1), position, Law.AT_THE_DEADLINE_IS_LATE);
        });
    }

    /** The accepted answer to an offer, made to another offer; and, when it binds its mover, to other terms. */
    void answer(PlayedState<R, S> state, Input.Move<M> input, List<Terms> word, Instant now, int position) {
        if (input.answers().isPresent()) {
            Optional<OfferId> another = Optional.of(new OfferId("another-offer"));
            KernelInput<M> stale =
                    KernelInput.of(new Input.Move<>(input.seat(), another, input.termsHash(), input.payload()));
            refused(state, stale, now, position, Law.STALE_ANSWER_IS_REFUSED);
            if (input.termsHash().isPresent() && !word.isEmpty()) {
                wrongTerms(state, input, word, now, position);
            }
        }
    }

    /** Whoever takes over the offer's own terms must have named their hash. */
    private void wrongTerms(PlayedState<R, S> state, Input.Move<M> input, List<Terms> word, Instant now, int position) {
        Law law = Law.WRONG_TERMS_ARE_REFUSED;
        Hash other = Hash.sha256(input.termsHash().orElseThrow().hex().getBytes(StandardCharsets.UTF_8));
        refused(state, renamed(input, Optional.of(other)), now, position, law);
        boolean takesOver = protocol.forms().writeMove(input.payload()).items().isEmpty()
                && input.termsHash().equals(Optional.of(Terms.hash(word)));
        if (takesOver) {
            refused(state, renamed(input, Optional.empty()), now, position, law);
        }
    }

    private KernelInput<M> renamed(Input.Move<M> input, Optional<Hash> termsHash) {
        return KernelInput.of(new Input.Move<>(input.seat(), input.answers(), termsHash, input.payload()));
    }

    /** Every kind of move that nobody said was allowed, by every seat and a stranger; one of them for the tape. */
    Optional<Step<M, E>> unlisted(PlayedState<R, S> state, Instant now, int position) {
        List<SeatId> movers = new ArrayList<>(List.of(new SeatId("stranger")));
        protocol.seats(state).forEach(seat -> movers.add(seat.id()));
        List<Step<M, E>> steps = new ArrayList<>();
        for (SeatId mover : movers) {
            for (String kind : kinds()) {
                unlisted(state, mover, kind, now, position).ifPresent(steps::add);
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(random.nextInt(steps.size())));
    }

    private Optional<Step<M, E>> unlisted(
            PlayedState<R, S> state, SeatId mover, String kind, Instant now, int position) {
        boolean seated =
                protocol.seats(state).stream().anyMatch(seat -> seat.id().equals(mover));
        boolean listed = seated
                && protocol.allowed(state, mover, now).stream()
                        .anyMatch(one -> one.kind().equals(kind));
        if (listed) {
            return Optional.empty();
        }
        Allowed asked =
                new Allowed(kind, anyAnswer(state, kind, now), Json.object().build());
        return moves.draw(state, mover, asked).map(KernelInput::of).map(input -> {
            refused(state, input, now, position, Law.ONLY_ALLOWED_IS_ACCEPTED);
            return new Step<>(input, now, play.decide(state, input, now, position));
        });
    }

    /** Once all is over: every kind of move by everyone, joining, the clock and controls. */
    void afterTheEnd(PlayedState<R, S> state, Instant now, int position) {
        Law law = Law.NOTHING_AFTER_THE_END;
        for (Seat seat : protocol.seats(state)) {
            for (String kind : kinds()) {
                Allowed asked =
                        new Allowed(kind, Optional.empty(), Json.object().build());
                moves.draw(state, seat.id(), asked)
                        .ifPresent(input -> refused(state, KernelInput.of(input), now, position, law));
            }
        }
        for (Seat joiner : play.sample().joiners()) {
            Optional<Json> secret = play.sample().secret(joiner.id(), Optional.empty());
            refused(state, KernelInput.of(new Input.Join<>(joiner, secret)), now, position, law);
        }
        quiet(state, KernelInput.of(new Input.Due<>()), now.plusSeconds(1_000_000), position);
        allControls(state).forEach(control -> quiet(state, control, now, position));
    }

    private void quiet(PlayedState<R, S> state, KernelInput<M> input, Instant at, int position) {
        Decision<KernelEvent<E>> decision = play.decide(state, input, at, position);
        LawBroken.require(
                decision.match(List::isEmpty, refusal -> true),
                Law.NOTHING_AFTER_THE_END,
                () -> input + " after the end was " + play.text(decision));
    }

    /** A move whose items are corrupted. */
    void unknown(PlayedState<R, S> state, Instant now) {
        for (Seat seat : protocol.seats(state)) {
            for (Allowed allowed : protocol.allowed(state, seat.id(), now)) {
                WireMove wire = moves.wire(state, seat.id(), allowed);
                boolean carriesItems = moves.read(wire)
                        .filter(move ->
                                !protocol.forms().writeMove(move).items().isEmpty())
                        .isPresent();
                if (carriesItems) {
                    Corruption.all(wire, play.sample().listing()).forEach(corrupt -> mustBeInvalid(state, corrupt));
                }
            }
        }
    }

    private void mustBeInvalid(PlayedState<R, S> state, WireMove corrupt) {
        LawBroken.require(
                moves.read(corrupt)
                        .map(move -> moves.validate(state, move).isPresent())
                        .orElse(true),
                Law.UNKNOWN_IS_REFUSED,
                () -> "validate() lets pass " + corrupt);
    }

    private Optional<OfferId> anyAnswer(PlayedState<R, S> state, String kind, Instant now) {
        return protocol.seats(state).stream()
                .flatMap(seat -> protocol.allowed(state, seat.id(), now).stream())
                .filter(allowed ->
                        allowed.kind().equals(kind) || allowed.answers().isPresent())
                .map(Allowed::answers)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        for (Phase phase : protocol.lifecycle().phases()) {
            phase.moves().stream().map(MoveRule::kind).forEach(kinds::add);
        }
        kinds.remove(MoveRule.JOIN);
        return kinds;
    }
}
