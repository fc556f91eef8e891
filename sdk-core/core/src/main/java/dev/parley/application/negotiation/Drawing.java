// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.DrawExport;
import dev.parley.api.DrawList;
import dev.parley.api.DrawView;
import dev.parley.api.Draws;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.negotiation.change.ChangeCommitter;
import dev.parley.application.negotiation.change.NegotiationChange;
import dev.parley.application.negotiation.session.DrawConsentEvent;
import dev.parley.application.negotiation.session.DrawSeeds;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.Transcript;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.port.Caller;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.Reason;
import dev.parley.protocol.SettledDraw;
import java.util.List;
import java.util.Optional;

/** Lets draws be opened, and opens them. */
public final class Drawing implements Draws {
    private static final SeatId AUDITOR = new SeatId("auditor");

    private final NegotiationAccess access;
    private final Environment environment;
    private final ChangeCommitter committer;

    public Drawing(NegotiationAccess access) {
        this.access = access;
        this.environment = access.environment();
        this.committer = new ChangeCommitter(access);
    }

    /**
     * Who asks about the draws of a session.
     *
     * @param seat the caller's own; empty for the auditor and for operators
     */
    private record Asking(NegotiationSession session, Optional<Seat> seat, boolean audits) {
        boolean mayOpen(SettledDraw draw) {
            return audits
                    || (isParty(draw)
                            && session.progress().consents(draw.item()).containsAll(draw.consents()));
        }

        boolean isParty(SettledDraw draw) {
            return seat.filter(own -> draw.parties().contains(own.id())).isPresent();
        }

        DrawView view(SettledDraw draw) {
            return new DrawView(
                    draw.item(), draw.commitment().hash(), session.progress().consents(draw.item()), mayOpen(draw));
        }
    }

    @Override
    public Outcome<DrawList> list(Caller caller, NegotiationId negotiation) {
        return asking(caller, negotiation)
                .map(asking -> new DrawList(
                        draws(asking.session()).stream().map(asking::view).toList(), auditor(asking.session())));
    }

    /** The auditor is asked for first: it may be an operator besides. It looks in person, since no mandate is to audit. */
    private Outcome<Asking> asking(Caller caller, NegotiationId negotiation) {
        Optional<Asking> auditing = access.sessions()
                .find(caller.tenant(), negotiation)
                .filter(session -> caller.agent().isEmpty()
                        && auditor(session).filter(caller.principal()::equals).isPresent())
                .map(session -> new Asking(session, Optional.empty(), true));
        return auditing.map(Outcome::done)
                .orElseGet(() -> access.approach(caller, negotiation)
                        .map(approach -> new Asking(approach.session(), approach.seat(), false)));
    }

    private static List<SettledDraw> draws(NegotiationSession session) {
        return session.protocol().capabilities().draws(session.state());
    }

    private static Optional<SettledDraw> draw(NegotiationSession session, ItemId item) {
        return draws(session).stream().filter(draw -> draw.item().equals(item)).findFirst();
    }

    private static Optional<PrincipalId> auditor(NegotiationSession session) {
        return session.protocol().capabilities().auditor(session.state());
    }

    @Override
    public Outcome<DrawView> consent(Caller caller, NegotiationId negotiation, ItemId item, IdempotencyKey key) {
        return access.seated(caller, negotiation).then(approach -> {
            if (caller.agent().isPresent()) {
                return Outcome.refused(Reason.NOT_ENTITLED);
            }
            Idempotency.Command command = new Idempotency.Command(
                    caller,
                    "consent " + negotiation,
                    key,
                    Json.object().put("item", item.value()).build());
            return access.idempotency()
                    .once(
                            command,
                            keep -> committer.untilOver(() -> consent(
                                    access.sessions()
                                            .find(caller.tenant(), negotiation)
                                            .orElseThrow(),
                                    caller,
                                    item,
                                    keep)),
                            answer -> replay(caller, answer));
        });
    }

    private ChangeCommitter.Attempted<DrawView> consent(
            NegotiationSession session, Caller caller, ItemId item, Idempotency.Keep keep) {
        Optional<Seat> seat = session.seatOf(caller.principal());
        Optional<SettledDraw> draw =
                draw(session, item).filter(found -> new Asking(session, seat, false).isParty(found));
        if (draw.isEmpty()) {
            return ChangeCommitter.Attempted.over(Outcome.refused(Reason.NO_DRAW));
        }
        SeatId own = seat.orElseThrow().id();
        if (session.progress().consents(item).contains(own)) {
            return ChangeCommitter.Attempted.over(Outcome.done(new Asking(session, seat, false).view(draw.get())));
        }
        NegotiationChange change = NegotiationChange.from(environment, session.decidedAt(environment.now()), session);
        change.take(new DrawConsentEvent(item, own));
        return committer.commit(
                change,
                Optional.of(own),
                change.append()
                        .answer(keep.apply(answer(change.session(), item)))
                        .build(),
                () -> Outcome.done(new Asking(change.session(), seat, false).view(draw.get())));
    }

    private static Json answer(NegotiationSession session, ItemId item) {
        return Json.object()
                .put("negotiation", session.openingRecord().id().value())
                .put("version", session.progress().version())
                .put("item", item.value())
                .build();
    }

    private Outcome<DrawView> replay(Caller caller, Json answer) {
        NegotiationId negotiation = new NegotiationId(answer.get("negotiation").text());
        ItemId item = new ItemId(answer.get("item").text());
        return access.sessions()
                .at(caller.tenant(), negotiation, answer.get("version").integer())
                .map(session -> new Asking(session, session.seatOf(caller.principal()), false)
                        .view(draw(session, item).orElseThrow()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.PROTOCOL_UNAVAILABLE));
    }

    @Override
    public Outcome<DrawExport> open(Caller caller, NegotiationId negotiation, ItemId item) {
        return asking(caller, negotiation).then(asking -> {
            Optional<SettledDraw> draw = draw(asking.session(), item);
            if (!asking.audits() && asking.seat().isEmpty()) {
                return Outcome.refused(Reason.NOT_ENTITLED);
            }
            if (draw.isEmpty()) {
                return Outcome.refused(Reason.NO_DRAW);
            }
            return asking.mayOpen(draw.get())
                    ? Outcome.done(opened(asking, caller, draw.get()))
                    : Outcome.refused(Reason.CONSENT_MISSING);
        });
    }

    private DrawExport opened(Asking asking, Caller caller, SettledDraw draw) {
        NegotiationId negotiation = asking.session().openingRecord().id();
        DrawSeed seed = new DrawSeeds(environment.keys(), caller.tenant(), negotiation)
                .open(draw.item().value(), draw.commitment());
        List<AuditEvent> events = access.sessions().events(caller.tenant(), negotiation, 0);
        Json transcript = Json.object()
                .put("format", Transcript.FORMAT)
                .put("events", Json.array(events, AuditEvent::toJson))
                .build();
        SeatId asker = asking.seat().map(Seat::id).orElse(AUDITOR);
        return new DrawExport(
                asking.session().protocol().capabilities().openDraw(draw, seed, transcript),
                access.receipt(caller.tenant(), events, asker));
    }
}
