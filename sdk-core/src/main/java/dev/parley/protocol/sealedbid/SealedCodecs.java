package dev.parley.protocol.sealedbid;

import dev.parley.model.Json;
import dev.parley.protocol.Codecs;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EventType;
import dev.parley.protocol.WireMove;
import java.util.List;

/** How the rules, moves and events of sealed bids become JSON and come back. */
final class SealedCodecs implements Codecs<SealedRules, SealedMove, SealedEvent> {
    private final boolean auction;
    private final EventCodec events;

    SealedCodecs(boolean auction) {
        this.auction = auction;
        this.events = new EventCodec(auction);
    }

    @Override
    public Json rulesSchema() {
        return auction ? RulesSchemas.AUCTION : RulesSchemas.BID;
    }

    @Override
    public Json movesSchema() {
        return MoveSchemas.MOVES;
    }

    @Override
    public Json privateTermsSchema() {
        return auction ? MoveSchemas.RESERVES : Json.of(false);
    }

    @Override
    public SealedRules readRules(Json parameters) {
        return RulesCodec.of(auction).read(parameters);
    }

    @Override
    public Json writeRules(SealedRules rules) {
        return RulesCodec.write(rules);
    }

    @Override
    public SealedMove readMove(WireMove wire) {
        return MoveCodec.read(wire);
    }

    @Override
    public String kind(SealedMove move) {
        return move.kind();
    }

    @Override
    public WireMove writeMove(SealedMove move) {
        return MoveCodec.write(move);
    }

    @Override
    public List<EventType> eventTypes() {
        return EventCodec.TYPES;
    }

    @Override
    public EncodedEvent encode(SealedEvent event) {
        return EventCodec.encode(event);
    }

    @Override
    public SealedEvent decode(EncodedEvent encoded) {
        return events.decode(encoded);
    }
}
