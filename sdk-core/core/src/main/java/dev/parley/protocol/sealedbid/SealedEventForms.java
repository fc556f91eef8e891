// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.RecordForm;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.sealedbid.SealedEvent.ItemSettled;
import dev.parley.protocol.sealedbid.SealedEvent.Joined;
import dev.parley.protocol.sealedbid.SealedEvent.Reserve;
import dev.parley.protocol.sealedbid.SealedEvent.Revealed;
import dev.parley.protocol.sealedbid.SealedEvent.Sale;
import dev.parley.protocol.sealedbid.SealedEvent.Submitted;
import dev.parley.protocol.sealedbid.Submission.Bid;
import dev.parley.protocol.sealedbid.Submission.Line;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of sealed bids, some of which have parts that depend on more than their type. What a seat submits or reveals
 * has a part for each item, so that one item's draw can be opened without the others. What is not bid is written as null,
 * so that the shape tells nothing.
 */
final class SealedEventForms {
    private static final Forms FORMS =
            withNulls(withNulls(withNulls(Forms.of(MethodHandles.lookup()), Bid.class), Line.class), Reserve.class);

    static final RecordForm<Line> LINES = FORMS.record(Line.class).withNulls();

    static final RecordForm<Submission> SUBMISSIONS = FORMS.record(Submission.class);

    static final EventForms<SealedEvent> ALL = EventForms.of(
            FORMS.with(SeedCommitment.class, Form.whole(SeedCommitment::toJson, SeedCommitment::fromJson)),
            SealedEvent.class,
            new EventForms.Own<>(Joined.class, SealedEventForms::joined, SealedEventForms::joined),
            new EventForms.Own<>(
                    Submitted.class,
                    event -> lines(event.seat(), event.submission()),
                    encoded -> new Submitted(owner(encoded), submission(encoded.parts()))),
            new EventForms.Own<>(Revealed.class, SealedEventForms::revealed, SealedEventForms::revealed),
            new EventForms.Own<>(ItemSettled.class, SealedEventForms::settled, SealedEventForms::settled));

    private SealedEventForms() {}

    private static <T> Forms withNulls(Forms forms, Class<T> type) {
        return forms.with(type, forms.record(type).withNulls());
    }

    /** Who joins is told to operators and to whoever joins. */
    private static List<Part> joined(Joined event) {
        Json seat = event.seat().toJson();
        return List.of(new Part(Audience.OPERATORS, seat), part(event.seat().id(), seat));
    }

    private static Joined joined(EncodedEvent encoded) {
        return new Joined(Seat.fromJson(encoded.part(Audience.OPERATORS)));
    }

    private static List<Part> revealed(Revealed event) {
        List<Part> parts = new ArrayList<>(lines(event.seat(), event.submission()));
        parts.add(part(event.seat(), Json.object().put("salt", event.salt()).build()));
        return parts;
    }

    private static Revealed revealed(EncodedEvent encoded) {
        int last = encoded.parts().size() - 1;
        return new Revealed(
                owner(encoded),
                submission(encoded.parts().subList(0, last)),
                encoded.parts().get(last).content().get("salt").text());
    }

    private static List<Part> lines(SeatId seat, Submission submission) {
        return submission.lines().stream()
                .map(line -> part(seat, SUBMISSIONS.write(new Submission(List.of(line)))))
                .toList();
    }

    private static Submission submission(List<Part> parts) {
        return new Submission(parts.stream()
                .flatMap(part -> SUBMISSIONS.build(part.content()).lines().stream())
                .toList());
    }

    /** The seat whose parts these are. */
    private static SeatId owner(EncodedEvent encoded) {
        return encoded.parts()
                .get(0)
                .audience()
                .seat()
                .orElseThrow(() -> new Json.Mismatch("must have parts of one seat"));
    }

    private static Part part(SeatId seat, Json content) {
        return new Part(Audience.seat(seat), content);
    }

    /** Who won is told to all; the prices too, or to the seller all of them and to each winner its own. */
    private static List<Part> settled(ItemSettled event) {
        Json prices = Json.array(event.sales(), sale -> Json.of(sale.price()));
        Json.Builder open = Json.object()
                .put("item", event.item().value())
                .put("seller", event.seller().value())
                .put(
                        "winners",
                        Json.array(event.sales(), sale -> Json.of(sale.buyer().value())));
        if (event.published()) {
            return List.of(new Part(Audience.PARTIES, open.put("prices", prices).build()));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(Audience.PARTIES, open.build()));
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
