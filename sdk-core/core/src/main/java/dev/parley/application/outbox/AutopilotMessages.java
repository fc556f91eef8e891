// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.outbox;

import dev.parley.application.store.NewMessage;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The messages by which autopilots are told to look at their negotiations: one whenever something happens there, in the append
 * of what happens, and one from time to time for what no append tells of.
 */
public final class AutopilotMessages {
    /** Something has happened in a negotiation in which an autopilot runs. */
    public static final String WAKE = "autopilot-wake";

    /** An autopilot looks again although nothing may have happened. */
    public static final String BEAT = "autopilot-beat";

    private static final Set<ProtocolId> PLAYED = Set.of(AlternatingOffers.ID);
    private static final int SEATS = 10;

    private AutopilotMessages() {}

    /** Whether autopilots play a protocol. */
    public static boolean isPlayed(ProtocolId protocol) {
        return PLAYED.contains(protocol);
    }

    /** Under what the autopilots are found that run in a negotiation. */
    public static String runningIn(NegotiationId negotiation) {
        return "running\n" + negotiation;
    }

    /** The name of the autopilot of a principal's seat. */
    public static String name(NegotiationId negotiation, PrincipalId principal) {
        return negotiation + "\n" + principal;
    }

    /** The negotiation of an autopilot, by the name of its record. */
    public static NegotiationId negotiation(StoredRecord stored) {
        return new NegotiationId(stored.id().split("\n", 2)[0]);
    }

    /** The principal of an autopilot, by the name of its record. */
    private static PrincipalId principal(StoredRecord stored) {
        return new PrincipalId(stored.id().split("\n", 2)[1]);
    }

    /** A message for each autopilot that runs in a negotiation; none is looked for where the protocol is not played. */
    public static List<NewMessage> wakes(
            Store store, Tenant tenant, NegotiationId negotiation, ProtocolId protocol, Instant at) {
        if (!isPlayed(protocol)) {
            return List.of();
        }
        return store.records(tenant, RecordKind.AUTOPILOT, runningIn(negotiation), Optional.empty(), SEATS).stream()
                .map(stored -> wake(negotiation, principal(stored), at))
                .toList();
    }

    /** Tells one autopilot to look. */
    public static NewMessage wake(NegotiationId negotiation, PrincipalId principal, Instant at) {
        return new NewMessage(
                WAKE, name(negotiation, principal), body(negotiation, principal).build(), at);
    }

    /** Tells one autopilot to look when it may move again; of a key of its own, so that what happens before does not wait. */
    public static NewMessage later(NegotiationId negotiation, PrincipalId principal, Instant at) {
        String key = "later\n" + name(negotiation, principal);
        return new NewMessage(WAKE, key, body(negotiation, principal).build(), at);
    }

    /**
     * Tells one autopilot to look again at an instant; of a key of its own, so that what happens before does not wait for it.
     *
     * @param run the start or resumption of the autopilot from which the message comes; one of an earlier run is dropped
     */
    public static NewMessage beat(NegotiationId negotiation, PrincipalId principal, long run, Instant at) {
        Json body = body(negotiation, principal).put("run", run).build();
        return new NewMessage(BEAT, "beat\n" + name(negotiation, principal), body, at);
    }

    private static Json.Builder body(NegotiationId negotiation, PrincipalId principal) {
        return Json.object().put("negotiation", negotiation.value()).put("principal", principal.value());
    }
}
