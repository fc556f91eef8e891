package dev.parley.application.negotiation;

import dev.parley.api.DrawExport;
import dev.parley.api.DrawList;
import dev.parley.api.DrawView;
import dev.parley.api.Draws;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.Idempotency;
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

    private final Desk desk;
    private final Environment environment;
    private final Committing committing;

    public Drawing(Desk desk) {
        this.desk = desk;
        this.environment = desk.environment();
        this.committing = new Committing(desk);
    }

    /**
     * Who asks about the draws of a run.
     *
     * @param seat the caller's own; empty for the auditor and for operators
     */
    private record Asking(Run<?, ?, ?, ?> run, Optional<Seat> seat, boolean audits) {
        boolean mayOpen(SettledDraw draw) {
            return audits || (isParty(draw) && run.track().consents(draw.item()).containsAll(draw.parties()));
        }

        boolean isParty(SettledDraw draw) {
            return seat.filter(own -> draw.parties().contains(own.id())).isPresent();
        }

        DrawView view(SettledDraw draw) {
            return new DrawView(
                    draw.item(), draw.commitment().hash(), run.track().consents(draw.item()), mayOpen(draw));
        }
    }

    @Override
    public Outcome<DrawList> list(Caller caller, NegotiationId negotiation) {
        return asking(caller, negotiation)
                .map(asking -> new DrawList(
                        draws(asking.run()).stream().map(asking::view).toList(), auditor(asking.run())));
    }

    /** The auditor is asked for first: it may be an operator besides. It looks in person, since no mandate is to audit. */
    private Outcome<Asking> asking(Caller caller, NegotiationId negotiation) {
        Optional<Asking> auditing = desk.runs()
                .find(caller.tenant(), negotiation)
                .filter(run -> caller.agent().isEmpty()
                        && auditor(run).filter(caller.principal()::equals).isPresent())
                .map(run -> new Asking(run, Optional.empty(), true));
        return auditing.map(Outcome::done)
                .orElseGet(() -> desk.approach(caller, negotiation)
                        .map(approach -> new Asking(approach.run(), approach.seat(), false)));
    }

    private static <S> List<SettledDraw> draws(Run<?, ?, S, ?> run) {
        return run.protocol().draws(run.state());
    }

    private static Optional<SettledDraw> draw(Run<?, ?, ?, ?> run, ItemId item) {
        return draws(run).stream().filter(draw -> draw.item().equals(item)).findFirst();
    }

    private static <S> Optional<PrincipalId> auditor(Run<?, ?, S, ?> run) {
        return run.protocol().auditor(run.state());
    }

    @Override
    public Outcome<DrawView> consent(Caller caller, NegotiationId negotiation, ItemId item, IdempotencyKey key) {
        return desk.seated(caller, negotiation).then(approach -> {
            if (caller.agent().isPresent()) {
                return Outcome.refused(Reason.NOT_ENTITLED);
            }
            Idempotency.Command command = new Idempotency.Command(
                    caller,
                    "consent " + negotiation,
                    key,
                    Json.object().put("item", item.value()).build());
            return desk.idempotency()
                    .once(
                            command,
                            keep -> committing.untilOver(() -> consent(
                                    desk.runs()
                                            .find(caller.tenant(), negotiation)
                                            .orElseThrow(),
                                    caller,
                                    item,
                                    keep)),
                            answer -> replay(caller, answer));
        });
    }

    private <R, M, S, E> Committing.Attempted<DrawView> consent(
            Run<R, M, S, E> run, Caller caller, ItemId item, Idempotency.Keep keep) {
        Optional<Seat> seat = run.seatOf(caller.principal());
        Optional<SettledDraw> draw = draw(run, item).filter(found -> new Asking(run, seat, false).isParty(found));
        if (draw.isEmpty()) {
            return Committing.Attempted.over(Outcome.refused(Reason.NO_DRAW));
        }
        SeatId own = seat.orElseThrow().id();
        if (run.track().consents(item).contains(own)) {
            return Committing.Attempted.over(Outcome.done(new Asking(run, seat, false).view(draw.get())));
        }
        Step<R, M, S, E> step = Step.from(environment, run.decidedAt(environment.now()), run);
        step.take(new ConsentMark(item, own));
        return committing.commit(
                step,
                Optional.of(own),
                step.append().answer(keep.apply(answer(step.run(), item))).build(),
                () -> Outcome.done(new Asking(step.run(), seat, false).view(draw.get())));
    }

    private static Json answer(Run<?, ?, ?, ?> run, ItemId item) {
        return Json.object()
                .put("negotiation", run.frame().id().value())
                .put("version", run.track().version())
                .put("item", item.value())
                .build();
    }

    private Outcome<DrawView> replay(Caller caller, Json answer) {
        NegotiationId negotiation = new NegotiationId(answer.get("negotiation").text());
        ItemId item = new ItemId(answer.get("item").text());
        return desk.runs()
                .at(caller.tenant(), negotiation, answer.get("version").integer())
                .map(run -> new Asking(run, run.seatOf(caller.principal()), false)
                        .view(draw(run, item).orElseThrow()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.PROTOCOL_UNAVAILABLE));
    }

    @Override
    public Outcome<DrawExport> open(Caller caller, NegotiationId negotiation, ItemId item) {
        return asking(caller, negotiation).then(asking -> {
            Optional<SettledDraw> draw = draw(asking.run(), item);
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
        NegotiationId negotiation = asking.run().frame().id();
        DrawSeed seed = new Seeds(environment.keys(), caller.tenant(), negotiation)
                .open(draw.item().value(), draw.commitment());
        List<AuditEvent> events = desk.runs().events(caller.tenant(), negotiation, 0);
        Json transcript = Json.object()
                .put("format", Transcript.FORMAT)
                .put("events", Json.array(events, AuditEvent::toJson))
                .build();
        SeatId asker = asking.seat().map(Seat::id).orElse(AUDITOR);
        return new DrawExport(
                asking.run().protocol().openDraw(draw, seed, transcript), desk.receipt(caller.tenant(), events, asker));
    }
}
