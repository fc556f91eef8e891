package dev.parley.application.negotiation;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.application.Idempotency;
import dev.parley.application.mandate.Approvals;
import dev.parley.application.store.RecordPut;
import dev.parley.mandate.ProposedMove;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes moves from a seat. */
public final class Moving {
    private final Desk desk;
    private final Rules rules;
    private final Committing committing;
    private final Controlling controlling;

    public Moving(Desk desk) {
        this.desk = desk;
        this.controlling = new Controlling(desk);
        this.rules = new Rules(desk.environment(), desk.authority());
        this.committing = new Committing(desk.environment());
    }

    /** Makes a move, once for its key. */
    Outcome<NegotiationView> move(Caller caller, NegotiationId negotiation, MakeMove move, IdempotencyKey key) {
        return desk.seated(caller, negotiation).then(approach -> {
            Idempotency.Command command = new Idempotency.Command(caller, "move " + negotiation, key, request(move));
            return desk.idempotency()
                    .once(
                            command,
                            keep -> decide(caller, negotiation, move, keep),
                            answer -> desk.replay(caller, answer));
        });
    }

    static Json request(MakeMove move) {
        return Json.object()
                .put("move", new ProposedMove(move.answers(), move.termsHash(), move.move()).toJson())
                .putIf("revision", move.revision(), Json::of)
                .build();
    }

    private Optional<Outcome<NegotiationView>> decide(
            Caller caller, NegotiationId negotiation, MakeMove move, Idempotency.Keep keep) {
        return committing.untilOver(() -> {
            Run<?, ?, ?, ?> run = afterWhatIsDue(caller.tenant(), negotiation);
            Rules.Proposal proposal = new Rules.Proposal(
                    run.seatOf(caller.principal()).orElseThrow(), caller, move, Rules.Proposal.Standing.ASKED);
            return attempt(run, proposal, keep);
        });
    }

    private Committing.Attempted<NegotiationView> attempt(
            Run<?, ?, ?, ?> run, Rules.Proposal proposal, Idempotency.Keep keep) {
        Instant at = run.decidedAt(desk.environment().now());
        return rules.rule(run, proposal, at)
                .match(
                        refused -> Committing.Attempted.over(refusal(run, proposal, refused.refusal(), at)),
                        ask -> Committing.Attempted.over(ask(run, proposal, ask, at)),
                        go -> commit(go.step(), proposal, at, Optional.of(keep), List.of()));
    }

    private Committing.Attempted<NegotiationView> commit(
            Step<?, ?, ?, ?> step,
            Rules.Proposal proposal,
            Instant at,
            Optional<Idempotency.Keep> keep,
            List<RecordPut> records) {
        var append = step.append();
        keep.ifPresent(kept -> append.answer(kept.apply(Desk.answer(step.run(), at))));
        records.forEach(append::record);
        Viewer viewer = new Viewer.Party(proposal.seat().id());
        return committing.commit(
                step,
                Optional.of(proposal.seat().id()),
                append.build(),
                () -> Outcome.done(desk.views().view(step.run(), viewer, at)));
    }

    /**
     * Makes a move that its principal has approved, in the agent's name, decided afresh.
     *
     * @param decided the approval's record, written together with the move
     */
    public Outcome<NegotiationView> approved(
            Caller agent, NegotiationId negotiation, MakeMove move, Idempotency.Keep keep, RecordPut decided) {
        return committing
                .<NegotiationView>untilOver(() -> {
                    Run<?, ?, ?, ?> run = afterWhatIsDue(agent.tenant(), negotiation);
                    Instant at = run.decidedAt(desk.environment().now());
                    Rules.Proposal proposal = new Rules.Proposal(
                            run.seatOf(agent.principal()).orElseThrow(), agent, move, Rules.Proposal.Standing.APPROVED);
                    return rules.rule(run, proposal, at)
                            .match(
                                    refused -> Committing.Attempted.over(refusal(run, proposal, refused.refusal(), at)),
                                    ask -> {
                                        throw new IllegalStateException("an approved move asks for approval again");
                                    },
                                    go -> commit(go.step(), proposal, at, Optional.empty(), List.of(decided)));
                })
                .orElseThrow(() -> new IllegalStateException("no answer was kept here"));
    }

    /** The run once a deadline that has passed has taken effect: a move never meets a state that is over. */
    private Run<?, ?, ?, ?> afterWhatIsDue(Tenant tenant, NegotiationId negotiation) {
        Run<?, ?, ?, ?> run = desk.runs().find(tenant, negotiation).orElseThrow();
        if (!isDue(run)) {
            return run;
        }
        controlling.due(tenant, negotiation);
        return desk.runs().find(tenant, negotiation).orElseThrow();
    }

    private <S> boolean isDue(Run<?, ?, S, ?> run) {
        Instant at = run.decidedAt(desk.environment().now());
        return run.isOpen()
                && run.protocol()
                        .nextDeadline(run.state())
                        .filter(deadline -> !deadline.isAfter(at))
                        .isPresent();
    }

    private Outcome<NegotiationView> ask(Run<?, ?, ?, ?> run, Rules.Proposal proposal, Ruling.Ask ask, Instant at) {
        Refusal refusal = new Approvals(desk.environment())
                .ask(run.frame().id(), ask.mandate(), proposal.seat().id(), proposal.command(), ask.amount(), at);
        return refusal(run, proposal, refusal, at);
    }

    static Outcome<NegotiationView> refusal(Run<?, ?, ?, ?> run, Rules.Proposal proposal, Refusal refusal, Instant at) {
        boolean owner = proposal.caller().agent().isEmpty();
        Seat seat = proposal.seat();
        List<Allowed> allowed = Views.allowed(run, new Viewer.Party(seat.id()), at);
        return new Outcome.Refused<>(refusal.code(), new TreeMap<>(refusal.paramsFor(owner)), allowed, false);
    }
}
