package dev.parley.packaging.cointoss;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Codecs;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.WireMove;
import java.util.List;

/** How a coin toss is written: the coin in a part of the seller's. */
final class CoinCodecs implements Codecs<CoinRules, CoinMove, CoinEvent> {
    private static final long DEFAULT_SECONDS = 3_600;

    @Override
    public Json rulesSchema() {
        Json seconds = Json.object()
                .put("type", "integer")
                .put("title", "Time to move")
                .put("description", "How long the seller has to lay the coin and then the buyer to call, in seconds.")
                .put("minimum", 1)
                .put("maximum", 86_400)
                .put("default", DEFAULT_SECONDS)
                .build();
        return schema("seconds", seconds, List.of());
    }

    @Override
    public Json movesSchema() {
        Json heads = Json.object()
                .put("type", "boolean")
                .put("title", "Heads")
                .put("description", "Heads when true, tails when false.")
                .build();
        Json side = schema("heads", heads, List.of("heads"));
        return Json.object().put(CoinMove.LAY, side).put(CoinMove.CALL, side).build();
    }

    private static Json schema(String name, Json property, List<String> required) {
        return Json.object()
                .put("type", "object")
                .put("properties", Json.object().put(name, property).build())
                .put("required", Json.array(required, Json::of))
                .put("additionalProperties", false)
                .build();
    }

    @Override
    public Json privateTermsSchema() {
        return Json.of(false);
    }

    @Override
    public CoinRules readRules(Json parameters) {
        return new CoinRules(parameters.find("seconds").map(Json::integer).orElse(DEFAULT_SECONDS));
    }

    @Override
    public Json writeRules(CoinRules rules) {
        return Json.object().put("seconds", rules.seconds()).build();
    }

    @Override
    public CoinMove readMove(WireMove wire) {
        boolean known = wire.kind().equals(CoinMove.LAY) || wire.kind().equals(CoinMove.CALL);
        if (!known || !wire.items().isEmpty()) {
            throw new Json.Mismatch("a coin is laid or called, and names no items");
        }
        return new CoinMove(wire.kind(), wire.payload().get("heads").bool());
    }

    @Override
    public String kind(CoinMove move) {
        return move.kind();
    }

    @Override
    public WireMove writeMove(CoinMove move) {
        return new WireMove(
                move.kind(), List.of(), Json.object().put("heads", move.heads()).build());
    }

    @Override
    public EncodedEvent encode(CoinEvent event) {
        if (event instanceof CoinEvent.Opened opened) {
            return EncodedEvent.open("toss-opened", 1, opened(opened));
        }
        if (event instanceof CoinEvent.Laid laid) {
            return laid(laid);
        }
        if (event instanceof CoinEvent.Called called) {
            Json content = Json.object()
                    .put("heads", called.heads())
                    .put("won", called.won())
                    .build();
            return EncodedEvent.open("coin-called", 1, content);
        }
        if (event instanceof CoinEvent.Ended) {
            return EncodedEvent.open("toss-ended", 1, Json.object().build());
        }
        return event instanceof CoinEvent.Paused paused
                ? EncodedEvent.open(
                        "paused", 1, Json.object().put("at", paused.at()).build())
                : EncodedEvent.open(
                        "resumed",
                        1,
                        Json.object()
                                .put("at", ((CoinEvent.Resumed) event).at())
                                .build());
    }

    private Json opened(CoinEvent.Opened opened) {
        return Json.object()
                .put("listing", opened.listing().toJson())
                .put("rules", writeRules(opened.rules()))
                .put("seats", Json.array(opened.seats(), Seat::toJson))
                .put("until", opened.until())
                .build();
    }

    private static EncodedEvent laid(CoinEvent.Laid laid) {
        Json open = Json.object()
                .put("seat", laid.seat().value())
                .put("until", laid.until())
                .build();
        Json covered = Json.object().put("heads", laid.heads()).build();
        return new EncodedEvent(
                "coin-laid",
                1,
                List.of(new Part(Audience.PARTIES, open), new Part(Audience.seat(laid.seat()), covered)));
    }

    @Override
    public CoinEvent decode(EncodedEvent encoded) {
        Json content = encoded.part(Audience.PARTIES);
        return switch (encoded.type() + "/" + encoded.version()) {
            case "toss-opened/1" ->
                new CoinEvent.Opened(
                        Listing.fromJson(content.get("listing")),
                        readRules(content.get("rules")),
                        content.get("seats").list(Seat::fromJson),
                        content.get("until").instant());
            case "coin-laid/1" -> {
                SeatId seat = new SeatId(content.get("seat").text());
                Json covered = encoded.part(Audience.seat(seat));
                yield new CoinEvent.Laid(
                        seat, covered.get("heads").bool(), content.get("until").instant());
            }
            case "coin-called/1" ->
                new CoinEvent.Called(
                        content.get("heads").bool(), content.get("won").bool());
            case "toss-ended/1" -> new CoinEvent.Ended();
            case "paused/1" -> new CoinEvent.Paused(content.get("at").instant());
            case "resumed/1" -> new CoinEvent.Resumed(content.get("at").instant());
            default -> throw new Json.Mismatch("no event " + encoded.type() + "/" + encoded.version());
        };
    }
}
