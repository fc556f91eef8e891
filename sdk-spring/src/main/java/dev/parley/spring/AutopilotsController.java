// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.AutopilotRoutes;
import dev.parley.adapter.http.Facade;
import dev.parley.spring.api.AutopilotsApi;
import dev.parley.wire.Autopilot;
import dev.parley.wire.AutopilotDecisionPage;
import dev.parley.wire.AutopilotDraft;
import org.springframework.http.ResponseEntity;

/** The operations on autopilots. */
final class AutopilotsController implements AutopilotsApi {
    private final AutopilotRoutes routes;

    AutopilotsController(Facade facade) {
        this.routes = facade.autopilots();
    }

    @Override
    public ResponseEntity<Autopilot> startAutopilot(
            String negotiation, String idempotencyKey, AutopilotDraft autopilotDraft) {
        return Replied.to(routes::startAutopilot, autopilotDraft);
    }

    @Override
    public ResponseEntity<Autopilot> getAutopilot(String negotiation, String ifNoneMatch) {
        return Replied.to(routes::getAutopilot);
    }

    @Override
    public ResponseEntity<AutopilotDecisionPage> listAutopilotDecisions(
            String negotiation, String cursor, Integer limit) {
        return Replied.to(routes::listAutopilotDecisions);
    }

    @Override
    public ResponseEntity<Autopilot> pauseAutopilot(String negotiation, String idempotencyKey) {
        return Replied.to(routes::pauseAutopilot);
    }

    @Override
    public ResponseEntity<Autopilot> resumeAutopilot(String negotiation, String idempotencyKey) {
        return Replied.to(routes::resumeAutopilot);
    }

    @Override
    public ResponseEntity<Autopilot> stopAutopilot(String negotiation, String idempotencyKey) {
        return Replied.to(routes::stopAutopilot);
    }
}
