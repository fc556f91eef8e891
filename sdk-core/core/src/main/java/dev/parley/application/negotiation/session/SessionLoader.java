// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.application.Environment;
import dev.parley.application.store.Head;
import dev.parley.application.store.StoredEvent;
import dev.parley.audit.AuditEvent;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads sessions from the store: what the cache or the last snapshot has, and the events after it, some at a time. So a long
 * negotiation costs no more than a short one, where its protocol's states are kept.
 */
public final class SessionLoader {
    private static final int PAGE = 500;

    private final Environment environment;
    private final SessionSnapshots snapshots;

    public SessionLoader(Environment environment) {
        this.environment = environment;
        this.snapshots = new SessionSnapshots(environment);
    }

    /** The session as it stands, if there is one, its protocol is registered and nothing of it was erased. */
    public Optional<NegotiationSession> find(Tenant tenant, NegotiationId negotiation) {
        Optional<NegotiationSession> cached = cached(tenant, negotiation);
        Optional<NegotiationSession> from = cached.isPresent() ? cached : started(tenant, negotiation);
        Optional<NegotiationSession> session = read(tenant, negotiation, from, Long.MAX_VALUE);
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

    /** A session to go on from; nothing where there is none, or something of it was erased, which the head alone says. */
    private Optional<NegotiationSession> started(Tenant tenant, NegotiationId negotiation) {
        Optional<Head> head = environment.store().head(tenant, negotiation).filter(found -> !found.erased());
        return head.flatMap(found -> opened(tenant, negotiation)
                .map(opened -> snapshots.latest(opened, found.version()).orElse(opened)));
    }

    private Optional<NegotiationSession> opened(Tenant tenant, NegotiationId negotiation) {
        return events(tenant, negotiation, 0, 1).stream().findFirst().flatMap(this::begin);
    }

    /** The session as it stood after an event, for an answer given then. */
    public Optional<NegotiationSession> at(Tenant tenant, NegotiationId negotiation, long version) {
        return cached(tenant, negotiation)
                .or(() -> find(tenant, negotiation))
                .flatMap(head -> remembered(head, version))
                .flatMap(from -> read(tenant, negotiation, Optional.of(from), version))
                .filter(found -> found.version() == version);
    }

    /** The last session at or before an event that is at hand or was kept, at the earliest that of the first event. */
    private Optional<NegotiationSession> remembered(NegotiationSession head, long version) {
        return head.backwards()
                .filter(session -> session.version() <= version)
                .findFirst()
                .or(() -> kept(head, version));
    }

    private Optional<NegotiationSession> kept(NegotiationSession head, long version) {
        return snapshots.latest(head, version).or(() -> opened(head.tenant(), head.negotiation()));
    }

    /**
     * The last session that is remembered of which a viewer had seen no more than so many events, at the earliest that of the first
     * event: that is the opening, which everybody sees but those who only watch.
     */
    public NegotiationSession seen(NegotiationSession head, Viewer viewer, long number) {
        List<NegotiationSession> atHand = head.backwards().toList();
        long most = viewer instanceof Viewer.Anyone ? number : Math.max(1, number);
        return atHand.stream()
                .filter(session -> session.progress().revision(viewer) <= most)
                .findFirst()
                .or(() -> snapshots.seen(atHand.get(atHand.size() - 1), viewer, most))
                .or(() -> opened(head.tenant(), head.negotiation()))
                .orElse(head);
    }

    /** Goes on from a session with the events up to one, some at a time, so that a long transcript is never held whole. */
    private Optional<NegotiationSession> read(
            Tenant tenant, NegotiationId negotiation, Optional<NegotiationSession> from, long to) {
        Optional<NegotiationSession> session = from;
        int page = Math.min(PAGE, environment.settings().snapshotEvery());
        boolean more = session.isPresent();
        while (more) {
            long known = version(session);
            int limit = (int) Math.min(page, to - known);
            List<AuditEvent> events = limit == 0 ? List.of() : events(tenant, negotiation, known, limit);
            if (events.stream().anyMatch(ErasedEvent::isMetIn)) {
                environment.cache().forget(tenant, negotiation);
                return Optional.empty();
            }
            session = session.map(before -> fold(before, events));
            session.filter(folded -> !events.isEmpty()).ifPresent(folded -> snapshots.passed(known, folded));
            more = limit > 0 && events.size() == limit;
        }
        return session;
    }

    /** A session that was written; a snapshot of it is kept where its place has come. */
    public void written(Optional<NegotiationSession> before, NegotiationSession session) {
        environment.cache().put(session);
        snapshots.passed(version(before), session);
    }

    private static long version(Optional<NegotiationSession> session) {
        return session.map(known -> known.progress().version()).orElse(0L);
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
    public List<AuditEvent> visible(Tenant tenant, NegotiationId negotiation, Viewer viewer, int limit) {
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
