// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.AutopilotView;
import dev.parley.api.Autopilots;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Value;
import dev.parley.port.Caller;
import dev.parley.wire.Autopilot;
import dev.parley.wire.AutopilotDecisionPage;
import dev.parley.wire.AutopilotDraft;

/** The operations on autopilots. */
public final class AutopilotRoutes {
    private static final View<AutopilotView, Autopilot> ONE = View.<AutopilotView, Autopilot>of(
                    Autopilot.class, AutopilotRoutes::autopilot)
            .tagged();
    private static final View<Page<dev.parley.api.AutopilotDecision>, AutopilotDecisionPage> PAGE =
            View.of(AutopilotDecisionPage.class, page -> Views.page(page, AutopilotRoutes::decision));

    private final Autopilots autopilots;
    private final Requests requests;
    private final Answers answers;

    AutopilotRoutes(Autopilots autopilots, Requests requests, Answers answers) {
        this.autopilots = autopilots;
        this.requests = requests;
        this.answers = answers;
    }

    public Answer<Autopilot> startAutopilot(Exchange exchange, AutopilotDraft draft) {
        return answers.answer(
                exchange,
                () -> autopilots.start(exchange.caller(), negotiation(exchange), requests.json(draft), exchange.key()),
                ONE);
    }

    public Answer<Autopilot> getAutopilot(Exchange exchange) {
        return answers.answer(exchange, () -> autopilots.find(exchange.caller(), negotiation(exchange)), ONE);
    }

    public Answer<AutopilotDecisionPage> listAutopilotDecisions(Exchange exchange) {
        return answers.answer(
                exchange,
                () -> autopilots.decisions(
                        exchange.caller(), negotiation(exchange), exchange.cursor(), exchange.limit()),
                PAGE);
    }

    public Answer<Autopilot> pauseAutopilot(Exchange exchange) {
        return commanded(exchange, autopilots::pause);
    }

    public Answer<Autopilot> resumeAutopilot(Exchange exchange) {
        return commanded(exchange, autopilots::resume);
    }

    public Answer<Autopilot> stopAutopilot(Exchange exchange) {
        return commanded(exchange, autopilots::stop);
    }

    @FunctionalInterface
    private interface Command {
        Outcome<AutopilotView> give(Caller caller, NegotiationId negotiation, IdempotencyKey key);
    }

    private Answer<Autopilot> commanded(Exchange exchange, Command command) {
        return answers.answer(
                exchange, () -> command.give(exchange.caller(), negotiation(exchange), exchange.key()), ONE);
    }

    private static NegotiationId negotiation(Exchange exchange) {
        return new NegotiationId(exchange.path("negotiation"));
    }

    private static Json autopilot(AutopilotView view) {
        return Json.object()
                .put("negotiation", view.negotiation().value())
                .put("seat", view.seat().value())
                .put("agent", view.agent().value())
                .put("mandate", view.draft().mandate().value())
                .put("strategy", view.draft().strategyJson())
                .put("aspiration", view.draft().aspiration())
                .put("reservation", view.draft().reservation())
                .put("state", view.state().name())
                .putIf("why", view.why(), why -> Json.of(why.name()))
                .putIf("refusal", view.refusal(), Json::of)
                .putIf("awaits", view.awaits(), approval -> Json.of(approval.value()))
                .put("decisions", view.decisions())
                .put("startedAt", view.startedAt())
                .put("changedAt", view.changedAt())
                .put("serverTime", view.serverTime())
                .build();
    }

    private static Json decision(dev.parley.api.AutopilotDecision decision) {
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

    void register(Operations operations) {
        operations.add("startAutopilot", AutopilotDraft.class, this::startAutopilot);
        operations.add("getAutopilot", this::getAutopilot);
        operations.add("listAutopilotDecisions", this::listAutopilotDecisions);
        operations.add("pauseAutopilot", this::pauseAutopilot);
        operations.add("resumeAutopilot", this::resumeAutopilot);
        operations.add("stopAutopilot", this::stopAutopilot);
    }
}
