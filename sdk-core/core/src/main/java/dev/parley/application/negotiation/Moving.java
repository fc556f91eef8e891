// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.application.command.Idempotency;
import dev.parley.application.deal.LapsedHoldRelease;
import dev.parley.application.mandate.ApprovalRecords;
import dev.parley.application.negotiation.change.AccompanyingWrites;
import dev.parley.application.negotiation.change.ChangeCommitter;
import dev.parley.application.negotiation.change.Controlling;
import dev.parley.application.negotiation.change.DealBlocker;
import dev.parley.application.negotiation.change.MoveDecider;
import dev.parley.application.negotiation.change.MoveRuling;
import dev.parley.application.negotiation.change.NegotiationChange;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationRenderer;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.principal.Admission;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes moves from a seat. */
public final class Moving {
    private final NegotiationAccess access;
    private final MoveDecider rules;
    private final ChangeCommitter committer;
    private final Answering answering;
    private final Controlling controlling;

    public Moving(NegotiationAccess access) {
        this.access = access;
        this.controlling = new Controlling(access);
        this.rules = new MoveDecider(access.environment(), access.authority());
        this.committer = new ChangeCommitter(access);
        this.answering = new Answering(access);
    }

    /** Makes a move, once for its key. */
    Outcome<NegotiationView> move(Caller caller, NegotiationId negotiation, MakeMove move, IdempotencyKey key) {
        return once(
                new Idempotency.Command(caller, "move " + negotiation, key, request(move)),
                negotiation,
                move,
                AccompanyingWrites.NOTHING);
    }

    /**
     * A move that is made together with something else.
     *
     * @param key under which it is made once
     * @param request what tells it from another under that key
     * @param beside what is written in the same append
     */
    public record Accompanied(MakeMove move, IdempotencyKey key, Json request, AccompanyingWrites beside) {}

    /** Makes a move as any agent's, once for its key, with what is written beside it. */
    public Outcome<NegotiationView> move(Caller agent, NegotiationId negotiation, Accompanied accompanied) {
        return once(
                new Idempotency.Command(agent, "autopilot " + negotiation, accompanied.key(), accompanied.request()),
                negotiation,
                accompanied.move(),
                accompanied.beside());
    }

    private Outcome<NegotiationView> once(
            Idempotency.Command command, NegotiationId negotiation, MakeMove move, AccompanyingWrites beside) {
        Caller caller = command.caller();
        return access.seated(caller, negotiation)
                .then(approach -> access.idempotency()
                        .once(
                                command,
                                keep -> decide(approach.session(), caller, new Wanted(move, keep, beside)),
                                answer -> access.replay(caller, answer)));
    }

    /** A move, its command's answer, and what else is written with it. */
    private record Wanted(MakeMove move, Idempotency.Keep keep, AccompanyingWrites beside) {
        AccompanyingWrites accompanying() {
            return AccompanyingWrites.answer(keep).and(beside);
        }
    }

    static Json request(MakeMove move) {
        return Json.object()
                .put("move", new ProposedMove(move.answers(), move.termsHash(), move.move()).toJson())
                .putIf("revision", move.revision(), Json::of)
                .build();
    }

    /** Decides on the session as it was approached: where it has moved on since, the commit says so, and it is read again. */
    private Optional<Outcome<NegotiationView>> decide(NegotiationSession approached, Caller caller, Wanted wanted) {
        Supplier<NegotiationSession> again = () -> access.sessions()
                .find(
                        approached.openingRecord().tenant(),
                        approached.openingRecord().id())
                .orElseThrow();
        return access.informing(() -> committer.untilOver(
                approached,
                again,
                found -> afterWhatIsDue(found, session -> {
                    MoveDecider.Proposal proposal = new MoveDecider.Proposal(
                            session.seatOf(caller.principal()).orElseThrow(),
                            caller,
                            wanted.move(),
                            MoveDecider.Proposal.Standing.ASKED);
                    return attempt(session, proposal, wanted);
                })));
    }

