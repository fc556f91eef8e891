package dev.parley.protocol.alternating;

import dev.parley.model.Json;
import dev.parley.protocol.Codecs;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EventType;
import dev.parley.protocol.WireMove;
import java.util.List;

/** How the rules, moves and events of alternating offers become JSON and come back. */
final class AlternatingCodecs implements Codecs<AlternatingRules, AlternatingMove, AlternatingEvent> {
    @Override
    public Json rulesSchema() {
        return Schemas.RULES;
    }

    @Override
    public Json movesSchema() {
        return Schemas.MOVES;
    }

    @Override
    public Json privateTermsSchema() {
        return Schemas.PRIVATE_TERMS;
    }

    @Override
    public AlternatingRules readRules(Json parameters) {
        return RulesCodec.read(parameters);
    }

    @Override
    public Json writeRules(AlternatingRules rules) {
        return RulesCodec.write(rules);
    }

    @Override
    public AlternatingMove readMove(WireMove wire) {
        return MoveCodec.read(wire);
    }

    @Override
    public String kind(AlternatingMove move) {
        return move.kind();
    }

    @Override
    public WireMove writeMove(AlternatingMove move) {
        return MoveCodec.write(move);
    }

    @Override
    public List<EventType> eventTypes() {
        return EventCodec.TYPES;
    }

    @Override
    public EncodedEvent encode(AlternatingEvent event) {
        return EventCodec.encode(event);
    }

    @Override
    public AlternatingEvent decode(EncodedEvent encoded) {
        return EventCodec.decode(encoded);
    }
}
