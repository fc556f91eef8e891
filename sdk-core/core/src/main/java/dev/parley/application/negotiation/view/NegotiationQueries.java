// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.view;

import dev.parley.api.EventView;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.api.TranscriptExport;
import dev.parley.application.Environment;
import dev.parley.application.command.PageRequest;
import dev.parley.application.mandate.Visibility;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.store.Head;
import dev.parley.application.store.HeadQuery;
import dev.parley.audit.AuditEvent;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at negotiations without changing anything. */
public final class NegotiationQueries {
    static final SeatId OPERATOR = new SeatId("operator");

    /** Parley's own first event, and at most one of the protocol's: {@link #opening}. */
    static final int OPENING = 2;

    /** How long a seat is in a list, in characters, about. */
    private static final int SEAT = 100;

    private final NegotiationAccess access;
    private final Environment environment;
    private final StatelessView stateless;

    public NegotiationQueries(NegotiationAccess access) {
        this.access = access;
        this.stateless = new StatelessView(access);
        this.environment = access.environment();
    }

    public Outcome<NegotiationView> find(Caller caller, NegotiationId negotiation) {
        Outcome<NegotiationView> found = access.watched(caller, negotiation)
                .map(approach -> access.views().view(approach.session(), approach.viewer(), environment.now()));
        return is(found, Reason.PROTOCOL_UNAVAILABLE) || is(found, Reason.ERASED)
                ? stateless.find(caller, negotiation)
                : found;
    }

    private static boolean is(Outcome<?> outcome, Reason reason) {
        return outcome.match(done -> false, refused -> refused.code() == reason);
    }

    public Outcome<Page<NegotiationSummary>> list(Caller caller, NegotiationQuery query) {
        if (query.principal().isPresent() && !caller.is(Caller.Role.OPERATOR)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        Instant now = environment.now();
        Visibility visibility = access.visibility(caller);
        return PageRequest.of(query.cursor(), query.limit())
                .map(window -> window.page(
                                (below, most) -> heads(caller, query, visibility, below, most),
                                head -> head.id().value(),
                                head -> (long) head.seats().size() * SEAT)
                        .map(head -> summary(head, caller, visibility, now)));
    }

    /** An agent's pages are filled with what it may see: a short one would tell of what lies between. */
    private List<Head> heads(
            Caller caller, NegotiationQuery query, Visibility visibility, Optional<String> below, int most) {
        HeadQuery wanted = new HeadQuery(
                caller.tenant(),
                caller.is(Caller.Role.OPERATOR) ? query.principal() : Optional.of(caller.principal()),
                query.role(),
                query.listing(),
                query.open(),
                below.map(NegotiationId::new),
                most);
        if (caller.agent().isEmpty()) {
            return environment.store().heads(wanted);
        }
        return environment
                .store()
                .everyHead(wanted)
                .filter(head -> access.isVisible(caller, visibility, head))
                .limit(most)
                .toList();
    }

    private NegotiationSummary summary(Head head, Caller caller, Visibility visibility, Instant now) {
        boolean fromRun = environment
                .protocols()
                .find(head.protocol())
                .filter(protocol -> protocol.capabilities().encryptsSecrets()
                        || protocol.lifecycle().isJoinable())
                .isPresent();
        Optional<NegotiationSession> session =
                head.open() || fromRun ? access.sessions().find(head.tenant(), head.id()) : Optional.empty();
        Viewer viewer = session.map(found -> NegotiationAccess.viewer(found, caller, visibility))
                .orElseGet(Viewer.Operator::new);
        return access.views().summary(head, session, viewer, now);
    }

    public Outcome<Page<EventView>> events(
            Caller caller, NegotiationId negotiation, Optional<String> cursor, int limit) {
        if (cursor.filter(text -> !text.matches("[1-9][0-9]{0,15}")).isPresent()) {
            return access.watched(caller, negotiation).then(approach -> Outcome.refused(PageRequest.noSuchCursor()));
        }
        long after = cursor.map(Long::parseLong).orElse(0L);
        Outcome<Page<EventView>> page = access.watched(caller, negotiation)
                .map(approach ->
                        EventHistory.page(access.sessions(), approach.session(), approach.viewer(), after, limit));
        return is(page, Reason.ERASED) ? stateless.events(caller, negotiation, after, limit) : page;
    }

    /** Of the first events those of the opening: nobody moved in what the protocol told there. */
    static List<AuditEvent> opening(List<AuditEvent> first) {
        boolean moved = first.size() == OPENING && first.get(1).header().actor().isPresent();
        return moved ? first.subList(0, 1) : first;
    }

    /**
     * Headers tell who placed something and when: while that is kept from rivals, the opening is all there is. What stands
     * behind it is not opened, so that it takes no time that could be measured.
     */
    private static int upToSecrets(NegotiationSession session) {
        return session.protocol().capabilities().publishesHeaders(session.state()) ? Integer.MAX_VALUE : OPENING;
    }

    public Outcome<TranscriptExport> transcript(Caller caller, NegotiationId negotiation) {
        Outcome<TranscriptExport> transcript = access.approach(caller, negotiation)
                .map(approach -> {
                    int most = upToSecrets(approach.session());
                    List<AuditEvent> all =
                            access.sessions().visible(caller.tenant(), negotiation, approach.viewer(), most);
                    List<AuditEvent> events = most == OPENING ? opening(all) : all;
                    List<Json> visible = events.stream().map(AuditEvent::toJson).toList();
                    SeatId asker = approach.seat().map(Seat::id).orElse(OPERATOR);
                    return new TranscriptExport(negotiation, visible, access.receipt(caller.tenant(), events, asker));
                });
        return is(transcript, Reason.ERASED) ? stateless.transcript(caller, negotiation) : transcript;
    }
}
