// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.EventView;
import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.view.NegotiationQueries;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an agent sees of a negotiation, by the same door as any agent: its view, and the events up to that view. */
final class SeatEyes {
    private final NegotiationQueries queries;

    SeatEyes(NegotiationAccess access) {
        this.queries = new NegotiationQueries(access);
    }

    /** The table that a view shows, with all that was said up to it; empty where autopilots cannot play there. */
    Outcome<Optional<PriceTable>> table(Caller agent, NegotiationView view) {
        Optional<PriceTable> table = PriceTable.of(view);
        if (table.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        long seen = PriceTable.events(view);
        List<EventView> events = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Outcome<Page<EventView>> page = queries.events(agent, view.id(), cursor, Page.MAX_LIMIT);
            Optional<Outcome<Optional<PriceTable>>> refused =
                    page.match(done -> Optional.empty(), refusal -> Optional.of(refusal.as()));
            if (refused.isPresent()) {
                return refused.get();
            }
            Page<EventView> read = page.orElseThrow();
            events.addAll(read.items());
            cursor = read.next();
        } while (cursor.isPresent());
        List<EventView> known =
                events.stream().filter(event -> event.number() <= seen).toList();
        return Outcome.done(table.map(bare -> bare.hearing(known)));
    }

    /** What the agent sees now. */
    Outcome<NegotiationView> view(Caller agent, NegotiationId negotiation) {
        return queries.find(agent, negotiation);
    }
}
