// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.api.AdviceView;
import dev.parley.api.AutopilotDecision;
import dev.parley.api.AutopilotView;
import dev.parley.api.Autopilots;
import dev.parley.api.BarView;
import dev.parley.api.DrawExport;
import dev.parley.api.DrawList;
import dev.parley.api.DrawView;
import dev.parley.api.Draws;
import dev.parley.api.DryRun;
import dev.parley.api.ErasureView;
import dev.parley.api.Erasures;
import dev.parley.api.HoldView;
import dev.parley.api.Laboratory;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.api.Policies;
import dev.parley.api.Principals;
import dev.parley.api.Protocols;
import dev.parley.api.SimulationRunView;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyFault;
import dev.parley.port.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Use cases that note what they are asked and answer with a sample, or as they are told. */
final class Fakes {
    private final Notes notes = new Notes();

    /** What was asked, the arguments in order without the caller. */
    final List<List<Object>> asked = notes.asked;

    void refuse(Outcome.Refused<?> with) {
        notes.refuse(with);
    }

    void fail(RuntimeException with) {
        notes.fail(with);
    }

    void replay() {
        notes.replay();
    }

    Facade facade() {
        return new Facade(subjects(), FacadeSettings.of(() -> Sample.NOW, () -> "inc-1"));
    }

    Subjects subjects() {
        return new Subjects(
                new FakeProtocols(),
                new FakeListings(notes),
                new FakeNegotiations(notes),
                new FakeDraws(),
                new FakeMandates(notes),
                new FakePrincipals(),
                new FakePolicies(),
                new FakeLaboratory(),
                new FakeAutopilots(),
                new FakeDeals(notes),
                new FakeErasures(),
                () -> {
                    notes.note("keys");
                    return Json.object()
                            .put(
                                    "keys",
                                    Json.array(List.of(
                                            Json.object().put("kty", "EC").build())))
                            .build();
                });
    }

    private final class FakeProtocols implements Protocols {
        @Override
        public List<ProtocolDescription> all() {
            notes.note("all");
            return List.of(Sample.protocol());
        }

        @Override
        public Optional<ProtocolDescription> find(String name) {
            notes.note("find", name);
            return name.equals("unknown") ? Optional.empty() : Optional.of(Sample.protocol());
        }
    }

    private final class FakeDraws implements Draws {
        @Override
        public Outcome<DrawList> list(Caller caller, NegotiationId negotiation) {
            return notes.answer(new DrawList(List.of(Sample.draw()), Optional.of(new PrincipalId("eve"))), negotiation);
        }

        @Override
        public Outcome<DrawView> consent(Caller caller, NegotiationId negotiation, ItemId item, IdempotencyKey key) {
            return notes.answer(Sample.draw(), negotiation, item, key);
        }

        @Override
        public Outcome<DrawExport> open(Caller caller, NegotiationId negotiation, ItemId item) {
            return notes.answer(
                    new DrawExport(Json.object().put("item", item.value()).build(), "a.b.c"), negotiation, item);
        }
    }

    private final class FakeErasures implements Erasures {
        @Override
        public Outcome<ErasureView> erase(Caller operator, PrincipalId principal, IdempotencyKey key) {
            return notes.answer(Sample.erasure(), principal, key);
        }

        @Override
        public Outcome<ErasureView> find(Caller operator, PrincipalId principal) {
            return notes.answer(Sample.erasure(), principal);
        }
    }

    private final class FakePrincipals implements Principals {
        @Override
        public Outcome<BarView> bar(Caller caller, PrincipalId principal, String reason, IdempotencyKey key) {
            return notes.answer(Sample.bar(), principal, reason, key);
        }

        @Override
        public Outcome<BarView> readmit(Caller caller, PrincipalId principal, IdempotencyKey key) {
            return notes.answer(Sample.bar(), principal, key);
        }

