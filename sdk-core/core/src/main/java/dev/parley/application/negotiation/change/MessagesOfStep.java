// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.Environment;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.outbox.AutopilotMessages;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.NewMessage;
import dev.parley.model.ItemId;
import dev.parley.protocol.Viewer;
import dev.parley.settlement.Deal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a step of a negotiation leaves to be done: listeners hear of its events, autopilots look, and its deals
 * take stock. */
final class MessagesOfStep {
    private MessagesOfStep() {}

    /**
     * The messages.
     *
     * @param shown the places of the step's events that operators see
     */
    static List<NewMessage> of(
            Environment environment, NegotiationSession session, List<Long> shown, List<DealRow> deals, Instant at) {
        List<NewMessage> messages = new ArrayList<>();
        if (!shown.isEmpty()) {
            long last = session.progress().revision(new Viewer.Operator());
            Messages.Range range = new Messages.Range(session.openingRecord().id(), last - shown.size() + 1, shown);
            messages.addAll(Messages.forListeners(
                    environment, Messages.EVENTS, range.negotiation().value(), range.toJson(), at));
        }
        OpeningRecord opening = session.openingRecord();
        messages.addAll(
                AutopilotMessages.wakes(environment.store(), opening.tenant(), opening.id(), opening.protocol(), at));
        if (!deals.isEmpty()) {
            messages.add(Messages.stockTaken(opening.listing().ref(), items(deals), at));
        }
        return messages;
    }

    private static Set<ItemId> items(List<DealRow> deals) {
        Set<ItemId> items = new TreeSet<>();
        deals.forEach(row -> Deal.fromJson(row.content())
                .lines()
                .forEach(line -> items.add(line.terms().item())));
        return items;
    }
}
