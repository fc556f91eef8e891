// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.EventView;
import dev.parley.api.Page;
import dev.parley.application.command.PageRequest;
import dev.parley.audit.AuditEvent;
import dev.parley.model.Json;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a viewer may see of what happened, page by page. The number of an event is how many the viewer had seen with it. A
 * page begins at the last session that is remembered from before it, passes over what showed the viewer nothing, and reads no
 * further once it is full or long, so that it costs the same wherever it lies.
 */
final class EventHistory {
    /** So many events are read at a time, that few are read in vain where they are long. */
    private static final int PART = 10;

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
        List<NegotiationSession> ways = new ArrayList<>(head.backwards().toList());
        Collections.reverse(ways);
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
        for (int i = 0; i + 1 < ways.size() && !isFull(); i++) {
            boolean showsMore = number(ways.get(i + 1)) > Math.max(after, number(ways.get(i)));
            if (showsMore) {
                read(ways.get(i), ways.get(i + 1).progress().version());
            }
        }
    }

    private boolean isFull() {
        return seen.size() == limit || PageRequest.isLong(length);
    }

    private void show(EventView event) {
        seen.add(event);
        length += event.details().canonicalText().length();
    }

    private void read(NegotiationSession from, long to) {
        NegotiationSession session = from;
        while (session.progress().version() < to && !isFull()) {
            long known = session.progress().version();
            int part = (int) Math.min(PART, to - known);
            for (AuditEvent event : sessions.events(
                    from.openingRecord().tenant(), from.openingRecord().id(), known, part)) {
                session = isFull() ? session : see(session, event);
            }
        }
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
