// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.AutopilotDecision;
import dev.parley.api.AutopilotView.State;
import dev.parley.api.AutopilotView.Why;
import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.autopilot.AutopilotRecord.Awaited;
import dev.parley.application.autopilot.AutopilotRecord.Standing;
import dev.parley.application.autopilot.AutopilotRecords.Kept;
import dev.parley.application.mandate.ApprovalRecords;
import dev.parley.application.negotiation.Moving;
import dev.parley.application.negotiation.change.AccompanyingWrites;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.SeatActivity;
import dev.parley.application.store.Append;
import dev.parley.mandate.Approval;
import dev.parley.model.ApprovalId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Safe;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.RefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at a negotiation for an autopilot and moves where it is its seat's turn. A move, the autopilot's record and its log are
 * one append: whichever nodes look at once and whatever stops in between, each decision is made and written down once, and none
 * after the autopilot was paused.
 */
final class ActingForSeat {
    /** What only says that the negotiation, or the autopilot, is no longer as it was seen. */
    private static final Set<Reason> OVERTAKEN = Set.of(
            Reason.STALE_REVISION,
            Reason.STALE_OFFER,
            Reason.NOT_YOUR_TURN,
            Reason.NEGOTIATION_CLOSED,
            Reason.DEADLINE_PASSED,
            Reason.NEGOTIATION_PAUSED,
            Reason.AUTOPILOT_NOT_RUNNING,
            Reason.IDEMPOTENCY_IN_FLIGHT);

    private static final Set<Reason> ENDED_AUTHORITY =
            Set.of(Reason.MANDATE_REQUIRED, Reason.MANDATE_NOT_IN_FORCE, Reason.NOT_FOUND);

    private static final int LOOKS = 3;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final double PARTS = 1_000;

    private final Environment environment;
    private final NegotiationAccess access;
    private final AutopilotRecords records;
    private final SeatEyes eyes;
    private final Moving moving;
    private final ApprovalRecords approvals;
    private final StrategyRunner strategies;

    ActingForSeat(NegotiationAccess access, StrategyRunner strategies) {
        this.environment = access.environment();
        this.access = access;
        this.records = new AutopilotRecords(environment);
        this.eyes = new SeatEyes(access);
        this.moving = new Moving(access);
        this.approvals = new ApprovalRecords(environment);
        this.strategies = strategies;
    }

    /** What came of one look: whether to look again at once, or at which instant. */
    private record Looked(boolean again, Optional<Instant> at) {
        static final Looked AGAIN = new Looked(true, Optional.empty());
        static final Looked DONE = new Looked(false, Optional.empty());

        static Looked at(Instant instant) {
            return new Looked(false, Optional.of(instant));
        }
    }

    /**
     * Looks for the autopilot of a principal's seat, if it runs, and moves if it may.
     *
     * @return when to look again though nothing may have happened until then; empty where what happens will tell
     */
    Optional<Instant> look(Tenant tenant, NegotiationId negotiation, PrincipalId principal) {
        for (int looks = 0; looks < LOOKS; looks++) {
            Optional<Kept> running = records.find(tenant, negotiation, principal)
                    .filter(kept -> kept.autopilot().isRunning());
            if (running.isEmpty()) {
                return Optional.empty();
            }
            Looked looked = look(running.get());
            if (!looked.again()) {
                return looked.at();
            }
        }
        return Optional.of(environment.now().plus(SOON));
    }

    private Looked look(Kept kept) {
        AutopilotRecord autopilot = kept.autopilot();
        Optional<NegotiationSession> session = access.sessions().find(kept.tenant(), autopilot.negotiation());
        if (session.isEmpty()) {
            return Looked.DONE;
        }
        Instant at = session.get().decidedAt(environment.now());
        Standing standing = Interruption.now(access.authority(), kept.tenant(), autopilot, session.get(), at);
        if (standing.state() != State.RUNNING) {
            return write(kept, autopilot.standing(standing, at));
        }
        SeatActivity conduct = session.get().progress().conduct(autopilot.seat());
        if (Interruption.isApproved(autopilot, conduct)) {
            return write(kept, autopilot.approved(conduct.moves(), at));
        }
        Optional<ApprovalId> refused =
                autopilot.awaits().map(Awaited::approval).filter(approval -> isRefused(kept.tenant(), approval, at));
        return refused.isPresent()
                ? write(kept, autopilot.standing(Standing.paused(Why.NOT_APPROVED), at))
                : see(kept, conduct.moves(), at);
    }

