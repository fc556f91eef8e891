// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.application.store.StoredEvent;
import dev.parley.audit.AuditEvent;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;

/** Stored events as the audit format reads them, for tests in other packages. */
public final class Chained {
    private Chained() {}

    /** The event whose bytes were stored, none of them sealed. */
    public static AuditEvent event(StoredEvent stored) {
        EventCipher nothing = new EventCipher(new EphemeralKeys(), new Tenant("main"), new NegotiationId("none"));
        return Transcripts.audited(stored, nothing);
    }
}
