// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.LaboratoryRoutes;
import dev.parley.spring.api.LaboratoryApi;
import dev.parley.wire.Advice;
import dev.parley.wire.AdviceQuestion;
import dev.parley.wire.SimulationRun;
import dev.parley.wire.SimulationRunPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The operations of the laboratory. */
final class LaboratoryController implements LaboratoryApi {
    private final LaboratoryRoutes routes;

    LaboratoryController(Facade facade) {
        this.routes = facade.laboratory();
    }

    @Override
    public ResponseEntity<Advice> advise(AdviceQuestion adviceQuestion) {
        return Replied.to(routes::advise, adviceQuestion);
    }

    @Override
    public ResponseEntity<SimulationRun> startSimulation(String idempotencyKey, AdviceQuestion adviceQuestion) {
        return Replied.to(routes::startSimulation, adviceQuestion);
    }

    @Override
    public ResponseEntity<SimulationRunPage> listSimulations(@Nullable String cursor, Integer limit) {
        return Replied.to(routes::listSimulations);
    }

    @Override
    public ResponseEntity<SimulationRun> getSimulation(String simulation) {
        return Replied.to(routes::getSimulation);
    }

    @Override
    public ResponseEntity<SimulationRun> cancelSimulation(String simulation, String idempotencyKey) {
        return Replied.to(routes::cancelSimulation);
    }
}
