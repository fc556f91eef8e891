// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks one protocol about one sample, and watches that asking neither throws, nor changes, nor depends on chance. */
final class Play<R, M, S, E> {
    private final ProtocolSubject<R, M, S, E> subject;
    private final Played<R, M, S, E> protocol;
    private final Sample<R> sample;
    private Optional<Reading<PlayedState<R, S>>> last = Optional.empty();

    /** What was read of a state after the last decision. */
    private record Reading<T>(T state, Instant at, String text) {}

    Play(ProtocolSubject<R, M, S, E> subject, Sample<R> sample) {
        this.subject = subject;
        this.protocol = subject.protocol();
        this.sample = sample;
    }

    ProtocolSubject<R, M, S, E> subject() {
        return subject;
    }

    Played<R, M, S, E> protocol() {
        return protocol;
    }

    Sample<R> sample() {
        return sample;
    }

    /** Opens the sample, with the other private terms of one seat where it is named. */
    Decision<KernelEvent<E>> open(Optional<SeatId> otherwise, Instant at) {
        Opening<R> opening = sample.opening(otherwise);
        return same("open", () -> protocol.open(opening, new Context(at, ids(-1), facts(protocol.needs(opening)))));
    }

    /** Decides an input as the one at that position of a tape, from which fresh ids are derived. */
    Decision<KernelEvent<E>> decide(PlayedState<R, S> state, KernelInput<M> input, Instant at, int position) {
        String before = known(state, at).orElseGet(() -> fingerprint(state, at));
        Decision<KernelEvent<E>> decision = same(input.toString(), () -> once(state, input, at, position));
        String after = fingerprint(state, at);
        last = Optional.of(new Reading<>(state, at, after));
        LawBroken.require(
                before.equals(after),
                Law.DECIDE_CHANGES_NOTHING,
                () -> "deciding " + input + " changed the state from " + before + " to " + after);
        return decision;
    }

    /** The same object was read after the decision before: whatever changed it meanwhile shows after this one. */
    @SuppressWarnings("ReferenceEquality") // another state may be equal to it, and yet not the one that was read
    private Optional<String> known(PlayedState<R, S> state, Instant at) {
        return last.filter(reading -> reading.state() == state && reading.at().equals(at))
                .map(Reading::text);
    }

    /** The same without watching. What a move says is validated first, as the application does. */
    Decision<KernelEvent<E>> once(PlayedState<R, S> state, KernelInput<M> input, Instant at, int position) {
        Context context = new Context(at, ids(position), facts(protocol.needs(state, input)));
        Optional<Refusal> invalid = input.move().flatMap(move -> protocol.validate(state, move.payload()));
        if (invalid.isPresent()) {
            return Decision.refused(invalid.get());
        }
        Decision<KernelEvent<E>> decision = protocol.decide(state, input, context);
        return input.mover()
                .map(mover -> answered(state, decision, mover, context))
                .orElse(decision);
    }

    /** What an input causes, with what private terms answer to it. */
    private Decision<KernelEvent<E>> answered(
            PlayedState<R, S> state, Decision<KernelEvent<E>> decision, SeatId mover, Context context) {
        return decision.match(
                events -> {
                    List<KernelEvent<E>> all = new ArrayList<>(events);
                    protocol.answers(fold(state, events), mover, context)
                            .forEach(response -> all.addAll(response.events()));
                    return Decision.accepted(all);
                },
                refusal -> decision);
    }

    private Map<Need, Json> facts(Set<Need> needs) {
        Map<Need, Json> facts = new HashMap<>();
        needs.forEach(need -> facts.put(need, subject.fact(need)));
        return facts;
    }

    private Decision<KernelEvent<E>> same(String what, Supplier<Decision<KernelEvent<E>>> decide) {
        Decision<KernelEvent<E>> first = LawBroken.calm(Law.DECIDE_NEVER_THROWS, decide, () -> what);
        Decision<KernelEvent<E>> second = LawBroken.calm(Law.DECIDE_NEVER_THROWS, decide, () -> what);
        LawBroken.require(
                text(first).equals(text(second)),
                Law.DECIDE_IS_DETERMINISTIC,
                () -> what + " was decided as " + text(first) + ", then as " + text(second));
        return first;
    }

