// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.AdviceView;
import dev.parley.api.Laboratory;
import dev.parley.api.Page;
import dev.parley.api.SimulationRunView;
import dev.parley.model.Json;
import dev.parley.wire.Advice;
import dev.parley.wire.AdviceQuestion;
import dev.parley.wire.SimulationRun;
import dev.parley.wire.SimulationRunPage;
import java.time.Instant;
import java.time.InstantSource;

/** The operations of the laboratory. */
public final class LaboratoryRoutes {
    private static final View<SimulationRunView, SimulationRun> RUN =
            View.of(SimulationRun.class, LaboratoryRoutes::run);

    private static final View<Page<SimulationRunView>, SimulationRunPage> PAGE =
            View.of(SimulationRunPage.class, page -> Views.page(page, LaboratoryRoutes::run));

    private final Laboratory laboratory;
    private final Requests requests;
    private final Answers answers;
    private final View<AdviceView, Advice> advice;

    LaboratoryRoutes(Laboratory laboratory, Requests requests, Answers answers, InstantSource clock) {
        this.laboratory = laboratory;
        this.requests = requests;
        this.answers = answers;
        this.advice = View.of(Advice.class, found -> advice(found, clock.instant()));
    }

    public Answer<Advice> advise(Exchange exchange, AdviceQuestion question) {
        return answers.answer(exchange, () -> laboratory.advise(exchange.caller(), requests.json(question)), advice);
    }

    public Answer<SimulationRun> startSimulation(Exchange exchange, AdviceQuestion question) {
        return answers.answer(
                exchange, () -> laboratory.start(exchange.caller(), requests.json(question), exchange.key()), RUN);
    }

    public Answer<SimulationRunPage> listSimulations(Exchange exchange) {
        return answers.answer(
                exchange, () -> laboratory.list(exchange.caller(), exchange.cursor(), exchange.limit()), PAGE);
    }

    public Answer<SimulationRun> getSimulation(Exchange exchange) {
        return answers.answer(exchange, () -> laboratory.find(exchange.caller(), exchange.path("simulation")), RUN);
    }

    public Answer<SimulationRun> cancelSimulation(Exchange exchange) {
        return answers.answer(
                exchange, () -> laboratory.cancel(exchange.caller(), exchange.path("simulation"), exchange.key()), RUN);
    }

    private static Json advice(AdviceView found, Instant now) {
        return Views.at(now, found.toJson());
    }

    private static Json run(SimulationRunView run) {
        return Json.object()
                .put("id", run.id())
                .put("state", run.state().name())
                .put("listing", run.listing())
                .put("goal", run.goal().name())
                .put("plays", run.plays())
                .put("done", run.done())
                .put("seed", run.seed())
                .put("requestedAt", run.requestedAt())
                .putIf("endedAt", run.endedAt(), Json::of)
                .putIf("fault", run.fault(), fault -> Json.of(fault.name()))
                .putIf("advice", run.advice(), found -> advice(found, run.serverTime()))
                .put("serverTime", run.serverTime())
                .build();
    }

    void register(Operations operations) {
        operations.add("advise", AdviceQuestion.class, this::advise);
        operations.add("startSimulation", AdviceQuestion.class, this::startSimulation);
        operations.add("listSimulations", this::listSimulations);
        operations.add("getSimulation", this::getSimulation);
        operations.add("cancelSimulation", this::cancelSimulation);
    }
}
