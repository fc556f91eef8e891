// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.form.Described;
import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.Min;
import dev.parley.form.RecordForm;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.auction.quotes.QuoteEvent.Closed;
import dev.parley.protocol.auction.quotes.QuoteEvent.RanksTold;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How rules, moves, private terms and events become JSON and come back. */
final class QuoteForms {
    static final String SCORES = "scores";
    static final String QUOTES = "quotes";
    static final String UNITS = "units";
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());

    static final Form<QuoteRules> RULES = FORMS.record(QuoteRules.class)
            .withDefaults(QuoteRules.DEFAULTS)
            .describedAs(
                    "Request for quotes",
                    "A buyer asks, several sellers quote and bid each other down, by price or by a published scoring rule."
                            + " The best quotes win by themselves at the close.");

    static final RecordForm<KeptTerms> KEPT = FORMS.record(KeptTerms.class);

    static final RecordForm<Given> GIVEN = FORMS.record(Given.class);

    static final ProtocolForms<QuoteRules, QuoteMove, QuoteEvent> ALL = new ProtocolForms<>(
            RULES,
            MoveForms.of(FORMS.record(QuoteMove.Quote.class), FORMS.record(QuoteMove.Withdraw.class)),
            KEPT,
            EventForms.of(
                    FORMS,
                    QuoteEvent.class,
                    new EventForms.Own<>(RanksTold.class, QuoteForms::ranks, QuoteForms::ranks),
                    new EventForms.Own<>(Closed.class, QuoteForms::closed, QuoteForms::closed)));

    private QuoteForms() {}

    /**
     * What the buyer keeps to itself.
     *
     * @param ceiling the most that a unit may cost, in minor units
     */
    @Described(
            title = "The buyer's hidden ceiling",
            help =
                    "A quote above it never wins, and nobody is told before the close. Only the buyer may have one, where the"
                            + " rules say so.")
    record KeptTerms(
            @Described(title = "Ceiling (minor units)", help = "The most that the buyer pays for a unit.") @Min(0)
            long ceiling) {}

    private static List<Part> ranks(RanksTold event) {
        List<Part> parts = new ArrayList<>();
        event.ranks()
                .forEach((seat, rank) -> parts.add(new Part(
                        Audience.seat(seat), Json.object().put("rank", rank).build())));
        return parts;
    }

    private static RanksTold ranks(EncodedEvent stored) {
        SortedMap<SeatId, Long> ranks = new TreeMap<>();
        stored.parts()
                .forEach(part -> ranks.put(
                        part.audience().seat().orElseThrow(),
                        part.content().get("rank").integer()));
        return new RanksTold(ranks);
    }

    private static List<Part> closed(Closed event) {
        Json.Builder told = Json.object().put("reason", event.reason().text());
        if (event.tellsBest()) {
            told.put(
                    SCORES,
                    Json.array(
                            event.ranking().stream().filter(Given::wins).toList(),
                            given -> Json.of(given.quote().score())));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(Audience.PARTIES, told.build()));
        Json quotes = Json.object()
                .put(QUOTES, Json.array(event.ranking(), GIVEN::write))
                .build();
        parts.add(new Part(Audience.seat(event.buyer()), quotes));
        event.ranking()
                .forEach(given -> parts.add(new Part(
                        Audience.seat(given.quote().seat()),
                        Json.object().put(UNITS, given.units()).build())));
        return parts;
    }

    private static Closed closed(EncodedEvent stored) {
        Json told = stored.part(Audience.PARTIES);
        Part buyers = stored.parts().get(1);
        return new Closed(
                buyers.audience().seat().orElseThrow(),
                reason(told),
                buyers.content().get(QUOTES).list(GIVEN::build),
                told.find(SCORES).isPresent());
    }

    /** The reason that an event tells. */
    static CloseReason reason(Json told) {
        String text = told.get("reason").text();
        for (CloseReason reason : CloseReason.values()) {
            if (reason.text().equals(text)) {
                return reason;
            }
        }
        throw new Json.Mismatch("no reason to close is " + text);
    }
}