    private ChangeCommitter.Attempted<NegotiationView> attempt(
            NegotiationSession session, MoveDecider.Proposal proposal, Wanted wanted) {
        Instant at = session.decidedAt(access.environment().now());
        return rules.rule(session, proposal, at)
                .match(
                        refused -> ChangeCommitter.Attempted.over(refusal(session, proposal, refused.refusal(), at)),
                        ask -> new ChangeCommitter.Attempted.Over<>(ask(session, proposal, ask, at, wanted.keep())),
                        go -> withAllowed(
                                commit(go.change(), proposal, wanted.accompanying(), Set.of()), session, proposal, at));
    }

    /** What the accounts refuse says what the mover may do instead, as what the rules refuse does. */
    private ChangeCommitter.Attempted<NegotiationView> withAllowed(
            ChangeCommitter.Attempted<NegotiationView> attempted,
            NegotiationSession session,
            MoveDecider.Proposal proposal,
            Instant at) {
        if (attempted instanceof ChangeCommitter.Attempted.Unanswered<NegotiationView> unanswered) {
            return new ChangeCommitter.Attempted.Unanswered<>(
                    unanswered.unheld(),
                    () -> withAllowed(unanswered.otherwise().get(), session, proposal, at));
        }
        if (!(attempted instanceof ChangeCommitter.Attempted.Unheld<NegotiationView> unheld)) {
            return attempted;
        }
        return unheld.withOutcome(() -> unheld.outcome().get().match(done -> done, refused -> {
            NegotiationSession now = access.sessions()
                    .find(
                            session.openingRecord().tenant(),
                            session.openingRecord().id())
                    .orElse(session);
            List<Allowed> allowed = NegotiationRenderer.allowed(
                    now, new Viewer.Party(proposal.seat().id()), at);
            return new Outcome.Refused<>(refused.code(), refused.params(), allowed, refused.replayed());
        }));
    }

    /** @param removed what others came to owe and could not, and was taken back first */
    private ChangeCommitter.Attempted<NegotiationView> commit(
            NegotiationChange change,
            MoveDecider.Proposal proposal,
            AccompanyingWrites accompanying,
            Set<DealBlocker> removed) {
        Instant at = change.at();
        return answering.commit(
                change,
                new Answering.Written<>(
                        proposal.seat(),
                        NegotiationChange::appendWhileUnended,
                        accompanying,
                        written -> Outcome.done(access.views()
                                .view(written.session(), access.viewer(written.session(), proposal.caller()), at)),
                        more -> without(change, proposal, accompanying, union(removed, more), removed.size())));
    }

    /** The move decided again without stakes that others cannot owe; empty where it is then refused, or nothing more is removed. */
    private Optional<ChangeCommitter.Attempted<NegotiationView>> without(
            NegotiationChange change,
            MoveDecider.Proposal proposal,
            AccompanyingWrites accompanying,
            Set<DealBlocker> removed,
            int before) {
        return removed.size() == before
                ? Optional.empty()
                : rules.rule(change.start().orElseThrow(), proposal, change.at(), removed)
                        .match(
                                refused -> Optional.empty(),
                                ask -> Optional.empty(),
                                go -> Optional.of(commit(go.change(), proposal, accompanying, removed)));
    }

