package dev.parley.protocol.samples;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Codecs;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.samples.Mediation.Event;
import dev.parley.protocol.samples.Mediation.Move;
import dev.parley.protocol.samples.Mediation.Rules;
import java.util.List;

/** How a mediation is written: an answer in a part of whoever gave it. */
public class MediationCodecs implements Codecs<Rules, Move, Event> {
    @Override
    public Json rulesSchema() {
        return Schemas.object("roundSeconds", "rounds");
    }

    @Override
    public Json movesSchema() {
        Json yes = Json.object()
                .put("yes", Json.object().put("type", "boolean").build())
                .build();
        return Json.object()
                .put("propose", Schemas.object())
                .put("answer", Schemas.object(yes, List.of("yes")))
                .build();
    }

    @Override
    public Json privateTermsSchema() {
        return Json.of(false);
    }

    @Override
    public Rules readRules(Json parameters) {
        return new Rules(
                parameters.get("roundSeconds").integer(),
                parameters.get("rounds").integer());
    }

    @Override
    public Json writeRules(Rules rules) {
        return Json.object()
                .put("roundSeconds", rules.roundSeconds())
                .put("rounds", rules.rounds())
                .build();
    }

    @Override
    public Move readMove(WireMove wire) {
        if (wire.kind().equals("propose")) {
            return new Move.Propose(wire.items());
        }
        if (wire.kind().equals("answer") && wire.items().isEmpty()) {
            return new Move.Answer(wire.payload().get("yes").bool());
        }
        throw new Json.Mismatch("propose takes items, answer a yes or no");
    }

    @Override
    public String kind(Move move) {
        return move instanceof Move.Propose ? "propose" : "answer";
    }

    @Override
    public WireMove writeMove(Move move) {
        if (move instanceof Move.Propose propose) {
            return new WireMove("propose", propose.items(), Json.object().build());
        }
        boolean yes = ((Move.Answer) move).yes();
        return new WireMove("answer", List.of(), Json.object().put("yes", yes).build());
    }

    @Override
    public EncodedEvent encode(Event event) {
        if (event instanceof Event.Opened opened) {
            return EncodedEvent.open("mediation-opened", 1, opened(opened));
        }
        if (event instanceof Event.Proposed proposed) {
            Json content = Json.object()
                    .put("proposal", proposed.proposal().value())
                    .put("items", Json.array(proposed.items(), Terms::toJson))
                    .put("until", proposed.until())
                    .build();
            return EncodedEvent.open("terms-proposed", 1, content);
        }
        if (event instanceof Event.Answered answered) {
            Json whose = Json.object().put("seat", answered.seat().value()).build();
            Json yes = Json.object().put("yes", answered.yes()).build();
            List<Part> parts =
                    List.of(new Part(Audience.OPERATORS, whose), new Part(Audience.seat(answered.seat()), yes));
            return new EncodedEvent("proposal-answered", 1, parts);
        }
        if (event instanceof Event.Agreed) {
            return EncodedEvent.open("terms-agreed", 1, Json.object().build());
        }
        if (event instanceof Event.Rejected rejected) {
            return EncodedEvent.open(
                    "proposal-rejected",
                    1,
                    Json.object().put("until", rejected.until()).build());
        }
        if (event instanceof Event.Ended ended) {
            return EncodedEvent.open(
                    "mediation-ended",
                    1,
                    Json.object().put("phase", ended.phase()).build());
        }
        return event instanceof Event.Paused paused
                ? EncodedEvent.open("paused", 1, Deadline.write(paused.at()))
                : EncodedEvent.open("resumed", 1, Deadline.write(((Event.Resumed) event).at()));
    }

    private Json opened(Event.Opened opened) {
        return Json.object()
                .put("listing", opened.listing().toJson())
                .put("rules", writeRules(opened.rules()))
                .put("seats", Json.array(opened.seats(), Seat::toJson))
                .put("until", opened.until())
                .build();
    }

    @Override
    public Event decode(EncodedEvent encoded) {
        Json content = encoded.parts().get(0).content();
        return switch (encoded.type()) {
            case "mediation-opened" ->
                new Event.Opened(
                        Listing.fromJson(content.get("listing")),
                        readRules(content.get("rules")),
                        content.get("seats").list(Seat::fromJson),
                        content.get("until").instant());
            case "terms-proposed" ->
                new Event.Proposed(
                        new OfferId(content.get("proposal").text()),
                        content.get("items").list(Terms::fromJson),
                        content.get("until").instant());
            case "proposal-answered" -> {
                SeatId seat = new SeatId(content.get("seat").text());
                yield new Event.Answered(
                        seat, encoded.part(Audience.seat(seat)).get("yes").bool());
            }
            case "terms-agreed" -> new Event.Agreed();
            case "proposal-rejected" -> new Event.Rejected(content.get("until").instant());
            case "mediation-ended" -> new Event.Ended(content.get("phase").text());
            case "paused" -> new Event.Paused(content.get("at").instant());
            case "resumed" -> new Event.Resumed(content.get("at").instant());
            default -> throw new Json.Mismatch("no event " + encoded.type() + "/" + encoded.version());
        };
    }
}
