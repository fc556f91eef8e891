// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.mandate.MandateExpiry;
import dev.parley.application.negotiation.change.Controlling;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.store.Head;
import dev.parley.application.store.HeadQuery;
import dev.parley.application.store.OutboxMessage;
import dev.parley.mandate.Mandate;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import java.util.List;
import java.util.Optional;

/** Tells open negotiations that the mandate ended under which something stands: only its principal's can be such. */
final class MandateEnded {
    private final NegotiationAccess access;
    private final Controlling controlling;
    private final MandateExpiry ending;

    MandateEnded(NegotiationAccess access, Controlling controlling) {
        this.access = access;
        this.controlling = controlling;
        this.ending = new MandateExpiry(access.environment());
    }

    void handle(OutboxMessage message) {
        MandateId id = new MandateId(message.body().get("mandate").text());
        ending.retire(message.tenant(), id);
        access.authority()
                .mandate(message.tenant(), id)
                .ifPresent(mandate ->
                        OpenNegotiationSweep.each(before -> open(mandate, before), head -> tell(head, mandate)));
    }

    private List<Head> open(Mandate mandate, Optional<NegotiationId> before) {
        return access.environment()
                .store()
                .heads(new HeadQuery(
                        mandate.tenant(),
                        Optional.of(mandate.principal()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true),
                        before,
                        OpenNegotiationSweep.PAGE));
    }

    private void tell(Head head, Mandate mandate) {
        access.sessions()
                .find(head.tenant(), head.id())
                .flatMap(session ->
                        session.seatOf(mandate.principal()).filter(seat -> session.actsUnder(seat.id(), mandate.id())))
                .ifPresent(seat -> controlling.authorityEnded(head.tenant(), head.id(), seat.id(), mandate.id()));
    }
}
