package dev.parley.application.negotiation;

import dev.parley.application.Environment;
import dev.parley.application.store.StoredEvent;
import dev.parley.audit.AuditEvent;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Protocol;
import java.util.List;
import java.util.Optional;

/** Reads runs from the store: what the cache has, and the events after it. */
public final class Runs {
    private final Environment environment;

    public Runs(Environment environment) {
        this.environment = environment;
    }

    /** The run as it stands, if there is one and its protocol is registered. */
    public Optional<Run<?, ?, ?, ?>> find(Tenant tenant, NegotiationId negotiation) {
        Optional<Run<?, ?, ?, ?>> cached = environment.cache().find(tenant, negotiation);
        long known = cached.map(run -> run.track().version()).orElse(0L);
        List<AuditEvent> newer = events(tenant, negotiation, known);
        if (cached.isEmpty() && newer.isEmpty()) {
            return Optional.empty();
        }
        Optional<Run<?, ?, ?, ?>> run = cached.isPresent()
                ? cached.map(found -> fold(found, newer))
                : begin(newer.get(0)).map(begun -> fold(begun, newer.subList(1, newer.size())));
        run.filter(found -> found.track().version() > known).ifPresent(environment.cache()::put);
        return run;
    }

    /** The run as it stood after an event, for an answer given then. */
    Optional<Run<?, ?, ?, ?>> at(Tenant tenant, NegotiationId negotiation, long version) {
        List<AuditEvent> events = events(tenant, negotiation, 0);
        return events.size() < version
                ? Optional.empty()
                : begin(events.get(0)).map(begun -> fold(begun, events.subList(1, Math.toIntExact(version))));
    }

    /** All events after one, in order. */
    public List<AuditEvent> events(Tenant tenant, NegotiationId negotiation, long after) {
        return audited(tenant, negotiation, environment.store().events(tenant, negotiation, after));
    }

    /** The first events, in order. What stands behind them is not opened, so that it takes no time that could be measured. */
    List<AuditEvent> first(Tenant tenant, NegotiationId negotiation, int most) {
        List<StoredEvent> stored = environment.store().events(tenant, negotiation, 0);
        return audited(tenant, negotiation, stored.subList(0, Math.min(most, stored.size())));
    }

    private List<AuditEvent> audited(Tenant tenant, NegotiationId negotiation, List<StoredEvent> stored) {
        Sealing sealing = new Sealing(environment.keys(), tenant, negotiation);
        return stored.stream().map(event -> Transcripts.audited(event, sealing)).toList();
    }

    /** The run of which only the frame is known; empty when its protocol is not registered. */
    Optional<Run<?, ?, ?, ?>> begin(AuditEvent first) {
        Frame frame = Frame.decode(Run.firstPart(first));
        return environment.protocols().find(frame.protocol()).map(protocol -> opened(frame, protocol, first));
    }

    private static <R, M, S, E> Run<?, ?, ?, ?> opened(Frame frame, Protocol<R, M, S, E> protocol, AuditEvent first) {
        return Run.opened(frame, protocol, first);
    }

    private static Run<?, ?, ?, ?> fold(Run<?, ?, ?, ?> run, List<AuditEvent> events) {
        Run<?, ?, ?, ?> folded = run;
        for (AuditEvent event : events) {
            folded = folded.then(event);
        }
        return folded;
    }
}
