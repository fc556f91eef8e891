package dev.parley.application.negotiation;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.application.Idempotency;
import dev.parley.application.Lapses;
import dev.parley.application.mandate.Approvals;
import dev.parley.mandate.Approval;
import dev.parley.mandate.ProposedMove;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes moves from a seat. */
public final class Moving {
    private final Desk desk;
    private final Rules rules;
    private final Committing committing;
    private final Answering answering;
    private final Controlling controlling;

    public Moving(Desk desk) {
        this.desk = desk;
        this.controlling = new Controlling(desk);
        this.rules = new Rules(desk.environment(), desk.authority());
        this.committing = new Committing(desk);
        this.answering = new Answering(desk);
    }

    /** Makes a move, once for its key. */
    Outcome<NegotiationView> move(Caller caller, NegotiationId negotiation, MakeMove move, IdempotencyKey key) {
        return desk.seated(caller, negotiation).then(approach -> {
            Idempotency.Command command = new Idempotency.Command(caller, "move " + negotiation, key, request(move));
            return desk.idempotency()
                    .once(
                            command,
                            keep -> decide(approach.run(), caller, move, keep),
                            answer -> desk.replay(caller, answer));
        });
    }

    static Json request(MakeMove move) {
        return Json.object()
                .put("move", new ProposedMove(move.answers(), move.termsHash(), move.move()).toJson())
                .putIf("revision", move.revision(), Json::of)
                .build();
    }

    /** Decides on the run as it was approached: where it has moved on since, the commit says so, and it is read again. */
    private Optional<Outcome<NegotiationView>> decide(
            Run<?, ?, ?, ?> approached, Caller caller, MakeMove move, Idempotency.Keep keep) {
        Supplier<Run<?, ?, ?, ?>> again = () -> desk.runs()
                .find(approached.frame().tenant(), approached.frame().id())
                .orElseThrow();
        return committing.untilOver(
                approached,
                again,
                found -> afterWhatIsDue(found, run -> {
                    Rules.Proposal proposal = new Rules.Proposal(
                            run.seatOf(caller.principal()).orElseThrow(), caller, move, Rules.Proposal.Standing.ASKED);
                    return attempt(run, proposal, keep);
                }));
    }

    private Committing.Attempted<NegotiationView> attempt(
            Run<?, ?, ?, ?> run, Rules.Proposal proposal, Idempotency.Keep keep) {
        Instant at = run.decidedAt(desk.environment().now());
        return rules.rule(run, proposal, at)
                .match(
                        refused -> Committing.Attempted.over(refusal(run, proposal, refused.refusal(), at)),
                        ask -> new Committing.Attempted.Over<>(ask(run, proposal, ask, at, keep)),
                        go -> withAllowed(commit(go.step(), proposal, at, Beside.answer(keep)), run, proposal, at));
    }

    /** What the accounts refuse says what the mover may do instead, as what the rules refuse does. */
    private Committing.Attempted<NegotiationView> withAllowed(
            Committing.Attempted<NegotiationView> attempted, Run<?, ?, ?, ?> run, Rules.Proposal proposal, Instant at) {
        if (attempted instanceof Committing.Attempted.Unanswered<NegotiationView> unanswered) {
            return new Committing.Attempted.Unanswered<>(
                    unanswered.unheld(),
                    () -> withAllowed(unanswered.otherwise().get(), run, proposal, at));
        }
        if (!(attempted instanceof Committing.Attempted.Unheld<NegotiationView> unheld)) {
            return attempted;
        }
        return unheld.withOutcome(() -> unheld.outcome().get().match(done -> done, refused -> {
            Run<?, ?, ?, ?> now =
                    desk.runs().find(run.frame().tenant(), run.frame().id()).orElse(run);
            List<Allowed> allowed =
                    Views.allowed(now, new Viewer.Party(proposal.seat().id()), at);
            return new Outcome.Refused<>(refused.code(), refused.params(), allowed, refused.replayed());
        }));
    }

    private Committing.Attempted<NegotiationView> commit(
            Step<?, ?, ?, ?> step, Rules.Proposal proposal, Instant at, Beside beside) {
        return answering.commit(
                step,
                new Answering.Written<>(
                        proposal.seat(),
                        Step::appendWhileForSale,
                        beside,
                        written -> Outcome.done(
                                desk.views().view(written.run(), desk.viewer(written.run(), proposal.caller()), at))));
    }

