// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.audit.JsonReader;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Reason;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.KernelInput.Control;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * One seeded run of a protocol from opening to its end or to the last step. The first law that is broken ends it with
 * {@link LawBroken}.
 */
final class Walk<R, M, S, E> {
    private static final Set<Reason> OUT_OF_PLACE = EnumSet.of(
            Reason.DEADLINE_PASSED,
            Reason.NEGOTIATION_CLOSED,
            Reason.NEGOTIATION_PAUSED,
            Reason.NOT_YOUR_TURN,
            Reason.MOVE_NOT_ALLOWED);
    private static final int DRAWS = 12;
    private static final int ATTEMPTS = 3;

    /** Below it a choice lets a deal lapse, in a game that goes on after its awards. */
    private static final int LAPSING = 75;

    private final Play<R, M, S, E> play;
    private final Played<R, M, S, E> protocol;
    private final StateLaws<R, M, S, E> stateLaws;
    private final TransitionLaws<R, M, S, E> transitionLaws;
    private final History history;
    private final Moves<R, M, S, E> moves;
    private final Probes<R, M, S, E> probes;
    private final Random random;
    private final Instant opened;
    /** How many of a hundred inputs wait for the deadline: some walks are hasty, others let nearly all pass. */
    private final int patience;

    private final Set<SeatId> joined = new HashSet<>();
    private final Set<String> exercised = new TreeSet<>();
    private final List<Step<M, E>> tape = new ArrayList<>();

    private PlayedState<R, S> state;
    private PlayedState<R, S> twin;
    private Instant now;
    private Optional<Duration> left = Optional.empty();
    private boolean paused;

    Walk(Play<R, M, S, E> play, Random random) {
        this.play = play;
        this.protocol = play.protocol();
        this.random = random;
        this.stateLaws = new StateLaws<>(play);
        this.transitionLaws = new TransitionLaws<>(play);
        this.history = new History(play.sample());
        this.moves = new Moves<>(play, history, random);
        this.probes = new Probes<>(play, moves, random, exercised);
        this.opened = Instant.parse("2026-03-01T09:00:00Z").plusNanos(1_000L * random.nextInt(1_000_000));
        this.now = opened;
        this.patience = random.nextInt(3) * 35;
        List<KernelEvent<E>> events = open();
        if (!events.isEmpty()) {
            transitionLaws.checkSeenBy(play.begun(opened), events.get(0), play.begin(events.subList(0, 1), opened));
        }
        this.state = play.begin(events, opened);
        this.twin =
                twin(play.begin(events.stream().map(transitionLaws::checkEvent).toList(), opened));
    }

    /** The twin of every other walk is written and read back after every step, where states have a form. */
    private PlayedState<R, S> twin(PlayedState<R, S> folded) {
        return protocol.snapshots()
                .filter(form -> isKept())
                .map(form -> LawBroken.calm(
                        Law.SNAPSHOTS_ARE_EQUAL,
                        () -> form.read(
                                folded.opening(),
                                JsonReader.read(form.write(folded).canonicalText())),
                        () -> "writing and reading " + folded))
                .orElse(folded);
    }

    private boolean isKept() {
        return opened.get(ChronoField.MICRO_OF_SECOND) % 2 == 0;
    }

    private Law twinLaw() {
        return isKept() && protocol.snapshots().isPresent() ? Law.SNAPSHOTS_ARE_EQUAL : Law.REPLAY_IS_EQUAL;
    }

    private List<KernelEvent<E>> open() {
        transitionLaws.checkRules(play.sample().rules());
        Decision<KernelEvent<E>> decision = play.open(Optional.empty(), opened);
        boolean opens = decision instanceof Decision.Accepted<KernelEvent<E>>;
        LawBroken.require(opens, Law.SAMPLES_OPEN, () -> "opening was " + play.text(decision));
        return decision.match(accepted -> accepted, refusal -> List.of());
    }

    Instant opened() {
        return opened;
    }

    List<Step<M, E>> tape() {
        return tape;
    }

