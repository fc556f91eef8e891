package dev.parley.protocol.samples;

import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Codecs;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.samples.FallingClock.Event;
import dev.parley.protocol.samples.FallingClock.Move;
import dev.parley.protocol.samples.FallingClock.Rules;
import java.util.List;
import java.util.Locale;

/** How a falling clock is written. */
public class FallingClockCodecs implements Codecs<Rules, Move, Event> {
    @Override
    public Json rulesSchema() {
        return Schemas.object("start", "step", "floor", "intervalSeconds");
    }

    @Override
    public Json movesSchema() {
        return Json.object()
                .put("take", Schemas.object())
                .put("withdraw", Schemas.object())
                .build();
    }

    @Override
    public Json privateTermsSchema() {
        return Json.of(false);
    }

    @Override
    public Rules readRules(Json parameters) {
        return new Rules(
                parameters.get("start").integer(),
                parameters.get("step").integer(),
                parameters.get("floor").integer(),
                parameters.get("intervalSeconds").integer());
    }

    @Override
    public Json writeRules(Rules rules) {
        return Json.object()
                .put("start", rules.start())
                .put("step", rules.step())
                .put("floor", rules.floor())
                .put("intervalSeconds", rules.intervalSeconds())
                .build();
    }

    @Override
    public Move readMove(WireMove wire) {
        if (!wire.items().isEmpty() || !wire.payload().members().isEmpty()) {
            throw new Json.Mismatch(wire.kind() + " takes neither items nor a payload");
        }
        return Move.valueOf(wire.kind().toUpperCase(Locale.ROOT));
    }

    @Override
    public String kind(Move move) {
        return move.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public WireMove writeMove(Move move) {
        return new WireMove(kind(move), List.of(), Json.object().build());
    }

    @Override
    public EncodedEvent encode(Event event) {
        if (event instanceof Event.Opened opened) {
            return EncodedEvent.open(
                    "clock-opened",
                    1,
                    Json.object()
                            .put("item", opened.item().toJson())
                            .put("rules", writeRules(opened.rules()))
                            .put("seats", Json.array(opened.seats(), Seat::toJson))
                            .put("seller", opened.seller().value())
                            .put("until", opened.until())
                            .build());
        }
        if (event instanceof Event.Joined joined) {
            return EncodedEvent.open("buyer-joined", 1, joined.seat().toJson());
        }
        if (event instanceof Event.Fell fell) {
            return EncodedEvent.open(
                    "price-fell",
                    1,
                    Json.object()
                            .put("price", fell.price())
                            .put("until", fell.until())
                            .build());
        }
        if (event instanceof Event.Taken taken) {
            return EncodedEvent.open(
                    "item-taken",
                    1,
                    Json.object().put("buyer", taken.buyer().value()).build());
        }
        if (event instanceof Event.Ended ended) {
            return EncodedEvent.open(
                    "clock-ended", 1, Json.object().put("phase", ended.phase()).build());
        }
        return event instanceof Event.Paused paused
                ? EncodedEvent.open("paused", 1, Deadline.write(paused.at()))
                : EncodedEvent.open("resumed", 1, Deadline.write(((Event.Resumed) event).at()));
    }

    @Override
    public Event decode(EncodedEvent encoded) {
        Json content = encoded.parts().get(0).content();
        return switch (encoded.type()) {
            case "clock-opened" ->
                new Event.Opened(
                        Item.fromJson(content.get("item")),
                        readRules(content.get("rules")),
                        content.get("seats").list(Seat::fromJson),
                        new SeatId(content.get("seller").text()),
                        content.get("until").instant());
            case "buyer-joined" -> new Event.Joined(Seat.fromJson(content));
            case "price-fell" ->
                new Event.Fell(
                        content.get("price").integer(), content.get("until").instant());
            case "item-taken" -> new Event.Taken(new SeatId(content.get("buyer").text()));
            case "clock-ended" -> new Event.Ended(content.get("phase").text());
            case "paused" -> new Event.Paused(content.get("at").instant());
            case "resumed" -> new Event.Resumed(content.get("at").instant());
            default -> throw new Json.Mismatch("no event " + encoded.type() + "/" + encoded.version());
        };
    }
}
