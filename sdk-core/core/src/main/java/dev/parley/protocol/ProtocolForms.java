// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.form.Form;
import dev.parley.form.FormFault;
import dev.parley.model.Disclosure;
import dev.parley.model.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The forms of a protocol: how its rules, moves, private terms and events become JSON and come back. What the schemas
 * accept, the readers read; what the writers write is read for ever.
 *
 * @param <R> its rules
 * @param <M> its moves
 * @param <E> its events
 * @since 0.1.0
 */
public final class ProtocolForms<R, M, E> {
    private final Form<R> rules;
    private final MoveForms<M> moves;
    private final Optional<Form<?>> privateTerms;
    private final EventForms<E> events;
    private final Json rulesSchema;
    private final Json movesSchema;
    private final Json privateTermsSchema;

    private ProtocolForms(Form<R> rules, MoveForms<M> moves, Optional<Form<?>> privateTerms, EventForms<E> events) {
        this.rules = rules;
        this.moves = moves;
        this.privateTerms = privateTerms;
        this.events = events;
        this.rulesSchema = whole(rules.schema());
        this.movesSchema = moves.schema();
        this.privateTermsSchema = privateTerms.map(form -> whole(form.schema())).orElseGet(() -> Json.of(false));
    }

    /** Of a protocol without private terms. */
    public ProtocolForms(Form<R> rules, MoveForms<M> moves, EventForms<E> events) {
        this(rules, moves, Optional.empty(), events);
    }

    /** Of a protocol with private terms. */
    public ProtocolForms(Form<R> rules, MoveForms<M> moves, Form<?> privateTerms, EventForms<E> events) {
        this(rules, moves, Optional.of(privateTerms), events);
    }

    /** A schema that stands alone. */
    static Json whole(Json schema) {
        Json.Builder whole = Json.object().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.members().forEach(whole::put);
        return whole.build();
    }

    /** The form of the rules' parameters. */
    public Form<R> rules() {
        return rules;
    }

    /** The forms of the moves. */
    public MoveForms<M> moves() {
        return moves;
    }

    /** The form of a seat's private terms; empty when there are none. */
    public Optional<Form<?>> privateTerms() {
        return privateTerms;
    }

    /** All that is wrong with a seat's private terms: the one place where they are checked. */
    public List<FormFault> privateTermsFaults(Json terms) {
        return privateTerms
                .map(form -> form.faults(terms))
                .orElseGet(() -> List.of(new FormFault("", "INVALID", "must not be there: the protocol takes none")));
    }

    /** The forms of the events. */
    public EventForms<E> events() {
        return events;
    }

    /** These forms with other ones of the moves. */
    public <N> ProtocolForms<R, N, E> withMoves(MoveForms<N> others) {
        return new ProtocolForms<>(rules, others, privateTerms, events);
    }

    /** These forms with other ones of the events. */
    public <F> ProtocolForms<R, M, F> withEvents(EventForms<F> others) {
        return new ProtocolForms<>(rules, moves, privateTerms, others);
    }

    /** The JSON Schema (2020-12) of the rules' parameters, with titles and descriptions for a product manager. */
    public Json rulesSchema() {
        return rulesSchema;
    }

    /** The JSON Schema (2020-12) of each kind of move's payload, as an object from kind to schema. */
    public Json movesSchema() {
        return movesSchema;
    }

    /** The JSON Schema (2020-12) of a seat's private terms; {@code false} as JSON when there are none. */
    public Json privateTermsSchema() {
        return privateTermsSchema;
    }

    /**
     * Reads parameters; absent ones get their defaults.
     *
     * @throws Json.Mismatch if the form of the rules finds a fault
     */
    public R readRules(Json parameters) {
        return rules.read(parameters);
    }

    /**
     * Writes rules whole, defaults included.
     *
     * @throws Json.Mismatch if the rules lie outside the bounds of their form
     */
    public Json writeRules(R value) {
        Json json = rules.write(value);
        rules.require(json);
        return json;
    }

    /**
     * Reads a move; empty when something is wrong with it.
     *
     * @param faults told of all that is wrong, by its place in the move
     */
    public Optional<M> readMove(WireMove wire, Consumer<FormFault> faults) {
        return moves.read(wire, faults);
    }

    /**
     * Reads a move.
     *
     * @throws Json.Mismatch if the payload is not what the kind takes
     */
    public M readMove(WireMove wire) {
        return moves.read(wire);
    }

    /** The kind of a move, one of the lifecycle's. */
    public String kind(M move) {
        return moves.kind(move);
    }

    /** What a move tells the other side about the mover's principal. */
    public Set<Disclosure> tells(M move) {
        return moves.tells(move);
    }

    /** The move as it travels, as {@link #readMove} reads it. */
    public WireMove writeMove(M move) {
        return moves.write(move);
    }

    /** The types of {@link #encode}, each version ever written, for the catalogue of what listeners can hear. */
    public List<EventType> eventTypes() {
        return events.types();
    }

    /** Writes an event as a typed, versioned form whose parts have audiences. */
    public EncodedEvent encode(E event) {
        return events.encode(event);
    }

    /**
     * Reads an event of any version ever written.
     *
     * @throws Json.Mismatch if it is none; the message names type and version
     */
    public E decode(EncodedEvent encoded) {
        return events.decode(encoded);
    }
}
