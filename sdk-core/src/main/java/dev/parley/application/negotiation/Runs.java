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
    private static final int PAGE = 500;

    private final Environment environment;

    public Runs(Environment environment) {
        this.environment = environment;
    }

    /** The run as it stands, if there is one and its protocol is registered. */
    public Optional<Run<?, ?, ?, ?>> find(Tenant tenant, NegotiationId negotiation) {
        Optional<Run<?, ?, ?, ?>> cached = environment.cache().find(tenant, negotiation);
        Optional<Run<?, ?, ?, ?>> run = read(tenant, negotiation, cached, Long.MAX_VALUE);
        run.filter(found -> found.track().version() > version(cached)).ifPresent(environment.cache()::put);
        return run;
    }

    /** The run as it stood after an event, for an answer given then. */
    Optional<Run<?, ?, ?, ?>> at(Tenant tenant, NegotiationId negotiation, long version) {
        Optional<Run<?, ?, ?, ?>> cached = environment
                .cache()
                .find(tenant, negotiation)
                .flatMap(known -> known.backwards()
                        .filter(run -> run.track().version() <= version)
                        .findFirst());
        return read(tenant, negotiation, cached, version)
                .filter(found -> found.track().version() == version);
    }

    /** Goes on from a run with the events up to one, some at a time, so that a long transcript is never held whole. */
    private Optional<Run<?, ?, ?, ?>> read(
            Tenant tenant, NegotiationId negotiation, Optional<Run<?, ?, ?, ?>> from, long to) {
        Optional<Run<?, ?, ?, ?>> run = from;
        int limit;
        List<AuditEvent> page;
        do {
            long known = version(run);
            limit = (int) Math.min(PAGE, to - known);
            page = limit == 0 ? List.of() : events(tenant, negotiation, known, limit);
            run = page.isEmpty() ? run : after(run, page);
        } while (page.size() == limit && limit > 0 && run.isPresent());
        return run;
    }

    private static long version(Optional<Run<?, ?, ?, ?>> run) {
        return run.map(known -> known.track().version()).orElse(0L);
    }

    private Optional<Run<?, ?, ?, ?>> after(Optional<Run<?, ?, ?, ?>> run, List<AuditEvent> events) {
        return run.isPresent()
                ? run.map(known -> fold(known, events))
                : begin(events.get(0)).map(begun -> fold(begun, events.subList(1, events.size())));
    }

    /** All events after one, in order. */
    public List<AuditEvent> events(Tenant tenant, NegotiationId negotiation, long after) {
        return events(tenant, negotiation, after, Integer.MAX_VALUE);
    }

    /** The events after one, in order, at most so many. */
    public List<AuditEvent> events(Tenant tenant, NegotiationId negotiation, long after, int limit) {
        List<StoredEvent> stored = environment.store().events(tenant, negotiation, after, limit);
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
