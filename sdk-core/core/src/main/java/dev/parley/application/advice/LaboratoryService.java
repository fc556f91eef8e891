// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.api.AdviceView;
import dev.parley.api.Laboratory;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.api.SimulationRunView;
import dev.parley.api.SimulationRunView.State;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.PageRequest;
import dev.parley.application.command.RecordCommitter;
import dev.parley.application.command.RecordCommitter.Decision;
import dev.parley.application.store.Append;
import dev.parley.application.store.StoredRecord;
import dev.parley.laboratory.Results;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.Tenant;
import dev.parley.policy.PolicyRule;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The use cases about the laboratory. */
public final class LaboratoryService implements Laboratory, AutoCloseable {
    /** When whatever waited on a node has ended, with some time to spare. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(15);

    /** About how long a simulation is without its advice. */
    private static final long LISTED_CHARACTERS = 400;

    private final Environment environment;
    private final Idempotency idempotency;
    private final RecordCommitter committer;
    private final QuestionReader atOnce;
    private final QuestionReader inTime;
    private final AdvisedRules rules;
    private final Advising advising;
    private final Simulations simulations;
    private final SimulationQueue queue;

    public LaboratoryService(Environment environment, Idempotency idempotency) {
        this.environment = environment;
        this.idempotency = idempotency;
        this.committer = new RecordCommitter(environment);
        this.atOnce = new QuestionReader(MOST_PLAYS_AT_ONCE, this::seed);
        this.inTime = new QuestionReader(MOST_PLAYS, this::seed);
        this.rules = new AdvisedRules(environment);
        this.advising = new Advising();
        this.simulations = new Simulations(environment);
        this.queue = new SimulationQueue(environment, simulations, rules);
    }

    /** A seed that JSON carries. */
    private long seed() {
        return ByteBuffer.wrap(environment.ids().bytes(Long.BYTES)).getLong() >>> 11;
    }

    @Override
    public Outcome<AdviceView> advise(Caller caller, Json question) {
        return entitled(
                caller,
                () -> atOnce.read(question)
                        .then(asked -> advising.play(asked.question())
                                .map(results -> advice(caller.tenant(), asked, results))));
    }

    private AdviceView advice(Tenant tenant, AskedQuestion asked, Results results) {
        AdviceWriter writer = new AdviceWriter(asked, results);
        AdviceView advice = writer.view();
        return proposing(tenant, advice, writer.advised(advice).flatMap(model -> rules.rule(asked, model)));
    }

    private AdviceView proposing(Tenant tenant, AdviceView advice, Optional<PolicyRule> rule) {
        return advice.proposing(rule.flatMap(proposed -> rules.proposal(tenant, proposed)));
    }

    @Override
    public Outcome<SimulationRunView> start(Caller caller, Json question, IdempotencyKey key) {
        return entitled(
                caller,
                () -> idempotency.once(
                        new Idempotency.Command(caller, "simulate", key, question),
                        keep -> started(caller.tenant(), question, keep),
                        answer -> Outcome.done(waiting(SimulationRecord.fromJson(answer.get("simulation"))))));
    }

    private Optional<Outcome<SimulationRunView>> started(Tenant tenant, Json question, Idempotency.Keep keep) {
        return inTime.read(question)
                .match(
                        read -> inPlace(tenant, read.value(), keep),
                        refused -> Optional.of(refused.<SimulationRunView>as()));
    }

    private Optional<Outcome<SimulationRunView>> inPlace(Tenant tenant, AskedQuestion asked, Idempotency.Keep keep) {
        if (!queue.reserve()) {
            return Optional.of(Outcome.refused(Reason.LABORATORY_BUSY));
        }
        boolean added = false;
        try {
            SimulationRecord queued =
                    SimulationRecord.queued(simulations.freshId(), asked.question(), environment.now());
            Json answer = Json.object().put("simulation", queued.toJson()).build();
            Optional<Outcome<SimulationRunView>> written = committer.untilOver(() -> Decision.write(
                    Append.to(tenant).record(queued.put(0)).answer(keep.apply(answer)), waiting(queued)));
            if (written.isPresent()) {
                queue.add(tenant, queued.id(), asked);
                added = true;
                simulations.forgetOld(tenant);
            }
            return written;
        } finally {
            if (!added) {
                queue.release();
            }
        }
    }