    private boolean isRefused(Tenant tenant, ApprovalId approval, Instant at) {
        return approvals
                .state(tenant, approval, at)
                .filter(state -> state != Approval.State.PENDING && state != Approval.State.GRANTED)
                .isPresent();
    }

    private Looked write(Kept kept, AutopilotRecord next) {
        boolean ignored =
                records.write(Append.to(kept.tenant()).record(records.put(kept.tenant(), next, kept.revision())));
        return Looked.AGAIN;
    }

    private Looked see(Kept kept, long moves, Instant at) {
        Caller agent = kept.autopilot().agentOf(kept.tenant());
        return eyes.view(agent, kept.autopilot().negotiation())
                .match(
                        seen -> eyes.table(agent, seen.value())
                                .match(
                                        found -> found.value()
                                                .filter(PriceTable::isAwaited)
                                                .filter(table -> !isAwaiting(kept, table))
                                                .map(table -> decide(kept, table, moves, at))
                                                .orElse(Looked.DONE),
                                        refused -> unseen(kept, refused.code(), at)),
                        refused -> unseen(kept, refused.code(), at));
    }

    /** Whether it waits for its principal to approve what it decided on just this revision. */
    private static boolean isAwaiting(Kept kept, PriceTable table) {
        return kept.autopilot()
                .awaits()
                .filter(awaited -> awaited.revision().equals(revision(table)))
                .isPresent();
    }

    /** What a decision rests on, whatever has changed with time alone. */
    private static String revision(PriceTable table) {
        return Long.toString(table.events());
    }

    private Looked unseen(Kept kept, RefusalCode code, Instant at) {
        return code instanceof Reason reason && ENDED_AUTHORITY.contains(reason)
                ? write(kept, kept.autopilot().standing(Standing.stopped(Why.MANDATE_ENDED), at))
                : Looked.DONE;
    }

    private Looked decide(Kept kept, PriceTable table, long moves, Instant at) {
        StrategyRunner.Thought thought =
                strategies.decide(table, kept.autopilot().draft());
        if (thought.fault().isPresent()) {
            return write(
                    kept,
                    kept.autopilot().standing(Standing.paused(thought.fault().get()), at));
        }
        PriceDecision decision = thought.decision().orElseThrow();
        if (decision.move().isEmpty()) {
            AutopilotDecision logged = logged(
                    kept, table, decision, AutopilotDecision.Result.NO_MOVE, Optional.empty(), Optional.empty(), at);
            Standing paused = Standing.paused(Why.NOTHING_TO_OFFER);
            return write(kept, kept.autopilot().decided(paused, Optional.empty(), moves, at), logged);
        }
        return move(kept, table, decision, at);
    }

    private Looked write(Kept kept, AutopilotRecord next, AutopilotDecision logged) {
        boolean ignored = records.write(Append.to(kept.tenant())
                .record(records.put(kept.tenant(), next, kept.revision()))
                .record(records.put(kept.tenant(), next, logged)));
        return Looked.AGAIN;
    }

    private Looked move(Kept kept, PriceTable table, PriceDecision decision, Instant at) {
        AutopilotRecord autopilot = kept.autopilot();
        String name = "autopilot-" + kept.revision() + "-" + revision(table);
        Json request = Json.object().put("autopilot", name).build();
        Moving.Accompanied accompanied = new Moving.Accompanied(
                decision.move().orElseThrow(), new IdempotencyKey(name), request, beside(kept, table, decision));
        Outcome<NegotiationView> outcome =
                moving.move(autopilot.agentOf(kept.tenant()), autopilot.negotiation(), accompanied);
        return outcome.match(made -> Looked.AGAIN, refused -> refused(kept, table, decision, refused, at));
    }