    /**
     * Makes a move that its principal has approved, in the agent's name, decided afresh. A refusal tells the principal
     * everything.
     *
     * @param approval as it was granted
     * @param beside what is written together with the move
     * @return nothing when the command's answer was kept by another request
     */
    public Optional<Outcome<NegotiationView>> approved(Approval approval, Beside beside) {
        Caller agent = agent(approval);
        MakeMove move = move(approval);
        return committing.untilOver(() -> desk.runs()
                .find(approval.tenant(), approval.negotiation().orElseThrow())
                .map(found -> afterWhatIsDue(found, run -> approved(run, proposal(run, agent, move, approval), beside)))
                .orElseGet(Moving::unavailable));
    }

    /** The agent that asked. */
    static Caller agent(Approval approval) {
        return new Caller(approval.tenant(), approval.principal(), Optional.of(approval.agent()), Set.of());
    }

    /** The move that was asked for. */
    static MakeMove move(Approval approval) {
        return new MakeMove(
                approval.move().answers(),
                approval.move().termsHash(),
                approval.move().move(),
                Optional.empty());
    }

    private static Rules.Proposal proposal(Run<?, ?, ?, ?> run, Caller agent, MakeMove move, Approval approval) {
        return new Rules.Proposal(
                run.seatOf(agent.principal()).orElseThrow(),
                agent,
                move,
                Rules.Proposal.Standing.APPROVED,
                Optional.of(approval.amount()));
    }

    private Committing.Attempted<NegotiationView> approved(
            Run<?, ?, ?, ?> run, Rules.Proposal proposal, Beside beside) {
        Instant at = run.decidedAt(desk.environment().now());
        return rules.rule(run, proposal, at)
                .match(
                        refused -> Committing.Attempted.over(toPrincipal(refused.refusal())),
                        ask -> Committing.Attempted.over(toPrincipal(Refusal.of(Reason.APPROVAL_REQUIRED))),
                        go -> commit(go.step(), proposal, at, beside));
    }

    static <T> Outcome<T> toPrincipal(Refusal refusal) {
        return new Outcome.Refused<>(refusal.code(), new TreeMap<>(refusal.paramsFor(true)), List.of(), false);
    }

    /** Goes on once a deadline that has passed has taken effect: a move never meets a state that is over. */
    private Committing.Attempted<NegotiationView> afterWhatIsDue(
            Run<?, ?, ?, ?> run, Function<Run<?, ?, ?, ?>, Committing.Attempted<NegotiationView>> then) {
        if (!isDue(run)) {
            return then.apply(run);
        }
        Tenant tenant = run.frame().tenant();
        NegotiationId negotiation = run.frame().id();
        return controlling.due(tenant, negotiation)
                ? desk.runs().find(tenant, negotiation).map(then).orElseGet(Moving::unavailable)
                : Committing.Attempted.over(Outcome.refused(Lapses.refusal()));
    }

    private static Committing.Attempted<NegotiationView> unavailable() {
        return Committing.Attempted.over(Outcome.refused(Reason.PROTOCOL_UNAVAILABLE));
    }

    private <S> boolean isDue(Run<?, ?, S, ?> run) {
        Instant at = run.decidedAt(desk.environment().now());
        return run.isOpen()
                && run.protocol()
                        .nextDeadline(run.state())
                        .filter(deadline -> !deadline.isAfter(at))
                        .isPresent();
    }

    private Optional<Outcome<NegotiationView>> ask(
            Run<?, ?, ?, ?> run, Rules.Proposal proposal, Ruling.Ask ask, Instant at, Idempotency.Keep keep) {
        MakeMove command = proposal.command();
        Approvals.Asked asked = new Approvals.Asked(
                Approval.Place.in(run.frame().id()),
                ask.mandate(),
                proposal.seat().id(),
                new ProposedMove(command.answers(), command.termsHash(), command.move()),
                ask.amount(),
                at);
        return new Approvals(desk.environment()).ask(asked, refusal -> refusal(run, proposal, refusal, at), keep);
    }

    static Outcome.Refused<NegotiationView> refusal(
            Run<?, ?, ?, ?> run, Rules.Proposal proposal, Refusal refusal, Instant at) {
        boolean owner = proposal.caller().agent().isEmpty();
        Seat seat = proposal.seat();
        List<Allowed> allowed = Views.allowed(run, new Viewer.Party(seat.id()), at);
        return new Outcome.Refused<>(refusal.code(), new TreeMap<>(refusal.paramsFor(owner)), allowed, false);
    }
}