    private SimulationRunView waiting(SimulationRecord queued) {
        return queued.view(queued.state(), Optional.empty(), environment.now());
    }

    @Override
    public Outcome<SimulationRunView> find(Caller caller, String simulation) {
        return entitled(
                caller,
                () -> simulations
                        .find(caller.tenant(), simulation)
                        .map(SimulationRecord::of)
                        .map(record -> Outcome.done(view(caller.tenant(), record)))
                        .orElseGet(() -> Outcome.refused(Reason.NOT_FOUND)));
    }

    @Override
    public Outcome<Page<SimulationRunView>> list(Caller caller, Optional<String> cursor, int limit) {
        return entitled(
                caller,
                () -> PageRequest.of(cursor, limit)
                        .map(window -> window.page(
                                        (below, most) -> simulations.page(caller.tenant(), below, most),
                                        SimulationRecord::id,
                                        record -> LISTED_CHARACTERS)
                                .map(record -> view(record, Optional.empty()))));
    }

    private SimulationRunView view(Tenant tenant, SimulationRecord record) {
        return view(record, record.advice().map(found -> proposing(tenant, found, record.rule())));
    }

    private SimulationRunView view(SimulationRecord record, Optional<AdviceView> advice) {
        SimulationRecord fresh = queue.done(record.id())
                .filter(done -> record.state() == State.RUNNING)
                .map(record::running)
                .orElse(record);
        return fresh.view(shown(record), advice, environment.now());
    }

    /** What nobody plays any more is lost. */
    private State shown(SimulationRecord record) {
        Instant over = record.requestedAt().plus(LOST_AFTER);
        boolean lost = record.state().isOpen()
                && !queue.has(record.id())
                && !environment.now().isBefore(over);
        return lost ? State.LOST : record.state();
    }

    @Override
    public Outcome<SimulationRunView> cancel(Caller caller, String simulation, IdempotencyKey key) {
        Json request = Json.object().put("simulation", simulation).build();
        return entitled(
                caller,
                () -> simulations.find(caller.tenant(), simulation).isEmpty()
                        ? Outcome.refused(Reason.NOT_FOUND)
                        : idempotency.once(
                                new Idempotency.Command(caller, "cancelSimulation " + simulation, key, request),
                                keep -> committer.untilOver(() -> cancelled(caller.tenant(), simulation, keep)),
                                answer -> Outcome.done(waiting(SimulationRecord.fromJson(answer.get("simulation"))))));
    }

    private Decision<SimulationRunView> cancelled(Tenant tenant, String simulation, Idempotency.Keep keep) {
        Optional<StoredRecord> stored = simulations.find(tenant, simulation);
        if (stored.isEmpty()) {
            return Decision.refuse(Reason.NOT_FOUND);
        }
        SimulationRecord before = SimulationRecord.of(stored.get());
        if (!shown(before).isOpen()) {
            return Decision.refuse(Reason.SIMULATION_ENDED);
        }
        queue.cancel(simulation);
        SimulationRecord after = before.ended(
                State.CANCELLED, queue.done(simulation).orElse(before.done()), environment.now(), Optional.empty());
        Json answer = Json.object().put("simulation", after.toJson()).build();
        return Decision.write(
                Append.to(tenant).record(after.put(stored.get().revision())).answer(keep.apply(answer)),
                waiting(after));
    }

    private static <T> Outcome<T> entitled(Caller caller, Supplier<Outcome<T>> ask) {
        boolean entitled = caller.is(Caller.Role.POLICY_EDITOR) || caller.is(Caller.Role.OPERATOR);
        return entitled ? ask.get() : Outcome.refused(Reason.NOT_ENTITLED);
    }

    /** Gives up whatever is played. */
    @Override
    public void close() {
        advising.close();
        queue.close();
    }
}