    private static Set<DealBlocker> union(Set<DealBlocker> some, Set<DealBlocker> more) {
        Set<DealBlocker> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    /**
     * Makes a move that its principal has approved, in the agent's name, decided afresh. A refusal tells the principal
     * everything.
     *
     * @param approval as it was granted
     * @param accompanying what is written together with the move
     * @return nothing when the command's answer was kept by another request
     */
    Optional<Outcome<NegotiationView>> approved(Approval approval, AccompanyingWrites accompanying) {
        Caller agent = agent(approval);
        MakeMove move = move(approval);
        return access.informing(() -> committer.untilOver(() -> access.sessions()
                .find(approval.tenant(), approval.negotiation().orElseThrow())
                .map(found -> afterWhatIsDue(
                        found, session -> approved(session, proposal(session, agent, move, approval), accompanying)))
                .orElseGet(Moving::unavailable)));
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

    private static MoveDecider.Proposal proposal(
            NegotiationSession session, Caller agent, MakeMove move, Approval approval) {
        return new MoveDecider.Proposal(
                session.seatOf(agent.principal()).orElseThrow(),
                agent,
                move,
                MoveDecider.Proposal.Standing.APPROVED,
                Optional.of(approval.amount()));
    }

    private ChangeCommitter.Attempted<NegotiationView> approved(
            NegotiationSession session, MoveDecider.Proposal proposal, AccompanyingWrites accompanying) {
        Instant at = session.decidedAt(access.environment().now());
        return rules.rule(session, proposal, at)
                .match(
                        refused -> ChangeCommitter.Attempted.over(toPrincipal(refused.refusal())),
                        ask -> ChangeCommitter.Attempted.over(toPrincipal(Refusal.of(Reason.APPROVAL_REQUIRED))),
                        go -> commit(go.change(), proposal, accompanying, Set.of()));
    }

    static <T> Outcome<T> toPrincipal(Refusal refusal) {
        return new Outcome.Refused<>(refusal.code(), new TreeMap<>(refusal.paramsFor(true)), List.of(), false);
    }

    /** Goes on once a deadline that has passed has taken effect: a move never meets a state that is over. */
    private ChangeCommitter.Attempted<NegotiationView> afterWhatIsDue(
            NegotiationSession session, Function<NegotiationSession, ChangeCommitter.Attempted<NegotiationView>> then) {
        if (!isDue(session)) {
            return then.apply(session);
        }
        Tenant tenant = session.openingRecord().tenant();
        NegotiationId negotiation = session.openingRecord().id();
        return controlling.dueBefore(tenant, negotiation)
                ? access.sessions().find(tenant, negotiation).map(then).orElseGet(Moving::unavailable)
                : ChangeCommitter.Attempted.over(Outcome.refused(LapsedHoldRelease.refusal()));
    }

    private static ChangeCommitter.Attempted<NegotiationView> unavailable() {
        return ChangeCommitter.Attempted.over(Outcome.refused(Reason.PROTOCOL_UNAVAILABLE));
    }

    private boolean isDue(NegotiationSession session) {
        Instant at = session.decidedAt(access.environment().now());
        return session.isOpen()
                && session.protocol()
                        .nextDeadline(session.state())
                        .filter(deadline -> !deadline.isAfter(at))
                        .isPresent();
    }

    private Optional<Outcome<NegotiationView>> ask(
            NegotiationSession session,
            MoveDecider.Proposal proposal,
            MoveRuling.NeedsApproval ask,
            Instant at,
            Idempotency.Keep keep) {
        Seat seat = proposal.seat();
        if (Admission.now(access.environment().store(), session.openingRecord().tenant(), seat.principal())
                .isBarred()) {
            return Optional.of(Outcome.refused(Reason.BARRED));
        }
        MakeMove command = proposal.command();
        ApprovalRecords.Asked asked = new ApprovalRecords.Asked(
                Approval.Place.in(session.openingRecord().id()),
                ask.mandate(),
                seat.id(),
                new ProposedMove(command.answers(), command.termsHash(), command.move()),
                ask.amount(),
                at);
        return new ApprovalRecords(access.environment())
                .ask(asked, refusal -> refusal(session, proposal, refusal, at), keep);
    }

    static Outcome.Refused<NegotiationView> refusal(
            NegotiationSession session, MoveDecider.Proposal proposal, Refusal refusal, Instant at) {
        boolean owner = proposal.caller().agent().isEmpty();
        Seat seat = proposal.seat();
        List<Allowed> allowed = NegotiationRenderer.allowed(session, new Viewer.Party(seat.id()), at);
        return new Outcome.Refused<>(refusal.code(), new TreeMap<>(refusal.paramsFor(owner)), allowed, false);
    }
}