    /** The phases that were visited, and {@code phase/kind} for each kind of move accepted in one. */
    Set<String> exercised() {
        return exercised;
    }

    void run(int steps) {
        String phase = protocol.phase(state);
        LawBroken.require(
                phase.equals(protocol.lifecycle().initial()),
                Law.OPENS_IN_INITIAL_PHASE,
                () -> "opening led to " + phase);
        exercised.add(phase);
        checkState();
        for (int step = 0; step < steps && !play.ended(state); step++) {
            turn();
        }
        if (play.ended(state)) {
            probes.afterTheEnd(state, now, tape.size());
        }
    }

    private void turn() {
        probes.controls(state, now, tape.size(), paused);
        probes.due(state, now, tape.size());
        probes.unlisted(state, now, tape.size()).ifPresent(tape::add);
        probes.unknown(state, now);
        if (paused) {
            rest();
            return;
        }
        int choice = random.nextInt(100);
        if (choice < 4) {
            pause();
        } else if (choice < 6) {
            control(probes.anyControl(state));
        } else if (choice < 20) {
            join();
        } else {
            goOn(choice);
        }
    }

    /** A deal lapses, somebody moves, or the deadline comes; what follows awards waits for no deadline where somebody may move. */
    private void goOn(int choice) {
        Optional<KernelInput<M>> lapse = choice < LAPSING ? probes.lapse(state, now, tape.size()) : Optional.empty();
        if (lapse.isPresent()) {
            control(lapse.get());
        } else if (choice < 25 + (probes.followsAwards(state) ? 0 : patience) || !move()) {
            due();
        }
    }