    /** What is written beside a move: the decision and what the autopilot has come to, unless somebody else was first. */
    private AccompanyingWrites beside(Kept kept, PriceTable table, PriceDecision decision) {
        AutopilotRecord autopilot = kept.autopilot();
        return (append, after, at) -> {
            boolean current = records.find(kept.tenant(), autopilot.negotiation(), autopilot.principal())
                    .filter(now -> now.revision() == kept.revision())
                    .isPresent();
            if (!current) {
                return Optional.of(Refusal.of(Reason.AUTOPILOT_NOT_RUNNING));
            }
            SeatActivity conduct = after.progress().conduct(autopilot.seat());
            if (!conduct.acting().mandate().equals(Optional.of(autopilot.draft().mandate()))) {
                return Optional.of(Refusal.of(Reason.MANDATE_NOT_IN_FORCE));
            }
            AutopilotRecord next = autopilot.decided(Standing.RUNNING, Optional.empty(), conduct.moves(), at);
            append.record(records.put(kept.tenant(), next, kept.revision()))
                    .record(records.put(
                            kept.tenant(),
                            next,
                            logged(
                                    kept,
                                    table,
                                    decision,
                                    AutopilotDecision.Result.MADE,
                                    Optional.empty(),
                                    Optional.empty(),
                                    at)));
            return Optional.empty();
        };
    }

    private Looked refused(
            Kept kept, PriceTable table, PriceDecision decision, Outcome.Refused<?> refused, Instant at) {
        RefusalCode code = refused.code();
        if (code instanceof Reason reason && OVERTAKEN.contains(reason)) {
            return reason == Reason.NEGOTIATION_PAUSED ? Looked.DONE : Looked.AGAIN;
        }
        if (code.isRetryable()) {
            Json seconds = refused.params().get("retryAfterSeconds");
            return Looked.at(at.plusSeconds(seconds == null ? 1 : seconds.integer()));
        }
        Optional<ApprovalId> approval = code == Reason.APPROVAL_REQUIRED
                ? Optional.ofNullable(refused.params().get("approval"))
                        .map(Json::text)
                        .map(ApprovalId::new)
                : Optional.empty();
        AutopilotDecision logged =
                logged(kept, table, decision, AutopilotDecision.Result.REFUSED, Optional.of(code.name()), approval, at);
        Standing standing = approval.isPresent() ? Standing.RUNNING : standing(code);
        Optional<Awaited> awaits = approval.map(asked -> new Awaited(asked, revision(table)));
        AutopilotRecord next =
                kept.autopilot().decided(standing, awaits, kept.autopilot().moves(), at);
        return write(kept, next, logged);
    }

    private static Standing standing(RefusalCode code) {
        return code instanceof Reason reason && ENDED_AUTHORITY.contains(reason)
                ? Standing.stopped(Why.MANDATE_ENDED)
                : Standing.refused(code.name());
    }

    private static AutopilotDecision logged(
            Kept kept,
            PriceTable table,
            PriceDecision decision,
            AutopilotDecision.Result result,
            Optional<String> refusal,
            Optional<ApprovalId> approval,
            Instant at) {
        return new AutopilotDecision(
                kept.autopilot().decisions() + 1,
                at,
                table.view().revision(),
                decision.move().map(move -> move.move().kind()),
                decision.price(),
                decision.why(),
                parts(decision.time()),
                parts(decision.target()),
                decision.offered().map(ActingForSeat::parts),
                result,
                refusal,
                approval);
    }

    /** Thousandths, within what JSON carries. */
    private static long parts(double share) {
        double most = Safe.MAX;
        return Math.round(Math.max(-most, Math.min(most, share * PARTS)));
    }
}
