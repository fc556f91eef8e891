// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.LaboratoryRoutes;
import dev.parley.micronaut.api.LaboratoryApi;
import dev.parley.wire.Advice;
import dev.parley.wire.AdviceQuestion;
import dev.parley.wire.SimulationRun;
import dev.parley.wire.SimulationRunPage;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The operations of the laboratory. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class LaboratoryController extends FacadeController implements LaboratoryApi {
    private final LaboratoryRoutes routes;

    LaboratoryController(Facade facade) {
        super(facade);
        routes = facade.laboratory();
    }

    @Override
    public Advice advise(AdviceQuestion adviceQuestion) {
        return answer(routes::advise, adviceQuestion);
    }

    @Override
    public SimulationRun startSimulation(String idempotencyKey, AdviceQuestion adviceQuestion) {
        return answer(routes::startSimulation, adviceQuestion);
    }

    @Override
    public SimulationRunPage listSimulations(@Nullable String cursor, @Nullable Integer limit) {
        return answer(routes::listSimulations);
    }

    @Override
    public SimulationRun getSimulation(String simulation) {
        return answer(routes::getSimulation);
    }

    @Override
    public SimulationRun cancelSimulation(String simulation, String idempotencyKey) {
        return answer(routes::cancelSimulation);
    }
}