    /** Some move, seldom one that ends the negotiation as long as there are others: short walks prove little. */
    private boolean move() {
        pass();
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            if (anyMove(random.nextInt(4) == 0)) {
                return true;
            }
        }
        return anyMove(true);
    }

    private boolean anyMove(boolean mayEnd) {
        List<Seat> movers = new ArrayList<>(protocol.seats(state));
        movers.removeIf(seat -> protocol.allowed(state, seat.id(), now).isEmpty());
        if (movers.isEmpty()) {
            return false;
        }
        Seat mover = movers.get(random.nextInt(movers.size()));
        List<Allowed> allowed = protocol.allowed(state, mover.id(), now);
        Allowed kind = allowed.get(random.nextInt(allowed.size()));
        for (int draw = 0; draw < DRAWS; draw++) {
            Optional<Input.Move<M>> input = moves.draw(state, mover.id(), kind);
            if (input.isPresent() && move(input.get(), kind, mayEnd)) {
                return true;
            }
        }
        return false;
    }

    private boolean move(Input.Move<M> move, Allowed kind, boolean mayEnd) {
        transitionLaws.checkMove(move.payload());
        KernelInput<M> input = KernelInput.of(move);
        Decision<KernelEvent<E>> decision = decide(input);
        if (decision instanceof Decision.Refused<KernelEvent<E>> refused) {
            boolean outOfPlace = refused.refusal().code() instanceof Reason reason && OUT_OF_PLACE.contains(reason);
            LawBroken.require(
                    !outOfPlace,
                    Law.ALLOWED_IS_ACCEPTED,
                    () -> kind + " was listed, and " + input + " was " + play.text(decision));
            tape.add(new Step<>(input, now, decision));
            return false;
        }
        if (!mayEnd && play.ended(play.fold(state, probes.events(input, decision)))) {
            return false;
        }
        List<List<Terms>> alternatives =
                protocol.binds(state, move.seat(), move.payload()).alternatives();
        alternatives.forEach(bound -> stateLaws.checkBinds(move, bound));
        List<Terms> word = alternatives.stream().findFirst().orElse(List.of());
        probes.answer(state, move, word, now, tape.size());
        probes.deadline(state, input, now, tape.size());
        exercised.add(protocol.phase(state) + "/" + kind.kind());
        history.bind(move.seat(), word, tape.size());
        take(input, decision);
        return true;
    }

    private void join() {
        pass();
        Optional<Seat> joiner = play.sample().joiners().stream()
                .filter(seat -> !joined.contains(seat.id()))
                .findFirst();
        if (joiner.isEmpty()) {
            move();
            return;
        }
        Seat seat = joiner.get();
        KernelInput<M> input =
                KernelInput.of(new Input.Join<>(seat, play.sample().secret(seat.id(), Optional.empty())));
        Decision<KernelEvent<E>> decision = decide(input);
        if (decision instanceof Decision.Refused<KernelEvent<E>>) {
            return;
        }
        probes.deadline(state, input, now, tape.size());
        exercised.add(protocol.phase(state) + "/" + MoveRule.JOIN);
        joined.add(seat.id());
        take(input, decision);
        if (!play.ended(state)) {
            probes.refused(state, input, now, tape.size(), Law.ONLY_ALLOWED_IS_ACCEPTED);
        }
    }

    private void due() {
        Optional<Instant> deadline = protocol.nextDeadline(state);
        if (deadline.isPresent()) {
            now = deadline.get().plusNanos(random.nextBoolean() ? 0 : 1_000L * random.nextInt(2_000_000));
            KernelInput<M> input = KernelInput.of(new Input.Due<>());
            take(input, decide(input));
        }
    }

    private void control(KernelInput<M> input) {
        take(input, decide(input));
    }

    private void pause() {
        left = protocol.nextDeadline(state).map(end -> Duration.between(now, end));
        paused = true;
        control(KernelInput.of(Control.PAUSED));
    }

    private void rest() {
        now = now.plusNanos(1_000L * random.nextInt(Integer.MAX_VALUE));
        paused = false;
        control(KernelInput.of(Control.RESUMED));
        Optional<Instant> expected = left.map(now::plus);
        LawBroken.require(
                protocol.nextDeadline(state).equals(expected),
                Law.PAUSE_STOPS_THE_CLOCK,
                () -> "resuming at " + now + " gave the deadline " + protocol.nextDeadline(state) + ", not "
                        + expected);
    }

    /** Lets some time pass, never up to the deadline. */
    private void pass() {
        long micros = protocol.nextDeadline(state)
                .map(end -> Duration.between(now, end).toNanos() / 1_000 - 1)
                .orElse(3_600_000_000L);
        long step = random.nextInt(4) == 0 ? 0 : Math.floorMod(random.nextLong(), Math.max(1, micros / 4));
        now = now.plusNanos(1_000L * step);
    }

    private Decision<KernelEvent<E>> decide(KernelInput<M> input) {
        Decision<KernelEvent<E>> decision = play.decide(state, input, now, tape.size());
        Decision<KernelEvent<E>> replayed = play.decide(twin, input, now, tape.size());
        LawBroken.require(
                play.text(decision).equals(play.text(replayed)),
                twinLaw(),
                () -> input + " was decided as " + play.text(decision) + ", by the replayed state as "
                        + play.text(replayed));
        return decision;
    }

    private void take(KernelInput<M> input, Decision<KernelEvent<E>> decision) {
        List<KernelEvent<E>> events = probes.events(input, decision);
        PlayedState<R, S> before = state;
        state = play.fold(before, events);
        twin = twin(
                play.fold(twin, events.stream().map(transitionLaws::checkEvent).toList()));
        tape.add(new Step<>(input, now, decision));
        transitionLaws.check(before, state, input, now, events);
        int awarded = protocol.awards(before).size();
        protocol.awards(state).stream().skip(awarded).forEach(history::checkCovers);
        exercised.add(protocol.phase(state));
        checkState();
    }

    private void checkState() {
        stateLaws.check(state, now, paused);
        LawBroken.require(
                play.fingerprint(state, now).equals(play.fingerprint(twin, now)),
                twinLaw(),
                () -> "the state reads " + play.fingerprint(state, now) + ", the replayed one "
                        + play.fingerprint(twin, now));
    }
}
