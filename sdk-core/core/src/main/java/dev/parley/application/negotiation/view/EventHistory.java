// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.view;

import dev.parley.api.EventView;
import dev.parley.api.Page;
import dev.parley.application.command.PageRequest;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.negotiation.session.SessionLoader;
import dev.parley.application.negotiation.session.SystemEvent;
import dev.parley.audit.AuditEvent;
import dev.parley.model.Json;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a viewer may see of what happened, page by page. The number of an event is how many the viewer had seen with it. A
 * page begins at the last session that is remembered from before it, at hand or as a snapshot, passes over what showed the viewer
 * nothing, and reads no further once it is full or long, so that it costs the same wherever it lies.
 */
final class EventHistory {
    /** So many events are read at a time, that few are read in vain where they are long. */
    private static final int PART = 10;

    /** After so many events that showed the viewer nothing it is asked whether later ones can be passed over. */
    private static final int IN_VAIN = 100;

    private final SessionLoader sessions;
    private final NegotiationSession head;
    private final Viewer viewer;
    private final long after;
    private final int limit;
    private final List<EventView> seen = new ArrayList<>();
    private long length;

    private EventHistory(SessionLoader sessions, NegotiationSession head, Viewer viewer, long after, int limit) {
        this.sessions = sessions;
        this.head = head;
        this.viewer = viewer;
        this.after = after;
        this.limit = limit;
    }

    /**
     * A page.
     *
     * @param head the session as it stands
     * @param after the number of the last event of the page before
     */
    static Page<EventView> page(SessionLoader sessions, NegotiationSession head, Viewer viewer, long after, int limit) {
        EventHistory history = new EventHistory(sessions, head, viewer, after, limit);
        history.read();
        List<EventView> page = history.seen;
        long last = page.isEmpty() ? after : page.get(page.size() - 1).number();
        return new Page<>(
                List.copyOf(page), last < history.number(head) ? Optional.of(Long.toString(last)) : Optional.empty());
    }

    private long number(NegotiationSession session) {
        return session.progress().revision(viewer);
    }

    private void read() {
        if (after < 1 && !(viewer instanceof Viewer.Anyone)) {
            AuditEvent opening = sessions.events(
                            head.openingRecord().tenant(), head.openingRecord().id(), 0, 1)
                    .get(0);
            show(new EventView(
                    1,
                    OpeningRecord.TYPE,
                    opening.header().at(),
                    NegotiationSession.firstPart(opening),
                    isBySoftware(opening)));
        }
        NegotiationSession session = sessions.seen(head, viewer, after);
        long inVain = 0;
        long patience = IN_VAIN;
        while (session.version() < head.version() && number(head) > Math.max(after, number(session)) && !isFull()) {
            NegotiationSession next = read(session);
            inVain = number(next) > Math.max(after, number(session)) ? 0 : inVain + next.version() - session.version();
            session = next;
            if (inVain >= patience) {
                session = passedOver(session);
                patience *= 2;
                inVain = 0;
            }
        }
    }

    /** A later session of which the viewer has seen no more, where one is remembered. */
    private NegotiationSession passedOver(NegotiationSession session) {
        NegotiationSession later = sessions.seen(head, viewer, Math.max(after, number(session)));
        return later.version() > session.version() ? later : session;
    }

    private boolean isFull() {
        return seen.size() == limit || PageRequest.isLong(length);
    }

    private void show(EventView event) {
        seen.add(event);
        length += event.details().canonicalText().length();
    }

    /** The session after the next few events, or after the one with which the page was full. */
    private NegotiationSession read(NegotiationSession from) {
        NegotiationSession session = from;
        int part = (int) Math.min(PART, head.version() - from.version());
        for (AuditEvent event : sessions.events(from.tenant(), from.negotiation(), from.version(), part)) {
            session = isFull() ? session : see(session, event);
        }
        return session;
    }

    private NegotiationSession see(NegotiationSession session, AuditEvent event) {
        Optional<SystemEvent> mark = SystemEvent.in(event);
        return mark.isPresent() ? see(session, event, mark.get()) : see(session, event, session.decode(event));
    }

    private NegotiationSession see(NegotiationSession session, AuditEvent event, SystemEvent mark) {
        NegotiationSession next = session.marked(event, mark);
        show(session, next, event, () -> Optional.of(new View(mark.type(), mark.toJson(viewer))));
        return next;
    }

    private NegotiationSession see(NegotiationSession session, AuditEvent event, KernelEvent<Object> decoded) {
        NegotiationSession next = session.then(event, decoded);
        show(
                session,
                next,
                event,
                () -> session.protocol()
                        .disclose(session.state(), decoded, viewer)
                        .map(view -> withReason(view, event)));
        return next;
    }

    private void show(
            NegotiationSession session, NegotiationSession next, AuditEvent event, Supplier<Optional<View>> disclosed) {
        if (number(next) > Math.max(after, number(session))) {
            disclosed
                    .get()
                    .map(view -> new EventView(
                            number(next), view.kind(), event.header().at(), view.details(), isBySoftware(event)))
                    .ifPresent(this::show);
        }
    }

    private boolean isBySoftware(AuditEvent event) {
        return !(viewer instanceof Viewer.Anyone) && head.software().told(event).orElse(false);
    }

    /** The seat whose bid was voided reads why. */
    private View withReason(View view, AuditEvent event) {
        boolean own = event.header()
                .actor()
                .filter(seat -> viewer.match(party -> party.seat().equals(seat), operator -> false, anyone -> false))
                .isPresent();
        Optional<String> reason = own ? NegotiationSession.acting(event).voided() : Optional.empty();
        if (reason.isEmpty()) {
            return view;
        }
        Json details = Json.object(view.details()).put("voided", reason.get()).build();
        return new View(view.kind(), details);
    }
}