    private static Supplier<OfferId> ids(int position) {
        int[] issued = {0};
        return () -> offerId(position, issued[0]++);
    }

    static OfferId offerId(int position, int issued) {
        return new OfferId("offer-" + position + "-" + issued);
    }

    /** The state after the events of an opening at an instant. */
    PlayedState<R, S> begin(List<KernelEvent<E>> events, Instant at) {
        return fold(begun(at), events);
    }

    /** The state before any event. */
    PlayedState<R, S> begun(Instant at) {
        return LawBroken.calm(
                Law.EVOLVE_NEVER_REFUSES,
                () -> protocol.begin(sample.opening(Optional.empty()).record(at)),
                () -> "begin");
    }

    PlayedState<R, S> fold(PlayedState<R, S> state, List<KernelEvent<E>> events) {
        PlayedState<R, S> result = state;
        for (KernelEvent<E> event : events) {
            result = evolve(result, event);
        }
        return result;
    }

    PlayedState<R, S> evolve(PlayedState<R, S> state, KernelEvent<E> event) {
        PlayedState<R, S> next =
                LawBroken.calm(Law.EVOLVE_NEVER_REFUSES, () -> protocol.evolve(state, event), () -> "evolve " + event);
        String phase = protocol.phase(next);
        LawBroken.require(
                protocol.lifecycle().phase(phase).isPresent(),
                Law.PHASE_IS_DECLARED,
                () -> event + " led to " + phase + ", which is no phase of the lifecycle");
        return next;
    }

    /** A payload that no caller could send proves nothing, and one that is written must be readable by its schema. */
    void checkPayload(WireMove wire) {
        Json schema = protocol.forms().movesSchema().find(wire.kind()).orElseGet(() -> Json.of(false));
        List<String> faults = subject.schemaFaults(schema, wire.payload());
        LawBroken.require(
                faults.isEmpty(),
                Law.PAYLOADS_FIT_THEIR_SCHEMA,
                () -> wire.kind() + " with " + wire.payload().canonicalText() + ": " + faults);
    }

    boolean ended(PlayedState<R, S> state) {
        return protocol.lifecycle().phase(protocol.phase(state)).orElseThrow().terminal();
    }

    List<Viewer> viewers(PlayedState<R, S> state) {
        List<Viewer> viewers = new ArrayList<>();
        protocol.seats(state).forEach(seat -> viewers.add(new Viewer.Party(seat.id())));
        viewers.add(new Viewer.Operator());
        return viewers;
    }

    String view(PlayedState<R, S> state, Viewer viewer, Instant now) {
        return text(protocol.view(state, viewer, now));
    }

    static String text(View view) {
        return view.kind() + " " + view.details().canonicalText();
    }

    EncodedEvent encode(KernelEvent<E> event) {
        return LawBroken.calm(
                Law.EVENTS_SURVIVE_THE_CODEC, () -> protocol.forms().encode(event), () -> "encoding " + event);
    }

    String text(Decision<KernelEvent<E>> decision) {
        return decision.match(
                events -> "accepted "
                        + events.stream().map(this::encode).map(Play::text).toList(),
                refusal -> "refused " + refusal.code().name() + refusal.params() + refusal.ownerParams());
    }

    static String text(EncodedEvent event) {
        return event.type() + "/" + event.version()
                + event.parts().stream()
                        .map(part -> part.audience() + part.content().canonicalText())
                        .toList();
    }

    /** All that can be read of a state at an instant. */
    String fingerprint(PlayedState<R, S> state, Instant at) {
        return LawBroken.calm(Law.READING_NEVER_THROWS, () -> read(state, at), () -> "reading " + state);
    }

    private String read(PlayedState<R, S> state, Instant at) {
        return protocol.phase(state) + " until " + protocol.nextDeadline(state) + " awards " + protocol.awards(state)
                + " seats "
                + protocol.seats(state).stream()
                        .map(seat -> seat + " " + protocol.stakes(state, seat.id()) + " "
                                + protocol.allowed(state, seat.id(), at))
                        .collect(Collectors.joining(";"))
                + " views "
                + viewers(state).stream().map(viewer -> view(state, viewer, at)).collect(Collectors.joining(";"));
    }
}
