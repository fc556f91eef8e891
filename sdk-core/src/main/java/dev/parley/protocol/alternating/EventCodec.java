package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EventType;
import dev.parley.protocol.alternating.AlternatingEvent.ItemsGone;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationClosed;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationOpened;
import dev.parley.protocol.alternating.AlternatingEvent.OfferAccepted;
import dev.parley.protocol.alternating.AlternatingEvent.OfferMade;
import dev.parley.protocol.alternating.AlternatingEvent.OfferRejected;
import dev.parley.protocol.alternating.AlternatingEvent.OfferWithdrawn;
import dev.parley.protocol.alternating.AlternatingEvent.Paused;
import dev.parley.protocol.alternating.AlternatingEvent.Resumed;
import java.util.List;
import java.util.Optional;

/** Events as stored. What version 1 wrote is read for ever; the golden files hold one of each type and version. */
final class EventCodec {
    static final String OPENED = "negotiation-opened";
    static final String OFFER_MADE = "offer-made";
    static final String OFFER_ACCEPTED = "offer-accepted";
    static final String OFFER_REJECTED = "offer-rejected";
    static final String OFFER_WITHDRAWN = "offer-withdrawn";
    static final String ITEMS_GONE = "items-gone";
    static final String PAUSED = "negotiation-paused";
    static final String RESUMED = "negotiation-resumed";
    static final String CLOSED = "negotiation-closed";

    static final List<EventType> TYPES = List.of(
            new EventType(OPENED, 1, "The terms of the negotiation, frozen. The seller's thresholds are its own."),
            new EventType(OFFER_MADE, 1, "An offer came onto the table, in place of the one that it answers."),
            new EventType(
                    OFFER_ACCEPTED, 1, "Items of an offer were agreed; `stands` are those that stay on the table."),
            new EventType(
                    OFFER_REJECTED, 1, "Items of an offer were declined; `invited` says whether the other may go on."),
            new EventType(OFFER_WITHDRAWN, 1, "A side took back its offer, or lost the authority to let it stand."),
            new EventType(ITEMS_GONE, 1, "Items can no longer be had."),
            new EventType(PAUSED, 1, "An operator stopped the clock."),
            new EventType(RESUMED, 1, "An operator started the clock again."),
            new EventType(CLOSED, 1, "The negotiation ended; `reason` says why, `by` which side ended it."));

    private EventCodec() {}

    static EncodedEvent encode(AlternatingEvent event) {
        if (event instanceof NegotiationOpened opened) {
            return opened(opened);
        }
        if (event instanceof OfferMade made) {
            return EncodedEvent.open(OFFER_MADE, 1, made(made));
        }
        if (event instanceof OfferAccepted accepted) {
            return EncodedEvent.open(OFFER_ACCEPTED, 1, accepted(accepted));
        }
        if (event instanceof OfferRejected rejected) {
            return EncodedEvent.open(OFFER_REJECTED, 1, rejected(rejected));
        }
        if (event instanceof OfferWithdrawn withdrawn) {
            Json.Builder json = by(withdrawn.by(), withdrawn.offer());
            return EncodedEvent.open(OFFER_WITHDRAWN, 1, json.build());
        }
        return encodeOutside(event);
    }

    private static EncodedEvent encodeOutside(AlternatingEvent event) {
        if (event instanceof ItemsGone gone) {
            return EncodedEvent.open(
                    ITEMS_GONE,
                    1,
                    Json.object().put("items", items(gone.items())).build());
        }
        if (event instanceof Paused paused) {
            return EncodedEvent.open(
                    PAUSED, 1, Json.object().put("at", paused.at()).build());
        }
        if (event instanceof Resumed resumed) {
            return EncodedEvent.open(
                    RESUMED, 1, Json.object().put("at", resumed.at()).build());
        }
        NegotiationClosed closed = (NegotiationClosed) event;
        Json json = Json.object()
                .put("reason", closed.reason().text())
                .putIf("by", closed.by(), side -> Json.of(side.text()))
                .build();
        return EncodedEvent.open(CLOSED, 1, json);
    }

