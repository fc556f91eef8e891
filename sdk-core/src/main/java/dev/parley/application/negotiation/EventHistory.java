package dev.parley.application.negotiation;

import dev.parley.api.EventView;
import dev.parley.api.Page;
import dev.parley.application.PageRequest;
import dev.parley.audit.AuditEvent;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a viewer may see of what happened, page by page. The number of an event is how many the viewer had seen with it. A
 * page begins at the last run that is remembered from before it and passes over what showed the viewer nothing, so that it
 * costs the same wherever it lies.
 */
final class EventHistory {
    private final SessionLoader sessions;
    private final NegotiationSession<?, ?, ?, ?> head;
    private final Viewer viewer;
    private final long after;
    private final int limit;
    private final List<EventView> seen = new ArrayList<>();

    private EventHistory(
            SessionLoader sessions, NegotiationSession<?, ?, ?, ?> head, Viewer viewer, long after, int limit) {
        this.sessions = sessions;
        this.head = head;
        this.viewer = viewer;
        this.after = after;
        this.limit = limit;
    }

    /**
     * A page.
     *
     * @param head the run as it stands
     * @param after the number of the last event of the page before
     */
    static Page<EventView> page(
            SessionLoader sessions, NegotiationSession<?, ?, ?, ?> head, Viewer viewer, long after, int limit) {
        EventHistory history = new EventHistory(sessions, head, viewer, after, limit);
        history.read();
        int fitting = PageRequest.fitting(
                history.seen, limit, event -> event.details().canonicalText().length());
        List<EventView> page = history.seen.subList(0, fitting);
        long last = page.isEmpty() ? after : page.get(page.size() - 1).number();
        return new Page<>(
                List.copyOf(page), last < history.number(head) ? Optional.of(Long.toString(last)) : Optional.empty());
    }

    /** Events that a viewer had seen of a run. Who joined has seen the opening besides what came with its seat. */
    private long number(NegotiationSession<?, ?, ?, ?> session) {
        boolean joined = viewer.match(
                party -> head.openingRecord().seats().stream()
                        .noneMatch(seat -> seat.id().equals(party.seat())),
                operator -> false);
        return session.progress().revision(viewer) + (joined ? 1 : 0);
    }

    private void read() {
        List<NegotiationSession<?, ?, ?, ?>> ways =
                new ArrayList<>(head.backwards().toList());
        Collections.reverse(ways);
        if (after < 1) {
            AuditEvent opening = sessions.events(
                            head.openingRecord().tenant(), head.openingRecord().id(), 0, 1)
                    .get(0);
            seen.add(
                    new EventView(1, OpeningRecord.TYPE, opening.header().at(), NegotiationSession.firstPart(opening)));
        }
        for (int i = 0; i + 1 < ways.size() && seen.size() < limit; i++) {
            boolean showsMore = number(ways.get(i + 1)) > Math.max(after, number(ways.get(i)));
            if (showsMore) {
                read(ways.get(i), ways.get(i + 1).progress().version());
            }
        }
    }

    private void read(NegotiationSession<?, ?, ?, ?> from, long to) {
        long known = from.progress().version();
        NegotiationSession<?, ?, ?, ?> session = from;
        for (AuditEvent event : sessions.events(
                from.openingRecord().tenant(), from.openingRecord().id(), known, Math.toIntExact(to - known))) {
            session = see(session, event);
        }
    }

    private <R, M, S, E> NegotiationSession<R, M, S, E> see(NegotiationSession<R, M, S, E> session, AuditEvent event) {
        NegotiationSession<R, M, S, E> next = session.then(event);
        if (seen.size() < limit && number(next) > Math.max(after, number(session))) {
            disclosed(session, next, event)
                    .ifPresent(view -> seen.add(new EventView(
                            number(next), view.kind(), event.header().at(), view.details())));
        }
        return next;
    }

    private <R, M, S, E> Optional<View> disclosed(
            NegotiationSession<R, M, S, E> session, NegotiationSession<R, M, S, E> next, AuditEvent event) {
        Optional<SystemEvent> mark = SystemEvent.in(event);
        if (mark.isPresent()) {
            return mark.map(seenMark -> new View(seenMark.type(), seenMark.toJson()));
        }
        E decoded = session.protocol().codecs().decode(NegotiationSession.ofProtocol(event));
        S before = session.progress().version() == 1 ? next.state() : session.state();
        return session.protocol().disclose(before, decoded, viewer);
    }
}
