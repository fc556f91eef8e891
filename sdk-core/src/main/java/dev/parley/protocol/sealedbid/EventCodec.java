package dev.parley.protocol.sealedbid;

import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.EventType;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.sealedbid.SealedEvent.Closed;
import dev.parley.protocol.sealedbid.SealedEvent.Committed;
import dev.parley.protocol.sealedbid.SealedEvent.ItemSettled;
import dev.parley.protocol.sealedbid.SealedEvent.ItemsGone;
import dev.parley.protocol.sealedbid.SealedEvent.Joined;
import dev.parley.protocol.sealedbid.SealedEvent.Opened;
import dev.parley.protocol.sealedbid.SealedEvent.Paused;
import dev.parley.protocol.sealedbid.SealedEvent.Resumed;
import dev.parley.protocol.sealedbid.SealedEvent.Revealed;
import dev.parley.protocol.sealedbid.SealedEvent.RevealingBegan;
import dev.parley.protocol.sealedbid.SealedEvent.Sale;
import dev.parley.protocol.sealedbid.SealedEvent.Submitted;
import dev.parley.protocol.sealedbid.SealedEvent.Withdrawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Events as stored. What version 1 wrote is read for ever; the golden files hold one of each type and version. What a
 * seat submits or reveals has a part for each item, so that one item's draw can be opened without the others.
 */
final class EventCodec {
    static final String OPENED = "negotiation-opened";
    static final String JOINED = "seat-joined";
    static final String SUBMITTED = "submission-made";
    static final String WITHDRAWN = "submission-withdrawn";
    static final String COMMITTED = "commitment-made";
    static final String REVEALED = "submission-revealed";
    static final String REVEALING = "revealing-began";
    static final String SETTLED = "item-settled";
    static final String ITEMS_GONE = "items-gone";
    static final String PAUSED = "negotiation-paused";
    static final String RESUMED = "negotiation-resumed";
    static final String CLOSED = "negotiation-closed";

    static final List<EventType> TYPES = List.of(
            new EventType(OPENED, 1, "The terms of the negotiation, frozen. The seller's reserves are its own."),
            new EventType(JOINED, 1, "A buyer took a seat."),
            new EventType(SUBMITTED, 1, "A seat submitted."),
            new EventType(WITHDRAWN, 1, "A seat took back what it had submitted or committed to."),
            new EventType(COMMITTED, 1, "A seat committed to a submission."),
            new EventType(REVEALED, 1, "A seat revealed what it had committed to."),
            new EventType(REVEALING, 1, "No more commitments are taken; `committed` are those who have to reveal."),
            new EventType(SETTLED, 1, "An item was decided: `winners`, and the prices where the rules publish them."),
            new EventType(ITEMS_GONE, 1, "Items can no longer be had."),
            new EventType(PAUSED, 1, "An operator stopped the clock."),
            new EventType(RESUMED, 1, "An operator started the clock again."),
            new EventType(CLOSED, 1, "The negotiation ended; `forfeited` are those who did not reveal."));

    private final boolean auction;

    /** The codec of one of the two protocols, whose rules differ. */
    EventCodec(boolean auction) {
        this.auction = auction;
    }

    static EncodedEvent encode(SealedEvent event) {
        if (event instanceof Opened opened) {
            return opened(opened);
        }
        if (event instanceof Joined joined) {
            Json seat = joined.seat().toJson();
            return new EncodedEvent(
                    JOINED,
                    1,
                    List.of(
                            new Part(Audience.OPERATORS, seat),
                            new Part(Audience.seat(joined.seat().id()), seat)));
        }
        if (event instanceof Submitted submitted) {
            return new EncodedEvent(SUBMITTED, 1, lines(submitted.seat(), submitted.submission()));
        }
        if (event instanceof Revealed revealed) {
            List<Part> parts = new ArrayList<>(lines(revealed.seat(), revealed.submission()));
            parts.add(secret(revealed.seat(), Json.object().put("salt", revealed.salt())));
            return new EncodedEvent(REVEALED, 1, parts);
        }
        if (event instanceof Withdrawn withdrawn) {
            return new EncodedEvent(WITHDRAWN, 1, List.of(secret(withdrawn.seat(), Json.object())));
        }
        if (event instanceof Committed committed) {
            Json.Builder hash =
                    Json.object().put("commitment", committed.commitment().hex());
            return new EncodedEvent(COMMITTED, 1, List.of(secret(committed.seat(), hash)));
        }
        return event instanceof ItemSettled settled ? settled(settled) : open(event);
    }

