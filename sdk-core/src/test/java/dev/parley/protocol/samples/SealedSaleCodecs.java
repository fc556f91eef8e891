package dev.parley.protocol.samples;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Codecs;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.samples.SealedSale.Event;
import dev.parley.protocol.samples.SealedSale.Move;
import dev.parley.protocol.samples.SealedSale.Rules;
import java.util.List;

/** How a sealed sale is written: bids in parts of their bidders, the reserve in one of the seller. */
public class SealedSaleCodecs implements Codecs<Rules, Move, Event> {
    @Override
    public Json rulesSchema() {
        return Schemas.object("closesAfterSeconds");
    }

    @Override
    public Json movesSchema() {
        return Json.object()
                .put("bid", Schemas.object())
                .put("withdraw", Schemas.object())
                .build();
    }

    @Override
    public Json privateTermsSchema() {
        return Schemas.object("reserve");
    }

    @Override
    public Rules readRules(Json parameters) {
        return new Rules(parameters.get("closesAfterSeconds").integer());
    }

    @Override
    public Json writeRules(Rules rules) {
        return Json.object()
                .put("closesAfterSeconds", rules.closesAfterSeconds())
                .build();
    }

    @Override
    public Move readMove(WireMove wire) {
        if (wire.kind().equals("withdraw") && wire.items().isEmpty()) {
            return new Move.Withdraw();
        }
        if (wire.kind().equals("bid") && wire.items().size() == 1) {
            return new Move.Bid(wire.items().get(0));
        }
        throw new Json.Mismatch("bid takes one item, withdraw none");
    }

    @Override
    public String kind(Move move) {
        return move instanceof Move.Bid ? "bid" : "withdraw";
    }

    @Override
    public WireMove writeMove(Move move) {
        List<Terms> items = move instanceof Move.Bid bid ? List.of(bid.terms()) : List.of();
        return new WireMove(kind(move), items, Json.object().build());
    }

    @Override
    public EncodedEvent encode(Event event) {
        if (event instanceof Event.Opened opened) {
            return opened(opened);
        }
        if (event instanceof Event.Joined joined) {
            return secret("bidder-joined", joined.seat().id(), joined.seat().toJson());
        }
        if (event instanceof Event.Bid bid) {
            return secret("bid-placed", bid.bidder(), bid.terms().toJson());
        }
        if (event instanceof Event.Withdrawn withdrawn) {
            return secret("bid-withdrawn", withdrawn.bidder(), Json.object().build());
        }
        if (event instanceof Event.Sold sold) {
            Json content = Json.object()
                    .put("winner", sold.winner().value())
                    .put("terms", sold.terms().toJson())
                    .build();
            return EncodedEvent.open("sale-made", 1, content);
        }
        if (event instanceof Event.Ended ended) {
            return EncodedEvent.open(
                    "sale-ended", 1, Json.object().put("phase", ended.phase()).build());
        }
        return event instanceof Event.Paused paused
                ? EncodedEvent.open("paused", 1, Deadline.write(paused.at()))
                : EncodedEvent.open("resumed", 1, Deadline.write(((Event.Resumed) event).at()));
    }

    private EncodedEvent opened(Event.Opened opened) {
        Json content = Json.object()
                .put("listing", opened.listing().toJson())
                .put("rules", writeRules(opened.rules()))
                .put("seats", Json.array(opened.seats(), Seat::toJson))
                .put("seller", opened.seller().value())
                .put("closes", opened.closes())
                .build();
        Json reserve = Json.object().put("reserve", opened.reserve()).build();
        List<Part> parts =
                List.of(new Part(Audience.PARTIES, content), new Part(Audience.principal(opened.seller()), reserve));
        return new EncodedEvent("sale-opened", 1, parts);
    }

    /** Two parts: an operator may know whose it is, the seat alone what it is. */
    private static EncodedEvent secret(String type, SeatId seat, Json content) {
        Json whose = Json.object().put("seat", seat.value()).build();
        return new EncodedEvent(
                type, 1, List.of(new Part(Audience.OPERATORS, whose), new Part(Audience.seat(seat), content)));
    }

    @Override
    public Event decode(EncodedEvent encoded) {
        Json content = encoded.parts().get(0).content();
        return switch (encoded.type()) {
            case "sale-opened" ->
                new Event.Opened(
                        Listing.fromJson(content.get("listing")),
                        readRules(content.get("rules")),
                        content.get("seats").list(Seat::fromJson),
                        new SeatId(content.get("seller").text()),
                        content.get("closes").instant(),
                        encoded.parts().get(1).content().get("reserve").integer());
            case "bidder-joined" -> new Event.Joined(Seat.fromJson(own(encoded)));
            case "bid-placed" -> new Event.Bid(seat(content), Terms.fromJson(own(encoded)));
            case "bid-withdrawn" -> new Event.Withdrawn(seat(content));
            case "sale-made" ->
                new Event.Sold(new SeatId(content.get("winner").text()), Terms.fromJson(content.get("terms")));
            case "sale-ended" -> new Event.Ended(content.get("phase").text());
            case "paused" -> new Event.Paused(content.get("at").instant());
            case "resumed" -> new Event.Resumed(content.get("at").instant());
            default -> throw new Json.Mismatch("no event " + encoded.type() + "/" + encoded.version());
        };
    }

    private static Json own(EncodedEvent encoded) {
        return encoded.part(Audience.seat(seat(encoded.part(Audience.OPERATORS))));
    }

    private static SeatId seat(Json content) {
        return new SeatId(content.get("seat").text());
    }
}
