// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.view;

import dev.parley.api.EventView;
import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.api.TranscriptExport;
import dev.parley.application.mandate.Visibility;
import dev.parley.application.negotiation.session.ErasedEvent;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Head;
import dev.parley.application.store.Store;
import dev.parley.audit.AuditEvent;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Viewer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Negotiations that no state can be had of, since their protocol is no longer registered or something of them was erased:
 * what is known without it can still be read.
 */
final class StatelessView {
    private final NegotiationAccess access;
    private final Store store;

    StatelessView(NegotiationAccess access) {
        this.access = access;
        this.store = access.environment().store();
    }

    /**
     * What is known of such a negotiation to one who may see it.
     *
     * @param seat the caller's own; empty for operators
     */
    private record Known(
            Caller caller,
            OpeningRecord openingRecord,
            AuditEvent first,
            Head head,
            Optional<Seat> seat,
            Viewer viewer) {
        NegotiationId id() {
            return head.id();
        }
    }

    private Outcome<Known> known(Caller caller, NegotiationId negotiation) {
        Visibility visibility = access.visibility(caller);
        List<AuditEvent> events = access.sessions().events(caller.tenant(), negotiation, 0, 1);
        Optional<Head> head =
                store.head(caller.tenant(), negotiation).filter(found -> access.isVisible(caller, visibility, found));
        if (events.isEmpty() || head.isEmpty()) {
            return Outcome.refused(Reason.NOT_FOUND);
        }
        Optional<Seat> seat = store.seat(caller.tenant(), negotiation, caller.principal());
        OpeningRecord openingRecord = OpeningRecord.decode(events.get(0));
        Viewer viewer = seat.<Viewer>map(own -> new Viewer.Party(
                        own.id(), visibility.includesPrivateTerms(own.role(), openingRecord.listing())))
                .orElseGet(Viewer.Operator::new);
        return Outcome.done(new Known(caller, openingRecord, events.get(0), head.get(), seat, viewer));
    }

    Outcome<NegotiationView> find(Caller caller, NegotiationId negotiation) {
        return known(caller, negotiation).map(this::view);
    }

    private NegotiationView view(Known known) {
        OpeningRecord openingRecord = known.openingRecord();
        Head head = known.head();
        return new NegotiationView(
                openingRecord.id(),
                (head.erased() ? "erased-" : "orphan-") + head.version(),
                known.seat().map(Seat::id),
                seats(known),
                openingRecord.showsSoftware(),
                List.of(),
                openingRecord.listing(),
                openingRecord.protocol(),
                openingRecord.rules(),
                openingRecord.rulesHash(),
                openingRecord.settlement(),
                head.open(),
                head.phase(),
                Json.object()
                        .put(head.erased() ? "erased" : "protocolUnavailable", true)
                        .build(),
                List.of(),
                head.nextDeadline(),
                deals(known).map(DealRow::id).toList(),
                openingRecord.openedAt(),
                head.updatedAt(),
                access.environment().now());
    }

    /** Who was there from the start, and the caller: whether others may be known who joined, the protocol alone knew. */
    private static List<Seat> seats(Known known) {
        Set<Seat> seats = new LinkedHashSet<>(known.head().seats());
        known.seat().ifPresent(seats::add);
        return List.copyOf(seats);
    }

    /** The deals in which the caller takes part; for operators all. */
    private Stream<DealRow> deals(Known known) {
        return store.dealsOf(known.head().tenant(), known.id()).stream()
                .filter(deal -> known.seat()
                        .map(own -> Stream.of(deal.buyer(), deal.seller()).anyMatch(own.principal()::equals))
                        .orElse(true));
    }

    /** That it was opened, and that something was erased. */
    Outcome<Page<EventView>> events(Caller caller, NegotiationId negotiation, long after, int limit) {
        return known(caller, negotiation).map(known -> {
            AuditEvent first = known.first();
            AuditEvent last = last(known);
            List<EventView> all = List.of(
                    new EventView(1, OpeningRecord.TYPE, first.header().at(), NegotiationSession.firstPart(first)),
                    new EventView(
                            2,
                            ErasedEvent.TYPE,
                            last.header().at(),
                            Json.object().build()));
            List<EventView> left =
                    all.stream().filter(event -> event.number() > after).toList();
            List<EventView> page = left.stream().limit(limit).toList();
            return new Page<>(
                    page,
                    page.size() < left.size()
                            ? Optional.of(
                                    Long.toString(page.get(page.size() - 1).number()))
                            : Optional.empty());
        });
    }

    private AuditEvent last(Known known) {
        Head head = known.head();
        return access.sessions()
                .events(head.tenant(), head.id(), head.version() - 1, 1)
                .get(0);
    }

    /** All events without what was erased; where the rules keep headers from parties, the opening alone. */
    Outcome<TranscriptExport> transcript(Caller caller, NegotiationId negotiation) {
        return known(caller, negotiation).map(known -> {
            boolean whole = ErasedEvent.in(List.of(last(known)))
                    .filter(ErasedEvent::publishesHeaders)
                    .isPresent();
            int most = whole ? Integer.MAX_VALUE : NegotiationQueries.OPENING;
            List<AuditEvent> all = access.sessions().visible(caller.tenant(), negotiation, known.viewer(), most);
            List<AuditEvent> events = whole ? all : NegotiationQueries.opening(all);
            List<Json> exported = events.stream().map(AuditEvent::toJson).toList();
            SeatId asker = known.seat().map(Seat::id).orElse(NegotiationQueries.OPERATOR);
            return new TranscriptExport(negotiation, exported, access.receipt(caller.tenant(), events, asker));
        });
    }
}
