// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.api.AdviceView;
import dev.parley.api.SimulationRunView;
import dev.parley.api.SimulationRunView.Fault;
import dev.parley.api.SimulationRunView.State;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.advice.Question;
import dev.parley.model.Json;
import dev.parley.policy.PolicyRule;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A simulation as it is kept. The team's own records are not kept with it.
 *
 * @param state as it was last written
 * @param advice what is advised, without a policy; empty until it is done
 * @param rule of the policy that is proposed; empty where none is
 */
record SimulationRecord(
        String id,
        State state,
        String listing,
        Goal goal,
        long plays,
        long done,
        long seed,
        Instant requestedAt,
        Optional<Instant> endedAt,
        Optional<Fault> fault,
        Optional<AdviceView> advice,
        Optional<PolicyRule> rule) {
    /** By what all simulations of a tenant are listed. */
    static final String OWNER = "simulation";

    /** A simulation that waits for its turn. */
    static SimulationRecord queued(String id, Question question, Instant at) {
        return new SimulationRecord(
                id,
                State.QUEUED,
                question.listing(),
                question.goal(),
                question.plays(),
                0,
                question.seed(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, under way. */
    SimulationRecord running(long played) {
        return with(State.RUNNING, played, Optional.empty(), Optional.empty());
    }

    /** The same, ended without an advice. */
    SimulationRecord ended(State how, long played, Instant at, Optional<Fault> why) {
        return with(how, played, Optional.of(at), why);
    }

    /** The same with its advice. */
    SimulationRecord done(AdviceView found, Optional<PolicyRule> proposed, Instant at) {
        return new SimulationRecord(
                id,
                State.DONE,
                listing,
                goal,
                plays,
                plays,
                seed,
                requestedAt,
                Optional.of(at),
                Optional.empty(),
                Optional.of(found),
                proposed);
    }

    private SimulationRecord with(State how, long played, Optional<Instant> end, Optional<Fault> why) {
        return new SimulationRecord(id, how, listing, goal, plays, played, seed, requestedAt, end, why, advice, rule);
    }

    RecordPut put(long expectedRevision) {
        return new RecordPut(RecordKind.SIMULATION, id, expectedRevision, toJson(), Set.of(OWNER));
    }

    static SimulationRecord of(StoredRecord stored) {
        return fromJson(stored.body());
    }

    /**
     * As a caller sees it.
     *
     * @param shown the state, which is lost where nobody plays it any more
     * @param advised the advice with the policy that is proposed by now
     */
    SimulationRunView view(State shown, Optional<AdviceView> advised, Instant now) {
        return new SimulationRunView(
                id, shown, listing, goal, plays, done, seed, requestedAt, endedAt, fault, advised, now);
    }

    Json toJson() {
        return Json.object()
                .put("id", id)
                .put("state", state.name())
                .put("listing", listing)
                .put("goal", goal.name())
                .put("plays", plays)
                .put("done", done)
                .put("seed", seed)
                .put("requestedAt", requestedAt)
                .putIf("endedAt", endedAt, Json::of)
                .putIf("fault", fault, why -> Json.of(why.name()))
                .putIf("advice", advice, AdviceView::toJson)
                .putIf("rule", rule, PolicyRule::toJson)
                .build();
    }

    static SimulationRecord fromJson(Json json) {
        return new SimulationRecord(
                json.get("id").text(),
                State.valueOf(json.get("state").text()),
                json.get("listing").text(),
                Goal.valueOf(json.get("goal").text()),
                json.get("plays").integer(),
                json.get("done").integer(),
                json.get("seed").integer(),
                json.get("requestedAt").instant(),
                json.find("endedAt").map(Json::instant),
                json.find("fault").map(Json::text).map(Fault::valueOf),
                json.find("advice").map(AdviceView::fromJson),
                json.find("rule").map(PolicyRule::fromJson));
    }
}
