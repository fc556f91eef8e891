// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.AutopilotDraft;
import dev.parley.api.AutopilotView;
import dev.parley.application.autopilot.AutopilotRecord.Standing;
import dev.parley.model.AgentId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import java.time.Instant;
import java.util.Optional;

/** What is kept of the answer to a command about an autopilot: nothing secret, so that a retry brings its draft with it. */
final class AutopilotAnswer {
    private AutopilotAnswer() {}

    static Json write(AutopilotRecord autopilot, Instant at) {
        return Json.object()
                .put("seat", autopilot.seat().value())
                .put("agent", autopilot.agent().value())
                .put("standing", autopilot.standing().toJson())
                .put("decisions", autopilot.decisions())
                .put("startedAt", autopilot.startedAt())
                .put("changedAt", autopilot.changedAt())
                .put("at", at)
                .build();
    }

    static AutopilotView read(Json answer, NegotiationId negotiation, AutopilotDraft draft) {
        Standing standing = Standing.fromJson(answer.get("standing"));
        return new AutopilotView(
                negotiation,
                new SeatId(answer.get("seat").text()),
                new AgentId(answer.get("agent").text()),
                draft,
                standing.state(),
                standing.why(),
                standing.refusal(),
                Optional.empty(),
                answer.get("decisions").integer(),
                answer.get("startedAt").instant(),
                answer.get("changedAt").instant(),
                answer.get("at").instant());
    }
}
