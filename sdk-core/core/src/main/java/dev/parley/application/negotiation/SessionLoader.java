// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.application.Environment;
import dev.parley.application.store.StoredEvent;
import dev.parley.audit.AuditEvent;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads sessions from the store: what the cache has, and the events after it. */
public final class SessionLoader {
    private static final int PAGE = 500;

    private final Environment environment;

    public SessionLoader(Environment environment) {
        this.environment = environment;
    }

    /** The session as it stands, if there is one, its protocol is registered and nothing of it was erased. */
    public Optional<NegotiationSession> find(Tenant tenant, NegotiationId negotiation) {
        Optional<NegotiationSession> cached = cached(tenant, negotiation);
        Optional<NegotiationSession> session = read(tenant, negotiation, cached, Long.MAX_VALUE);
        session.filter(found -> found.progress().version() > version(cached)).ifPresent(environment.cache()::put);
        return session;
    }

    /** What is at hand, unless it may have been purged since and was. */
    private Optional<NegotiationSession> cached(Tenant tenant, NegotiationId negotiation) {
        Optional<NegotiationSession> known =
                environment.cache().find(tenant, negotiation).map(kept -> (NegotiationSession) kept);
        boolean purged = known.filter(this::mayBePurged).isPresent()
                && environment.store().head(tenant, negotiation).isEmpty();
        if (purged) {
            environment.cache().forget(tenant, negotiation);
        }
        return known.filter(session -> !purged);
    }

    private boolean mayBePurged(NegotiationSession session) {
        Instant openedAt = session.openingRecord().openedAt();
        return environment.settings().retention().mayBeGone(openedAt, environment.now()) && !session.isOpen();
    }

    /** The session as it stood after an event, for an answer given then. */
    Optional<NegotiationSession> at(Tenant tenant, NegotiationId negotiation, long version) {
        Optional<NegotiationSession> cached = cached(tenant, negotiation)
                .flatMap(known -> known.backwards()
                        .filter(session -> session.progress().version() <= version)
                        .findFirst());
        return read(tenant, negotiation, cached, version)
                .filter(found -> found.progress().version() == version);
    }

    /** Goes on from a session with the events up to one, some at a time, so that a long transcript is never held whole. */
    private Optional<NegotiationSession> read(
            Tenant tenant, NegotiationId negotiation, Optional<NegotiationSession> from, long to) {
        Optional<NegotiationSession> session = from;
        int limit;
        List<AuditEvent> page;
        do {
            long known = version(session);
            limit = (int) Math.min(PAGE, to - known);
            page = limit == 0 ? List.of() : events(tenant, negotiation, known, limit);
            if (page.stream().anyMatch(ErasedEvent::isMetIn)) {
                environment.cache().forget(tenant, negotiation);
                return Optional.empty();
            }
            session = page.isEmpty() ? session : after(session, page);
        } while (page.size() == limit && limit > 0 && session.isPresent());
        return session;
    }

    private static long version(Optional<NegotiationSession> session) {
        return session.map(known -> known.progress().version()).orElse(0L);
    }

    private Optional<NegotiationSession> after(Optional<NegotiationSession> session, List<AuditEvent> events) {
        return session.isPresent()
                ? session.map(known -> fold(known, events))
                : begin(events.get(0)).map(begun -> fold(begun, events.subList(1, events.size())));
    }

    /** All events after one, in order. */
    public List<AuditEvent> events(Tenant tenant, NegotiationId negotiation, long after) {
        return events(tenant, negotiation, after, Integer.MAX_VALUE);
    }

    /** The events after one, in order, at most so many. */
    public List<AuditEvent> events(Tenant tenant, NegotiationId negotiation, long after, int limit) {
        List<StoredEvent> stored = environment.store().events(tenant, negotiation, after, limit);
        EventCipher cipher = new EventCipher(environment.keys(), tenant, negotiation);
        return stored.stream().map(event -> Transcripts.audited(event, cipher)).toList();
    }

    /** The first events as a viewer may read them, at most so many; what is not for that viewer is not opened. */
    List<AuditEvent> visible(Tenant tenant, NegotiationId negotiation, Viewer viewer, int limit) {
        EventCipher cipher = new EventCipher(environment.keys(), tenant, negotiation);
        return environment.store().events(tenant, negotiation, 0, limit).stream()
                .map(event -> Transcripts.visible(event, cipher, viewer))
                .toList();
    }

    /** The session of which only the opening record is known; empty when its protocol is not registered. */
    Optional<NegotiationSession> begin(AuditEvent first) {
        OpeningRecord openingRecord = OpeningRecord.decode(first);
        return environment
                .protocols()
                .find(openingRecord.protocol())
                .map(protocol -> opened(openingRecord, protocol, first));
    }

    private static NegotiationSession opened(OpeningRecord openingRecord, PlayedProtocol protocol, AuditEvent first) {
        return NegotiationSession.opened(openingRecord, protocol, first);
    }

    private static NegotiationSession fold(NegotiationSession session, List<AuditEvent> events) {
        NegotiationSession folded = session;
        for (AuditEvent event : events) {
            folded = folded.then(event);
        }
        return folded;
    }
}
