package dev.parley.application.negotiation;

import dev.parley.application.store.StoredEvent;
import dev.parley.audit.AuditEvent;

/** Stored events as the audit format reads them, for tests in other packages. */
public final class Chained {
    private Chained() {}

    /** The event whose bytes were stored. */
    public static AuditEvent event(StoredEvent stored) {
        return Transcripts.audited(stored);
    }
}
