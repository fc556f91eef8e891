// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.autopilot.AutopilotWork;
import dev.parley.application.deal.BookKeeping;
import dev.parley.application.erasure.ErasureWork;
import dev.parley.application.mandate.ApprovalRecords;
import dev.parley.application.negotiation.change.Controlling;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.terms.LapsedTerms;
import dev.parley.application.outbox.AutopilotMessages;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.OutboxMessage;
import dev.parley.model.ApprovalId;
import dev.parley.model.DealId;
import dev.parley.model.ListingRef;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done about each message, by topic. Each may come again. */
final class Handlers {
    private final Map<String, Consumer<OutboxMessage>> byTopic;

    Handlers(NegotiationAccess access, Controlling controlling, AutopilotWork autopilots) {
        BookKeeping books = new BookKeeping(access.environment());
        ApprovalRecords approvals = new ApprovalRecords(access.environment());
        LapsedTerms terms = new LapsedTerms(access.environment());
        byTopic = Map.ofEntries(
                Map.entry(Messages.STOCK_TAKEN, new StockTaken(access, controlling)::handle),
                Map.entry(Messages.LISTING_WITHDRAWN, new ListingWithdrawn(access, controlling)::handle),
                Map.entry(Messages.PRINCIPAL_BARRED, new PrincipalBarred(access, controlling)::handle),
                Map.entry(Messages.MANDATE_ENDED, new MandateEnded(access, controlling)::handle),
                Map.entry(Messages.APPROVAL_EXPIRES, message -> approvals.expire(message.tenant(), approval(message))),
                Map.entry(Messages.TERMS_TOUCHED, message -> terms.tell(message.tenant(), listing(message))),
                Map.entry(Messages.DEAL_LAPSED, message -> controlling.dealLapsed(message.tenant(), deal(message))),
                Map.entry(Messages.DEAL_REDEEMED, books::redeemed),
                Map.entry(Messages.DEAL_REVERSED, books::reversed),
                Map.entry(Messages.INVENTORY_RELEASE, books::release),
                Map.entry(Messages.ERASURE, new ErasureWork(access)::handle),
                Map.entry(AutopilotMessages.WAKE, autopilots::wake),
                Map.entry(AutopilotMessages.BEAT, autopilots::beat));
    }

    private static DealId deal(OutboxMessage message) {
        return new DealId(message.body().get("deal").text());
    }

    private static ApprovalId approval(OutboxMessage message) {
        return new ApprovalId(message.body().get("approval").text());
    }

    private static Optional<ListingRef> listing(OutboxMessage message) {
        return message.body().find("listing").map(listing -> new ListingRef(listing.text()));
    }

    /** A topic that is not known comes from a newer version on another node, which will handle it. */
    void handle(OutboxMessage message) {
        Consumer<OutboxMessage> handler = byTopic.get(message.topic());
        if (handler == null) {
            throw new IllegalStateException("no handler here for the topic " + message.topic());
        }
        handler.accept(message);
    }
}
