// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.AutopilotRoutes;
import dev.parley.adapter.http.Facade;
import dev.parley.micronaut.api.AutopilotsApi;
import dev.parley.wire.Autopilot;
import dev.parley.wire.AutopilotDecisionPage;
import dev.parley.wire.AutopilotDraft;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The operations on autopilots. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class AutopilotsController extends FacadeController implements AutopilotsApi {
    private final AutopilotRoutes routes;

    AutopilotsController(Facade facade) {
        super(facade);
        routes = facade.autopilots();
    }

    @Override
    public Autopilot startAutopilot(String negotiation, String idempotencyKey, AutopilotDraft autopilotDraft) {
        return answer(routes::startAutopilot, autopilotDraft);
    }

    @Override
    public Autopilot getAutopilot(String negotiation, @Nullable String ifNoneMatch) {
        return answer(routes::getAutopilot);
    }

    @Override
    public AutopilotDecisionPage listAutopilotDecisions(
            String negotiation, @Nullable String cursor, @Nullable Integer limit) {
        return answer(routes::listAutopilotDecisions);
    }

    @Override
    public Autopilot pauseAutopilot(String negotiation, String idempotencyKey) {
        return answer(routes::pauseAutopilot);
    }

    @Override
    public Autopilot resumeAutopilot(String negotiation, String idempotencyKey) {
        return answer(routes::resumeAutopilot);
    }

    @Override
    public Autopilot stopAutopilot(String negotiation, String idempotencyKey) {
        return answer(routes::stopAutopilot);
    }
}
