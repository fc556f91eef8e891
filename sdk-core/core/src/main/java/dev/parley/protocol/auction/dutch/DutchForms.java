// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.form.Described;
import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.Min;
import dev.parley.form.RecordForm;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.StateForm;
import dev.parley.protocol.auction.dutch.DutchEvent.AcceptanceEnded;
import dev.parley.protocol.auction.dutch.DutchEvent.Accepted;
import dev.parley.protocol.auction.dutch.DutchEvent.Joined;
import dev.parley.protocol.auction.dutch.DutchEvent.Reserve;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How rules, moves, private terms and events become JSON and come back. What is absent of a secret is written as null. */
final class DutchForms {
    private static final String COUNT = "acceptances";
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());

    static final RecordForm<Acceptance> ACCEPTANCE =
            FORMS.record(Acceptance.class).withNulls();

    static final Form<DutchRules> RULES = FORMS.record(DutchRules.class)
            .withDefaults(DutchRules.DEFAULTS)
            .describedAs(
                    "Dutch auction",
                    "The price falls by the clock, and the first price that a buyer accepts is the one it pays. Whoever"
                            + " accepts during the same step has the same chance.");

    static final RecordForm<KeptTerms> KEPT = FORMS.record(KeptTerms.class);

    static final ProtocolForms<DutchRules, DutchMove, DutchEvent> ALL = new ProtocolForms<>(
            RULES,
            MoveForms.of(FORMS.record(DutchMove.Accept.class)),
            KEPT,
            EventForms.of(
                    FORMS.with(SeedCommitment.class, Form.whole(SeedCommitment::toJson, SeedCommitment::fromJson))
                            .with(Reserve.class, FORMS.record(Reserve.class).withNulls()),
                    DutchEvent.class,
                    new EventForms.Own<>(Joined.class, DutchForms::joined, DutchForms::joined),
                    new EventForms.Own<>(
                            Accepted.class,
                            event -> told(
                                    event.acceptance().seat(), ACCEPTANCE.write(event.acceptance()), event.count()),
                            stored -> new Accepted(ACCEPTANCE.build(own(stored)), count(stored))),
                    new EventForms.Own<>(
                            AcceptanceEnded.class,
                            event -> told(
                                    event.seat(),
                                    Json.object()
                                            .put("seat", event.seat().value())
                                            .build(),
                                    event.count()),
                            stored -> new AcceptanceEnded(
                                    new SeatId(own(stored).get("seat").text()), count(stored)))));

    static final StateForm<DutchState> STATE = StateForm.of(
            FORMS.with(SeedCommitment.class, Form.whole(SeedCommitment::toJson, SeedCommitment::fromJson)),
            DutchState.class,
            "item");

    private DutchForms() {}

    /**
     * What the seller keeps to itself.
     *
     * @param reserve the least price at which it sells, in minor units
     */
    @Described(
            title = "The seller's hidden reserve",
            help = "The clock ends at this price, and nobody is told before. Only the seller may have one.")
    record KeptTerms(
            @Described(
                    title = "Reserve (minor units)",
                    help = "The seller sells at this price or above, never below; at most the starting price.")
            Optional<@Min(0) Long> reserve) {}

    /** Who joins is told to operators and to whoever joins. */
    private static List<Part> joined(Joined event) {
        Json seat = event.seat().toJson();
        return List.of(
                new Part(Audience.OPERATORS, seat),
                new Part(Audience.seat(event.seat().id()), seat));
    }

    private static Joined joined(EncodedEvent stored) {
        return new Joined(Seat.fromJson(stored.part(Audience.OPERATORS)));
    }

    /** What one seat alone is told, and how many acceptances there are, where the rules let everybody know. */
    private static List<Part> told(SeatId seat, Json own, Optional<Long> count) {
        return Stream.concat(
                        Stream.of(new Part(Audience.seat(seat), own)),
                        count.stream()
                                .map(many -> new Part(
                                        Audience.ANYONE,
                                        Json.object().put(COUNT, many).build())))
                .toList();
    }

    private static Json own(EncodedEvent stored) {
        return stored.parts().get(0).content();
    }

    private static Optional<Long> count(EncodedEvent stored) {
        return stored.parts().stream()
                .filter(part -> part.audience().equals(Audience.ANYONE))
                .map(part -> part.content().get(COUNT).integer())
                .findFirst();
    }
}