    private static EncodedEvent opened(NegotiationOpened opened) {
        Json open = Json.object()
                .put("negotiation", opened.negotiation().value())
                .put("listing", opened.listing().toJson())
                .put("rules", RulesCodec.write(opened.rules()))
                .put("settlement", opened.settlement().name())
                .put("buyer", opened.buyer().toJson())
                .put("seller", opened.seller().toJson())
                .put("openedBy", opened.openedBy().value())
                .put("openedAt", opened.openedAt())
                .put("countedElsewhere", opened.countedElsewhere())
                .build();
        Json kept = PrivateTerms.write(opened.thresholds(), opened.listing());
        Audience seller = Audience.principal(opened.seller().id());
        return new EncodedEvent(
                OPENED, 1, List.of(new EncodedEvent.Part(Audience.PARTIES, open), new EncodedEvent.Part(seller, kept)));
    }

    private static Json made(OfferMade made) {
        return by(made.by(), made.offer())
                .putIf("answers", made.answers(), id -> Json.of(id.value()))
                .put("terms", Json.array(made.terms(), Terms::toJson))
                .put("expiresAt", made.expiresAt())
                .putIf("message", made.message(), Json::of)
                .build();
    }

    private static Json accepted(OfferAccepted accepted) {
        return by(accepted.by(), accepted.offer())
                .put("items", items(accepted.items()))
                .put("stands", items(accepted.stands()))
                .build();
    }

    private static Json rejected(OfferRejected rejected) {
        return by(rejected.by(), rejected.offer())
                .put("items", items(rejected.items()))
                .put("stands", items(rejected.stands()))
                .put("invited", rejected.invited())
                .putIf("message", rejected.message(), Json::of)
                .build();
    }

    private static Json.Builder by(Side side, OfferId offer) {
        return Json.object().put("by", side.text()).put("offer", offer.value());
    }

    private static Json items(List<ItemId> items) {
        return Json.array(items, item -> Json.of(item.value()));
    }

    static AlternatingEvent decode(EncodedEvent encoded) {
        String name = encoded.type() + "/" + encoded.version();
        if (encoded.version() != 1) {
            throw new Json.Mismatch("no event " + name);
        }
        try {
            return decode(encoded, encoded.part(Audience.PARTIES));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Json.Mismatch(name + ": " + e.getMessage());
        }
    }

    private static AlternatingEvent decode(EncodedEvent encoded, Json json) {
        return switch (encoded.type()) {
            case OPENED -> readOpened(encoded, json);
            case OFFER_MADE -> readMade(json);
            case OFFER_ACCEPTED ->
                new OfferAccepted(readBy(json), readOffer(json), readItems(json, "items"), readItems(json, "stands"));
            case OFFER_REJECTED ->
                new OfferRejected(
                        readBy(json),
                        readOffer(json),
                        readItems(json, "items"),
                        readItems(json, "stands"),
                        json.get("invited").bool(),
                        json.find("message").map(Json::text));
            case OFFER_WITHDRAWN -> new OfferWithdrawn(readBy(json), readOffer(json));
            case ITEMS_GONE -> new ItemsGone(readItems(json, "items"));
            case PAUSED -> new Paused(json.get("at").instant());
            case RESUMED -> new Resumed(json.get("at").instant());
            case CLOSED ->
                new NegotiationClosed(
                        CloseReason.named(json.get("reason").text()),
                        json.find("by").map(Json::text).map(Side::named));
            default -> throw new Json.Mismatch("no such event");
        };
    }

    private static NegotiationOpened readOpened(EncodedEvent encoded, Json json) {
        Listing listing = Listing.fromJson(json.get("listing"));
        Seat seller = Seat.fromJson(json.get("seller"));
        return new NegotiationOpened(
                new NegotiationId(json.get("negotiation").text()),
                listing,
                RulesCodec.read(json.get("rules")),
                SettlementRule.named(json.get("settlement").text()),
                Seat.fromJson(json.get("buyer")),
                seller,
                new SeatId(json.get("openedBy").text()),
                json.get("openedAt").instant(),
                json.get("countedElsewhere").integer(),
                PrivateTerms.read(encoded.part(Audience.principal(seller.id())), listing));
    }

    private static OfferMade readMade(Json json) {
        Optional<OfferId> answers = json.find("answers").map(Json::text).map(OfferId::new);
        return new OfferMade(
                readBy(json),
                readOffer(json),
                answers,
                json.get("terms").list(Terms::fromJson),
                json.get("expiresAt").instant(),
                json.find("message").map(Json::text));
    }

    private static Side readBy(Json json) {
        return Side.named(json.get("by").text());
    }

    private static OfferId readOffer(Json json) {
        return new OfferId(json.get("offer").text());
    }

    private static List<ItemId> readItems(Json json, String name) {
        return json.get(name).list(item -> new ItemId(item.text()));
    }
}