    private static EncodedEvent open(SealedEvent event) {
        if (event instanceof RevealingBegan began) {
            Json content = Json.object()
                    .put("at", began.at())
                    .put("committed", seats(began.committed()))
                    .build();
            return EncodedEvent.open(REVEALING, 1, content);
        }
        if (event instanceof ItemsGone gone) {
            Json items = Json.array(gone.items(), item -> Json.of(item.value()));
            return EncodedEvent.open(
                    ITEMS_GONE, 1, Json.object().put("items", items).build());
        }
        if (event instanceof Paused paused) {
            return EncodedEvent.open(
                    PAUSED, 1, Json.object().put("at", paused.at()).build());
        }
        if (event instanceof Resumed resumed) {
            return EncodedEvent.open(
                    RESUMED, 1, Json.object().put("at", resumed.at()).build());
        }
        Closed closed = (Closed) event;
        Json content = Json.object()
                .put("reason", closed.reason().text())
                .put("forfeited", seats(closed.forfeited()))
                .build();
        return EncodedEvent.open(CLOSED, 1, content);
    }

    private static EncodedEvent opened(Opened opened) {
        Json open = Json.object()
                .put("negotiation", opened.negotiation().value())
                .put("listing", opened.listing().toJson())
                .put("rules", RulesCodec.write(opened.rules()))
                .put("settlement", opened.settlement().name())
                .put("seats", Json.array(opened.seats(), Seat::toJson))
                .put("openedBy", opened.openedBy().value())
                .put("openedAt", opened.openedAt())
                .put("seeds", SealedMove.Statement.byItem(opened.seeds(), SeedCommitment::toJson))
                .build();
        Json kept = Reserves.write(opened.reserves(), opened.listing());
        Audience seller = Audience.principal(seller(opened.seats()));
        return new EncodedEvent(OPENED, 1, List.of(new Part(Audience.PARTIES, open), new Part(seller, kept)));
    }

    private static SeatId seller(List<Seat> seats) {
        return seats.stream()
                .filter(seat -> seat.role() == SeatRole.SELLER)
                .map(Seat::id)
                .findFirst()
                .orElseThrow(() -> new Json.Mismatch("seats lack a seller"));
    }

    private static List<Part> lines(SeatId seat, Submission submission) {
        Audience audience = Audience.seat(seat);
        return submission.lines().stream()
                .map(line -> new Part(audience, line.toJson()))
                .toList();
    }

    private static Part secret(SeatId seat, Json.Builder content) {
        return new Part(Audience.seat(seat), content.build());
    }

    /** Who won is told to all; the prices too, or to the seller all of them and to each winner its own. */
    private static EncodedEvent settled(ItemSettled settled) {
        Json prices = Json.array(settled.sales(), sale -> Json.of(sale.price()));
        Json.Builder open = Json.object()
                .put("item", settled.item().value())
                .put("seller", settled.seller().value())
                .put(
                        "winners",
                        Json.array(settled.sales(), sale -> Json.of(sale.buyer().value())));
        if (settled.published()) {
            return EncodedEvent.open(SETTLED, 1, open.put("prices", prices).build());
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(Audience.PARTIES, open.build()));
        parts.add(secret(settled.seller(), Json.object().put("prices", prices)));
        settled.sales()
                .forEach(sale -> parts.add(secret(sale.buyer(), Json.object().put("price", sale.price()))));
        return new EncodedEvent(SETTLED, 1, parts);
    }

    private static Json seats(List<SeatId> seats) {
        return Json.array(seats, seat -> Json.of(seat.value()));
    }

    SealedEvent decode(EncodedEvent encoded) {
        String name = encoded.type() + "/" + encoded.version();
        if (encoded.version() != 1) {
            throw new Json.Mismatch("no event " + name);
        }
        try {
            return read(encoded);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new Json.Mismatch(name + ": " + e.getMessage());
        }
    }

