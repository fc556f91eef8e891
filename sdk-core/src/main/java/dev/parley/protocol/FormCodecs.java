package dev.parley.protocol;

import dev.parley.form.Form;
import dev.parley.model.Json;
import java.util.List;

/**
 * The codecs of a protocol whose rules, moves, private terms and events are described as forms.
 *
 * @param <R> its rules
 * @param <M> its moves
 * @param <E> its events
 */
public final class FormCodecs<R, M, E> implements Codecs<R, M, E> {
    private final Form<R> rules;
    private final MoveForms<M> moves;
    private final EventForms<E> events;
    private final Json rulesSchema;
    private final Json movesSchema;
    private final Json privateTermsSchema;

    private FormCodecs(Form<R> rules, MoveForms<M> moves, Json privateTermsSchema, EventForms<E> events) {
        this.rules = rules;
        this.moves = moves;
        this.events = events;
        this.rulesSchema = whole(rules.schema());
        this.movesSchema = moves.schema();
        this.privateTermsSchema = privateTermsSchema;
    }

    /** Of a protocol without private terms. */
    public FormCodecs(Form<R> rules, MoveForms<M> moves, EventForms<E> events) {
        this(rules, moves, Json.of(false), events);
    }

    /** Of a protocol with private terms. */
    public FormCodecs(Form<R> rules, MoveForms<M> moves, Form<?> privateTerms, EventForms<E> events) {
        this(rules, moves, whole(privateTerms.schema()), events);
    }

    /** A schema that stands alone. */
    static Json whole(Json schema) {
        Json.Builder whole = Json.object().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.members().forEach(whole::put);
        return whole.build();
    }

    @Override
    public Json rulesSchema() {
        return rulesSchema;
    }

    @Override
    public Json movesSchema() {
        return movesSchema;
    }

    @Override
    public Json privateTermsSchema() {
        return privateTermsSchema;
    }

    @Override
    public R readRules(Json parameters) {
        return rules.read(parameters);
    }

    @Override
    public Json writeRules(R value) {
        Json json = rules.write(value);
        rules.require(json);
        return json;
    }

    @Override
    public M readMove(WireMove wire) {
        return moves.read(wire);
    }

    @Override
    public String kind(M move) {
        return moves.kind(move);
    }

    @Override
    public WireMove writeMove(M move) {
        return moves.write(move);
    }

    @Override
    public List<EventType> eventTypes() {
        return events.types();
    }

    @Override
    public EncodedEvent encode(E event) {
        return events.encode(event);
    }

    @Override
    public E decode(EncodedEvent encoded) {
        return events.decode(encoded);
    }
}
