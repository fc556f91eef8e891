// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.AutopilotDraft;
import dev.parley.api.AutopilotView;
import dev.parley.api.AutopilotView.State;
import dev.parley.api.AutopilotView.Why;
import dev.parley.model.AgentId;
import dev.parley.model.ApprovalId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The autopilot of a seat as it is kept.
 *
 * @param agent in whose name it moves
 * @param run how often it was started or resumed, counted over all autopilots of the seat
 * @param standing what it does now
 * @param decisions how many there are in its log
 * @param moves how often its seat had moved when it last looked: one more that is not its own is an override
 * @param awaits the request for approval that it made, and the revision on which that rests
 */
record AutopilotRecord(
        NegotiationId negotiation,
        PrincipalId principal,
        SeatId seat,
        AgentId agent,
        AutopilotDraft draft,
        long run,
        Standing standing,
        long decisions,
        long moves,
        Optional<Awaited> awaits,
        Instant startedAt,
        Instant changedAt) {

    /**
     * What an autopilot does.
     *
     * @param why empty while it runs
     * @param refusal the code that stopped it
     */
    record Standing(State state, Optional<Why> why, Optional<String> refusal) {
        static final Standing RUNNING = new Standing(State.RUNNING, Optional.empty(), Optional.empty());

        static Standing paused(Why why) {
            return new Standing(State.PAUSED, Optional.of(why), Optional.empty());
        }

        static Standing stopped(Why why) {
            return new Standing(State.STOPPED, Optional.of(why), Optional.empty());
        }

        static Standing refused(String code) {
            return new Standing(State.PAUSED, Optional.of(Why.MOVE_REFUSED), Optional.of(code));
        }

        Json toJson() {
            return Json.object()
                    .put("state", state.name())
                    .putIf("why", why, reason -> Json.of(reason.name()))
                    .putIf("refusal", refusal, Json::of)
                    .build();
        }

        static Standing fromJson(Json json) {
            return new Standing(
                    State.valueOf(json.get("state").text()),
                    json.find("why").map(Json::text).map(Why::valueOf),
                    json.find("refusal").map(Json::text));
        }
    }

    /** A request for approval, and the revision of the negotiation on which it rests. */
    record Awaited(ApprovalId approval, String revision) {
        Json toJson() {
            return Json.object()
                    .put("approval", approval.value())
                    .put("revision", revision)
                    .build();
        }

        static Awaited fromJson(Json json) {
            return new Awaited(
                    new ApprovalId(json.get("approval").text()),
                    json.get("revision").text());
        }
    }

    boolean isRunning() {
        return standing.state() == State.RUNNING;
    }

    /** In whose name it looks and moves. */
    Caller agentOf(Tenant tenant) {
        return new Caller(tenant, principal, Optional.of(agent), Set.of());
    }

    /** The same doing something else, and waiting for nothing. */
    AutopilotRecord standing(Standing next, Instant at) {
        return with(run, next, decisions, moves, Optional.empty(), at);
    }

    /** The same running again from a seat that had moved so often. */
    AutopilotRecord resumed(long movesMade, Instant at) {
        return with(run + 1, Standing.RUNNING, decisions, movesMade, Optional.empty(), at);
    }

    /** The same with one more decision, and its seat having moved so often. */
    AutopilotRecord decided(Standing next, Optional<Awaited> waitsFor, long movesMade, Instant at) {
        return with(run, next, decisions + 1, movesMade, waitsFor, at);
    }

    /** The same once its move was made by the principal's approval. */
    AutopilotRecord approved(long movesMade, Instant at) {
        return with(run, standing, decisions, movesMade, Optional.empty(), at);
    }

    private AutopilotRecord with(
            long runs, Standing next, long decided, long movesMade, Optional<Awaited> waitsFor, Instant at) {
        return new AutopilotRecord(
                negotiation, principal, seat, agent, draft, runs, next, decided, movesMade, waitsFor, startedAt, at);
    }

    AutopilotView view(Instant now) {
        return new AutopilotView(
                negotiation,
                seat,
                agent,
                draft,
                standing.state(),
                standing.why(),
                standing.refusal(),
                awaits.map(Awaited::approval),
                decisions,
                startedAt,
                changedAt,
                now);
    }

    Json toJson() {
        return Json.object()
                .put("negotiation", negotiation.value())
                .put("principal", principal.value())
                .put("seat", seat.value())
                .put("agent", agent.value())
                .put("draft", draft.toJson())
                .put("run", run)
                .put("standing", standing.toJson())
                .put("decisions", decisions)
                .put("moves", moves)
                .putIf("awaits", awaits, Awaited::toJson)
                .put("startedAt", startedAt)
                .put("changedAt", changedAt)
                .build();
    }

    static AutopilotRecord fromJson(Json json) {
        return new AutopilotRecord(
                new NegotiationId(json.get("negotiation").text()),
                new PrincipalId(json.get("principal").text()),
                new SeatId(json.get("seat").text()),
                new AgentId(json.get("agent").text()),
                AutopilotDraft.fromJson(json.get("draft")),
                json.get("run").integer(),
                Standing.fromJson(json.get("standing")),
                json.get("decisions").integer(),
                json.get("moves").integer(),
                json.find("awaits").map(Awaited::fromJson),
                json.get("startedAt").instant(),
                json.get("changedAt").instant());
    }
}
