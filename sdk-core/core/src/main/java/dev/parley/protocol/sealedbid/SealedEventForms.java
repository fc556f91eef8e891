package dev.parley.protocol.sealedbid;

import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.Part;
import dev.parley.form.RecordForm;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.sealedbid.SealedEvent.ItemSettled;
import dev.parley.protocol.sealedbid.SealedEvent.Joined;
import dev.parley.protocol.sealedbid.SealedEvent.Opened;
import dev.parley.protocol.sealedbid.SealedEvent.Revealed;
import dev.parley.protocol.sealedbid.SealedEvent.Sale;
import dev.parley.protocol.sealedbid.SealedEvent.Submitted;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The events of sealed bids whose parts depend on more than their type. What a seat submits or reveals has a part for each
 * item, so that one item's draw can be opened without the others.
 */
final class SealedEventForms {
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());
    private static final String RESERVES = "reserves";
    private static final Set<String> BUILDING_TELLS = Set.of("UNKNOWN_FIELD", "WRONG_TYPE", "MISSING");

    /** What is not bid is written as null, so that the shape tells nothing. */
    static final RecordForm<Submission.Line> LINES = FORMS.with(
                    Submission.Bid.class, FORMS.record(Submission.Bid.class).withNulls())
            .record(Submission.Line.class)
            .withNulls();

    private final RecordForm<Opened> opened;
    private final RecordForm<Opened> openedToAll;
    private final EventForms<SealedEvent> all;

    /** The events of a protocol with these rules. */
    SealedEventForms(Form<SealedRules> rules) {
        Forms forms = FORMS.with(SealedRules.class, rules)
                .with(SeedCommitment.class, Form.whole(SeedCommitment::toJson, SeedCommitment::fromJson));
        opened = forms.record(Opened.class).complete();
        openedToAll = opened.part(Part.MAIN);
        all = EventForms.of(
                forms,
                SealedEvent.class,
                new EventForms.Own<>(Opened.class, this::opened, this::opened),
                new EventForms.Own<>(Joined.class, SealedEventForms::joined, SealedEventForms::joined),
                new EventForms.Own<>(Submitted.class, SealedEventForms::submitted, SealedEventForms::submitted),
                new EventForms.Own<>(Revealed.class, SealedEventForms::revealed, SealedEventForms::revealed),
                new EventForms.Own<>(ItemSettled.class, SealedEventForms::settled, SealedEventForms::settled));
    }

    /** All events. */
    EventForms<SealedEvent> all() {
        return all;
    }

    private List<EncodedEvent.Part> opened(Opened event) {
        Audience seller = Audience.principal(seller(event.seats()));
        return List.of(
                new EncodedEvent.Part(Audience.PARTIES, openedToAll.write(event)),
                new EncodedEvent.Part(seller, Reserves.kept(event.reserves(), event.listing())));
    }

    private Opened opened(EncodedEvent encoded) {
        Json toAll = encoded.part(Audience.PARTIES);
        SeatId seller = seller(toAll.get("seats").list(Seat::fromJson));
        Json kept = encoded.part(Audience.principal(seller));
        return opened.build(part -> toAll, Map.of(RESERVES, Reserves.ofKept(kept)));
    }

    /**
     * The first event as every party reads it, without reserves; what it has besides is ignored, and null is nothing.
     *
     * @throws Json.Mismatch if something in it lies outside its bounds
     */
    Opened openedToAll(Json toAll) {
        openedToAll.check(toAll, "", fault -> {
            if (!BUILDING_TELLS.contains(fault.code())) {
                throw new Json.Mismatch(fault.pointer() + " " + fault.message());
            }
        });
        SortedMap<ItemId, Long> none = new TreeMap<>();
        return opened.build(part -> toAll, Map.of(RESERVES, none));
    }

    private static SeatId seller(List<Seat> seats) {
        return seats.stream()
                .filter(seat -> seat.role() == SeatRole.SELLER)
                .map(Seat::id)
                .findFirst()
                .orElseThrow(() -> new Json.Mismatch("seats lack a seller"));
    }

    private static List<EncodedEvent.Part> joined(Joined event) {
        Json seat = event.seat().toJson();
        return List.of(
                new EncodedEvent.Part(Audience.OPERATORS, seat),
                part(event.seat().id(), seat));
    }

    private static Joined joined(EncodedEvent encoded) {
        return new Joined(Seat.fromJson(encoded.part(Audience.OPERATORS)));
    }

    private static List<EncodedEvent.Part> submitted(Submitted event) {
        return lines(event.seat(), event.submission());
    }

    private static Submitted submitted(EncodedEvent encoded) {
        return new Submitted(owner(encoded.parts()), submission(encoded.parts()));
    }

    private static List<EncodedEvent.Part> revealed(Revealed event) {
        List<EncodedEvent.Part> parts = new ArrayList<>(lines(event.seat(), event.submission()));
        parts.add(part(event.seat(), Json.object().put("salt", event.salt()).build()));
        return parts;
    }

    private static Revealed revealed(EncodedEvent encoded) {
        List<EncodedEvent.Part> parts = encoded.parts();
        int last = parts.size() - 1;
        return new Revealed(
                owner(parts),
                submission(parts.subList(0, last)),
                parts.get(last).content().get("salt").text());
    }

    private static List<EncodedEvent.Part> lines(SeatId seat, Submission submission) {
        return submission.lines().stream()
                .map(line -> part(seat, LINES.write(line)))
                .toList();
    }

    private static Submission submission(List<EncodedEvent.Part> parts) {
        return new Submission(
                parts.stream().map(part -> LINES.build(part.content())).toList());
    }

    /** The seat whose parts these are. */
    private static SeatId owner(List<EncodedEvent.Part> parts) {
        return parts.get(0).audience().seat().orElseThrow(() -> new Json.Mismatch("must have parts of one seat"));
    }

    private static EncodedEvent.Part part(SeatId seat, Json content) {
        return new EncodedEvent.Part(Audience.seat(seat), content);
    }

    /** Who won is told to all; the prices too, or to the seller all of them and to each winner its own. */
    private static List<EncodedEvent.Part> settled(ItemSettled event) {
        Json prices = Json.array(event.sales(), sale -> Json.of(sale.price()));
        Json.Builder open = Json.object()
                .put("item", event.item().value())
                .put("seller", event.seller().value())
                .put(
                        "winners",
                        Json.array(event.sales(), sale -> Json.of(sale.buyer().value())));
        if (event.published()) {
            return List.of(new EncodedEvent.Part(
                    Audience.PARTIES, open.put("prices", prices).build()));
        }
        List<EncodedEvent.Part> parts = new ArrayList<>();
        parts.add(new EncodedEvent.Part(Audience.PARTIES, open.build()));
        parts.add(part(event.seller(), Json.object().put("prices", prices).build()));
        event.sales()
                .forEach(sale -> parts.add(part(
                        sale.buyer(), Json.object().put("price", sale.price()).build())));
        return parts;
    }

    private static ItemSettled settled(EncodedEvent encoded) {
        Json open = encoded.part(Audience.PARTIES);
        SeatId seller = new SeatId(open.get("seller").text());
        boolean published = open.find("prices").isPresent();
        Json prices = published ? open : encoded.part(Audience.seat(seller));
        return new ItemSettled(new ItemId(open.get("item").text()), seller, sales(open, prices), published);
    }

    static List<Sale> sales(Json winners, Json prices) {
        List<SeatId> buyers = winners.get("winners").list(seat -> new SeatId(seat.text()));
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
}
