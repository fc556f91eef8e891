package dev.parley.application.negotiation;

import dev.parley.api.EventView;
import dev.parley.api.Page;
import dev.parley.application.Window;
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
final class History {
    private final Runs runs;
    private final Run<?, ?, ?, ?> head;
    private final Viewer viewer;
    private final long after;
    private final int limit;
    private final List<EventView> seen = new ArrayList<>();

    private History(Runs runs, Run<?, ?, ?, ?> head, Viewer viewer, long after, int limit) {
        this.runs = runs;
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
    static Page<EventView> page(Runs runs, Run<?, ?, ?, ?> head, Viewer viewer, long after, int limit) {
        History history = new History(runs, head, viewer, after, limit);
        history.read();
        int fitting = Window.fitting(
                history.seen, limit, event -> event.details().canonicalText().length());
        List<EventView> page = history.seen.subList(0, fitting);
        long last = page.isEmpty() ? after : page.get(page.size() - 1).number();
        return new Page<>(
                List.copyOf(page), last < history.number(head) ? Optional.of(Long.toString(last)) : Optional.empty());
    }

    /** Events that a viewer had seen of a run. Who joined has seen the opening besides what came with its seat. */
    private long number(Run<?, ?, ?, ?> run) {
        boolean joined = viewer.match(
                party -> head.frame().seats().stream()
                        .noneMatch(seat -> seat.id().equals(party.seat())),
                operator -> false);
        return run.track().revision(viewer) + (joined ? 1 : 0);
    }

    private void read() {
        List<Run<?, ?, ?, ?>> ways = new ArrayList<>(head.backwards().toList());
        Collections.reverse(ways);
        if (after < 1) {
            AuditEvent opening =
                    runs.events(head.frame().tenant(), head.frame().id(), 0, 1).get(0);
            seen.add(new EventView(1, Frame.TYPE, opening.header().at(), Run.firstPart(opening)));
        }
        for (int i = 0; i + 1 < ways.size() && seen.size() < limit; i++) {
            boolean showsMore = number(ways.get(i + 1)) > Math.max(after, number(ways.get(i)));
            if (showsMore) {
                read(ways.get(i), ways.get(i + 1).track().version());
            }
        }
    }

    private void read(Run<?, ?, ?, ?> from, long to) {
        long known = from.track().version();
        Run<?, ?, ?, ?> run = from;
        for (AuditEvent event :
                runs.events(from.frame().tenant(), from.frame().id(), known, Math.toIntExact(to - known))) {
            run = see(run, event);
        }
    }

    private <R, M, S, E> Run<R, M, S, E> see(Run<R, M, S, E> run, AuditEvent event) {
        Run<R, M, S, E> next = run.then(event);
        if (seen.size() < limit && number(next) > Math.max(after, number(run))) {
            disclosed(run, next, event)
                    .ifPresent(view -> seen.add(new EventView(
                            number(next), view.kind(), event.header().at(), view.details())));
        }
        return next;
    }

    private <R, M, S, E> Optional<View> disclosed(Run<R, M, S, E> run, Run<R, M, S, E> next, AuditEvent event) {
        Optional<Mark> mark = Mark.in(event);
        if (mark.isPresent()) {
            return mark.map(seenMark -> new View(seenMark.type(), seenMark.toJson()));
        }
        E decoded = run.protocol().codecs().decode(Run.ofProtocol(event));
        S before = run.track().version() == 1 ? next.state() : run.state();
        return run.protocol().disclose(before, decoded, viewer);
    }
}
