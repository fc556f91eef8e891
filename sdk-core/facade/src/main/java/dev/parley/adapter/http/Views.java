// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.api.ApprovalView;
import dev.parley.api.DryRun;
import dev.parley.api.EventView;
import dev.parley.api.MandateView;
import dev.parley.api.Page;
import dev.parley.api.PrivateTermsView;
import dev.parley.api.Protocols.ProtocolDescription;
import dev.parley.api.Sale;
import dev.parley.api.Simulation;
import dev.parley.api.StockView;
import dev.parley.api.TranscriptExport;
import dev.parley.audit.Transcript;
import dev.parley.model.Instants;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Value;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyFault;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.ProtocolId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes what use cases yield as the contract's JSON. The generated models are read from it strictly, so that a field
 * that the contract does not know fails every test that meets it.
 */
final class Views {
    private Views() {}

    static Json allowed(Allowed allowed) {
        return Json.object()
                .put("kind", allowed.kind())
                .putIf("answers", allowed.answers(), offer -> Json.of(offer.value()))
                .put("limits", allowed.limits())
                .build();
    }

    static <T> Json page(Page<T> page, Function<? super T, ? extends Json> write) {
        return Json.object()
                .put("items", Json.array(page.items(), write))
                .putIf("next", page.next(), Json::of)
                .build();
    }

    static <T> Json list(Collection<T> items, Function<? super T, ? extends Json> write) {
        return Json.object().put("items", Json.array(items, write)).build();
    }

    static Json at(Instant serverTime, Json view) {
        return with(view, "serverTime", Json.of(Instants.truncate(serverTime)));
    }

    private static Json with(Json view, String name, Json value) {
        Map<String, Json> members = new LinkedHashMap<>(view.members());
        members.put(name, value);
        return new Json.Obj(members);
    }

    private static Json without(Json view, String name) {
        Map<String, Json> members = new LinkedHashMap<>(view.members());
        members.remove(name);
        return new Json.Obj(members);
    }

    static Json protocolName(ProtocolId id) {
        return Json.object().put("name", id.name()).put("version", id.version()).build();
    }

    static Json protocol(ProtocolDescription protocol) {
        return Json.object()
                .put("name", protocol.id().name())
                .put("version", protocol.id().version())
                .put("initialPhase", protocol.lifecycle().initial())
                .put("phases", Json.array(protocol.lifecycle().phases(), Views::phase))
                .put("rulesSchema", protocol.rules())
                .put("moveSchemas", protocol.moves())
                .put("privateTermsSchema", protocol.privateTerms())
                .build();
    }

    private static Json phase(Lifecycle.Phase phase) {
        return Json.object()
                .put("name", phase.name())
                .put("terminal", phase.terminal())
                .put("moves", Json.array(phase.moves(), Views::phaseMove))
                .put("deadlineTo", sorted(phase.deadlineTo()))
                .put("controlTo", sorted(phase.controlTo()))
                .build();
    }

    private static Json phaseMove(Lifecycle.MoveRule move) {
        return Json.object()
                .put("kind", move.kind())
                .put("movers", Json.array(move.movers().stream().sorted().toList(), role -> Json.of(role.name())))
                .put("to", sorted(move.to()))
                .build();
    }

    /** Sets have no order of their own, and answers must not differ from one start to the next. */
    private static Json sorted(Collection<String> names) {
        return Json.array(names.stream().sorted().toList(), Json::of);
    }

    static Json stock(StockView stock) {
        return Json.object()
                .put("item", stock.item().value())
                .put("capacity", stock.capacity())
                .put("held", stock.held())
                .put("consumed", stock.consumed())
                .build();
    }

    static Json stockList(List<StockView> stock) {
        return list(stock, Views::stock);
    }

    static Json sale(Sale sale) {
        return Json.object()
                .put("listing", sale.listing().value())
                .put("item", sale.item().value())
                .put("units", sale.units())
                .put("orderReference", sale.order().value())
                .build();
    }

    static Json privateTerms(PrivateTermsView view) {
        return Json.object()
                .put("terms", view.terms())
                .put(
                        "lapsed",
                        Json.array(
                                view.lapsed(),
                                lapse -> Json.object()
                                        .put("code", lapse.name())
                                        .put("sentence", lapse.sentence())
                                        .build()))
                .build();
    }

    static Json event(EventView event) {
        Json.Builder json = Json.object()
                .put("number", event.number())
                .put("type", event.type())
                .put("at", event.at())
                .put("details", event.details());
        return (event.bySoftware() ? json.put("bySoftware", true) : json).build();
    }

    static Json transcript(TranscriptExport transcript) {
        return Json.object()
                .put("format", Transcript.FORMAT)
                .put("negotiation", transcript.negotiation().value())
                .put("events", Json.array(transcript.events()))
                .put("receipt", transcript.receipt())
                .build();
    }

    static Json simulation(Simulation simulation) {
        return Json.object()
                .put("stands", simulation.refusal().isEmpty())
                .putIf("code", simulation.refusal(), code -> Json.of(code.name()))
                .putIf("title", simulation.refusal(), code -> Json.of(code.title()))
                .put("params", new Json.Obj(simulation.params()))
                .putIf("binds", simulation.binds(), Views::money)
                .put("warnings", Json.array(simulation.warnings(), Views::warning))
                .build();
    }

    private static Json warning(Simulation.Warning warning) {
        return Json.object()
                .put("code", warning.code().name())
                .put("item", warning.item().value())
                .build();
    }

    private static Json money(Money money) {
        return Value.of(money).toJson();
    }

    static Json mandate(MandateView view) {
        Map<String, Json> members =
                new LinkedHashMap<>(without(view.mandate().toJson(), "tenant").members());
        members.put(
                "budgetHeld", money(new Money(view.budgetHeld(), view.mandate().currency())));
        members.put(
                "budgetConsumed",
                money(new Money(view.budgetConsumed(), view.mandate().currency())));
        members.put("dealsHeld", Json.of(view.dealsHeld()));
        members.put("dealsConsumed", Json.of(view.dealsConsumed()));
        return at(view.serverTime(), new Json.Obj(members));
    }

    static Json approval(ApprovalView view) {
        Map<String, Json> members =
                new LinkedHashMap<>(without(view.approval().toJson(), "tenant").members());
        members.put("state", Json.of(view.approval().stateAt(view.serverTime()).name()));
        view.refusal().ifPresent(code -> members.put("refusal", Json.of(code.name())));
        members.put("params", new Json.Obj(view.params()));
        return at(view.serverTime(), new Json.Obj(members));
    }

    static Json dryRun(DryRun run) {
        Json view = with(run.explanation().toJson(), "changes", Json.of(run.changes()));
        return run.opening()
                .map(opening -> with(view, "opening", trial(opening)))
                .orElse(view);
    }

    private static Json trial(DryRun.Trial trial) {
        return Json.object()
                .put("result", trial.result().name())
                .putIf(
                        "code",
                        trial.refusal(),
                        refusal -> Json.of(refusal.code().name()))
                .putIf(
                        "title",
                        trial.refusal(),
                        refusal -> Json.of(refusal.code().title()))
                .putIf("params", trial.refusal(), refusal -> {
                    Json.Builder params = Json.object();
                    refusal.params().forEach(params::put);
                    return params.build();
                })
                .build();
    }

    static Json policy(Policy policy) {
        return warned(policy.toJson(), policy.warnings());
    }

    static Json warned(Json view, List<PolicyFault> warnings) {
        return with(view, "warnings", Json.array(warnings, Views::warning));
    }

    private static Json warning(PolicyFault warning) {
        return without(warning.toJson(), "error");
    }
}
