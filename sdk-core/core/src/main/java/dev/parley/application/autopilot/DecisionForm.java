// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.AutopilotDecision;
import dev.parley.model.ApprovalId;
import dev.parley.model.Json;
import dev.parley.model.Value;

/** How a decision is written down. */
final class DecisionForm {
    private DecisionForm() {}

    static Json write(AutopilotDecision decision) {
        return Json.object()
                .put("number", decision.number())
                .put("at", decision.at())
                .put("revision", decision.revision())
                .putIf("move", decision.move(), Json::of)
                .putIf("price", decision.price(), price -> Value.of(price).toJson())
                .put("why", decision.why())
                .put("time", decision.time())
                .put("target", decision.target())
                .putIf("offered", decision.offered(), Json::of)
                .put("outcome", decision.outcome().name())
                .putIf("refusal", decision.refusal(), Json::of)
                .putIf("approval", decision.approval(), approval -> Json.of(approval.value()))
                .build();
    }

    static AutopilotDecision read(Json json) {
        return new AutopilotDecision(
                json.get("number").integer(),
                json.get("at").instant(),
                json.get("revision").text(),
                json.find("move").map(Json::text),
                json.find("price").map(Json::money),
                json.get("why").text(),
                json.get("time").integer(),
                json.get("target").integer(),
                json.find("offered").map(Json::integer),
                AutopilotDecision.Result.valueOf(json.get("outcome").text()),
                json.find("refusal").map(Json::text),
                json.find("approval").map(Json::text).map(ApprovalId::new));
    }
}