        @Override
        public Outcome<Page<BarView>> bars(Caller caller, PrincipalId principal, Optional<String> cursor, int limit) {
            return notes.answer(Notes.page(Sample.bar()), principal, cursor, limit);
        }

        @Override
        public Outcome<Page<HoldView>> holds(Caller caller, PrincipalId principal, Optional<String> cursor, int limit) {
            return notes.answer(Notes.page(Sample.hold()), principal, cursor, limit);
        }
    }

    private final class FakeAutopilots implements Autopilots {
        @Override
        public Outcome<AutopilotView> start(Caller caller, NegotiationId negotiation, Json draft, IdempotencyKey key) {
            return notes.answer(AutopilotSample.autopilot(), negotiation, draft, key);
        }

        @Override
        public Outcome<AutopilotView> find(Caller caller, NegotiationId negotiation) {
            return notes.answer(AutopilotSample.autopilot(), negotiation);
        }

        @Override
        public Outcome<Page<AutopilotDecision>> decisions(
                Caller caller, NegotiationId negotiation, Optional<String> cursor, int limit) {
            return notes.answer(Notes.page(AutopilotSample.autopilotDecision()), negotiation, cursor, limit);
        }

        @Override
        public Outcome<AutopilotView> pause(Caller caller, NegotiationId negotiation, IdempotencyKey key) {
            return notes.answer(AutopilotSample.autopilot(), negotiation, key);
        }

        @Override
        public Outcome<AutopilotView> resume(Caller caller, NegotiationId negotiation, IdempotencyKey key) {
            return notes.answer(AutopilotSample.autopilot(), negotiation, key);
        }

        @Override
        public Outcome<AutopilotView> stop(Caller caller, NegotiationId negotiation, IdempotencyKey key) {
            return notes.answer(AutopilotSample.autopilot(), negotiation, key);
        }
    }

    private final class FakeLaboratory implements Laboratory {
        @Override
        public Outcome<AdviceView> advise(Caller caller, Json question) {
            return notes.answer(AdviceSample.advice(), question);
        }

        @Override
        public Outcome<SimulationRunView> start(Caller caller, Json question, IdempotencyKey key) {
            return notes.answer(AdviceSample.simulationRun(), question, key);
        }

        @Override
        public Outcome<Page<SimulationRunView>> list(Caller caller, Optional<String> cursor, int limit) {
            return notes.answer(Notes.page(AdviceSample.simulationRun()), cursor, limit);
        }

        @Override
        public Outcome<SimulationRunView> find(Caller caller, String simulation) {
            return notes.answer(AdviceSample.simulationRun(), simulation);
        }

        @Override
        public Outcome<SimulationRunView> cancel(Caller caller, String simulation, IdempotencyKey key) {
            return notes.answer(AdviceSample.simulationRun(), simulation, key);
        }
    }

    private final class FakePolicies implements Policies {
        @Override
        public Outcome<Policy> current(Caller caller) {
            return notes.answer(Sample.policy());
        }

        @Override
        public Outcome<Policy> version(Caller caller, long version) {
            return notes.answer(Sample.policy(), version);
        }

        @Override
        public Outcome<Page<Policy>> versions(Caller caller, Optional<String> cursor, int limit) {
            return notes.answer(Notes.page(Sample.policy()), cursor, limit);
        }

        @Override
        public Outcome<Policy> publish(Caller caller, long expectedVersion, Json draft, IdempotencyKey key) {
            return notes.answer(Sample.policy(), expectedVersion, draft, key);
        }

        @Override
        public Outcome<List<DryRun>> dryRun(
                Caller caller, List<ListingRef> listings, Optional<Json> draft, Optional<Instant> at) {
            return notes.answer(List.of(Sample.dryRun()), listings, draft, at);
        }

        @Override
        public Outcome<List<PolicyFault>> warnings(Caller caller, Optional<Json> draft) {
            return notes.answer(Sample.policy().warnings(), draft);
        }
    }
}
