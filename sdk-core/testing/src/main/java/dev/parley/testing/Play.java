package dev.parley.testing;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Input;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Response;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.WireMove;
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
    private final Protocol<R, M, S, E> protocol;
    private final Sample<R> sample;
    private Optional<Reading<S>> last = Optional.empty();

    /** What was read of a state after the last decision. */
    private record Reading<S>(S state, Instant at, String text) {}

    Play(ProtocolSubject<R, M, S, E> subject, Sample<R> sample) {
        this.subject = subject;
        this.protocol = subject.protocol();
        this.sample = sample;
    }

    ProtocolSubject<R, M, S, E> subject() {
        return subject;
    }

    Protocol<R, M, S, E> protocol() {
        return protocol;
    }

    Sample<R> sample() {
        return sample;
    }

    /** Opens the sample, with the other private terms of one seat where it is named. */
    Decision<E> open(Optional<SeatId> otherwise, Instant at) {
        Opening<R> opening = sample.opening(otherwise);
        return same("open", () -> protocol.open(opening, new Context(at, ids(-1), facts(protocol.needs(opening)))));
    }

    /** Decides an input as the one at that position of a tape, from which fresh ids are derived. */
    Decision<E> decide(S state, Input<M> input, Instant at, int position) {
        String before = known(state, at).orElseGet(() -> fingerprint(state, at));
        Decision<E> decision = same(input.toString(), () -> once(state, input, at, position));
        String after = fingerprint(state, at);
        last = Optional.of(new Reading<>(state, at, after));
        LawBroken.require(
                before.equals(after),
                Law.DECIDE_CHANGES_NOTHING,
                () -> "deciding " + input + " changed the state from " + before + " to " + after);
        return decision;
    }

    /** The same object was read after the decision before: whatever changed it meanwhile shows after this one. */
    private Optional<String> known(S state, Instant at) {
        return last.filter(reading -> reading.state() == state && reading.at().equals(at))
                .map(Reading::text);
    }

    /** The same without watching. What a move says is validated first, as the application does. */
    Decision<E> once(S state, Input<M> input, Instant at, int position) {
        Context context = new Context(at, ids(position), facts(protocol.needs(state, input)));
        Optional<Refusal> invalid =
                input instanceof Input.Move<M> move ? protocol.validate(state, move.payload()) : Optional.empty();
        if (invalid.isPresent()) {
            return Decision.refused(invalid.get());
        }
        Decision<E> decision = protocol.decide(state, input, context);
        return input.match(new Input.Cases<>(
                move -> answered(state, decision, move.seat(), context),
                join -> answered(state, decision, join.seat().id(), context),
                due -> decision,
                control -> decision));
    }

    /** What an input causes, with what private terms answer to it. */
    private Decision<E> answered(S state, Decision<E> decision, SeatId mover, Context context) {
        return decision.match(
                events -> {
                    List<E> all = new ArrayList<>(events);
                    Response.all(protocol, fold(state, events), mover, context)
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

    private Decision<E> same(String what, Supplier<Decision<E>> decide) {
        Decision<E> first = LawBroken.calm(Law.DECIDE_NEVER_THROWS, decide, () -> what);
        Decision<E> second = LawBroken.calm(Law.DECIDE_NEVER_THROWS, decide, () -> what);
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
    S begin(List<E> events, Instant at) {
        Optional<S> opened = begun(at);
        if (opened.isPresent()) {
            return fold(opened.get(), events);
        }
        S state = LawBroken.calm(
                Law.EVOLVE_NEVER_REFUSES, () -> protocol.begin(events.get(0)), () -> "begin " + events.get(0));
        return fold(state, events.subList(1, events.size()));
    }

    /** The state before any event, of a protocol whose games begin without one. */
    Optional<S> begun(Instant at) {
        return LawBroken.calm(
                Law.EVOLVE_NEVER_REFUSES,
                () -> protocol.begin(sample.opening(Optional.empty()).record(at)),
                () -> "begin");
    }

    S fold(S state, List<E> events) {
        S result = state;
        for (E event : events) {
            result = evolve(result, event);
        }
        return result;
    }

    S evolve(S state, E event) {
        S next = LawBroken.calm(Law.EVOLVE_NEVER_REFUSES, () -> protocol.evolve(state, event), () -> "evolve " + event);
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

    boolean ended(S state) {
        return protocol.lifecycle().phase(protocol.phase(state)).orElseThrow().terminal();
    }

    List<Viewer> viewers(S state) {
        List<Viewer> viewers = new ArrayList<>();
        protocol.seats(state).forEach(seat -> viewers.add(new Viewer.Party(seat.id())));
        viewers.add(new Viewer.Operator());
        return viewers;
    }

    String view(S state, Viewer viewer, Instant now) {
        return text(protocol.view(state, viewer, now));
    }

    static String text(View view) {
        return view.kind() + " " + view.details().canonicalText();
    }

    EncodedEvent encode(E event) {
        return LawBroken.calm(
                Law.EVENTS_SURVIVE_THE_CODEC, () -> protocol.forms().encode(event), () -> "encoding " + event);
    }

    String text(Decision<E> decision) {
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
    String fingerprint(S state, Instant at) {
        return LawBroken.calm(Law.READING_NEVER_THROWS, () -> read(state, at), () -> "reading " + state);
    }

    private String read(S state, Instant at) {
        return protocol.phase(state) + " until " + protocol.nextDeadline(state) + " awards " + protocol.awards(state)
                + " seats "
                + protocol.seats(state).stream()
                        .map(seat -> seat + " " + protocol.exposure(state, seat.id()) + " "
                                + protocol.allowed(state, seat.id(), at))
                        .collect(Collectors.joining(";"))
                + " views "
                + viewers(state).stream().map(viewer -> view(state, viewer, at)).collect(Collectors.joining(";"));
    }
}