    private SealedEvent read(EncodedEvent encoded) {
        List<Part> parts = encoded.parts();
        return switch (encoded.type()) {
            case OPENED -> readOpened(encoded);
            case JOINED -> new Joined(Seat.fromJson(encoded.part(Audience.OPERATORS)));
            case SUBMITTED -> new Submitted(owner(parts), readLines(parts));
            case REVEALED ->
                new Revealed(
                        owner(parts),
                        readLines(parts.subList(0, parts.size() - 1)),
                        parts.get(parts.size() - 1).content().get("salt").text());
            case WITHDRAWN -> new Withdrawn(owner(parts));
            case COMMITTED ->
                new Committed(
                        owner(parts),
                        new Hash(parts.get(0).content().get("commitment").text()));
            case SETTLED -> readSettled(encoded);
            default -> readOpen(encoded.type(), encoded.part(Audience.PARTIES));
        };
    }

    private static SealedEvent readOpen(String type, Json json) {
        return switch (type) {
            case REVEALING -> new RevealingBegan(json.get("at").instant(), readSeats(json, "committed"));
            case ITEMS_GONE -> new ItemsGone(json.get("items").list(item -> new ItemId(item.text())));
            case PAUSED -> new Paused(json.get("at").instant());
            case RESUMED -> new Resumed(json.get("at").instant());
            case CLOSED -> new Closed(CloseReason.named(json.get("reason").text()), readSeats(json, "forfeited"));
            default -> throw new Json.Mismatch("no such event");
        };
    }

    private Opened readOpened(EncodedEvent encoded) {
        Opened open = readOpened(encoded.part(Audience.PARTIES));
        Json kept = encoded.part(Audience.principal(seller(open.seats())));
        return new Opened(
                open.negotiation(),
                open.listing(),
                open.rules(),
                open.settlement(),
                open.seats(),
                open.openedBy(),
                open.openedAt(),
                open.seeds(),
                Reserves.read(kept, open.listing()));
    }

    /** The first event as every party reads it. */
    Opened readOpened(Json json) {
        SortedMap<ItemId, SeedCommitment> seeds = new TreeMap<>();
        for (Map.Entry<String, Json> seed : json.get("seeds").members().entrySet()) {
            seeds.put(new ItemId(seed.getKey()), SeedCommitment.fromJson(seed.getValue()));
        }
        return new Opened(
                new NegotiationId(json.get("negotiation").text()),
                Listing.fromJson(json.get("listing")),
                RulesCodec.of(auction).read(json.get("rules")),
                SettlementRule.named(json.get("settlement").text()),
                json.get("seats").list(Seat::fromJson),
                new SeatId(json.get("openedBy").text()),
                json.get("openedAt").instant(),
                seeds,
                new TreeMap<>());
    }

    /** The seat whose parts these are. */
    private static SeatId owner(List<Part> parts) {
        String audience = parts.get(0).audience().name();
        if (!audience.startsWith("seat:")) {
            throw new Json.Mismatch("must have parts of one seat");
        }
        return new SeatId(audience.substring("seat:".length()));
    }

    private static Submission readLines(List<Part> parts) {
        return new Submission(parts.stream()
                .map(part -> Submission.Line.fromJson(part.content()))
                .toList());
    }

    private static ItemSettled readSettled(EncodedEvent encoded) {
        Json open = encoded.part(Audience.PARTIES);
        SeatId seller = new SeatId(open.get("seller").text());
        boolean published = open.find("prices").isPresent();
        Json prices = published ? open : encoded.part(Audience.seat(seller));
        return new ItemSettled(new ItemId(open.get("item").text()), seller, readSales(open, prices), published);
    }

    static List<Sale> readSales(Json winners, Json prices) {
        List<SeatId> buyers = readSeats(winners, "winners");
        List<Long> paid = prices.get("prices").list(Json::integer);
        if (buyers.size() != paid.size()) {
            throw new Json.Mismatch("winners and prices must be as many");
        }
        List<Sale> sales = new ArrayList<>();
        for (int place = 0; place < paid.size(); place++) {
            sales.add(new Sale(buyers.get(place), paid.get(place)));
        }
        return sales;
    }

    private static List<SeatId> readSeats(Json json, String name) {
        return json.get(name).list(seat -> new SeatId(seat.text()));
    }
}
