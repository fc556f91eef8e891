// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.negotiation.change.Controlling;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.store.OutboxMessage;
import dev.parley.application.store.Store;
import dev.parley.model.ListingRef;

/** Ends every open negotiation on a listing that was opened before the listing was withdrawn. */
final class ListingWithdrawn {
    private final Store store;
    private final Controlling controlling;

    ListingWithdrawn(NegotiationAccess access, Controlling controlling) {
        this.store = access.environment().store();
        this.controlling = controlling;
    }

    void handle(OutboxMessage message) {
        ListingRef listing = new ListingRef(message.body().get("listing").text());
        long period = message.body().get("period").integer();
        OpenNegotiationSweep.each(
                after -> store.openOn(message.tenant(), listing, after, OpenNegotiationSweep.PAGE),
                head -> controlling.listingWithdrawn(head.tenant(), head.id(), period));
    }
}
