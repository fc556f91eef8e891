// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.AutopilotDecision;
import dev.parley.api.AutopilotDraft;
import dev.parley.api.AutopilotView;
import dev.parley.api.AutopilotView.State;
import dev.parley.api.AutopilotView.Why;
import dev.parley.api.Autopilots;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.application.Environment;
import dev.parley.application.autopilot.AutopilotRecord.Standing;
import dev.parley.application.autopilot.AutopilotRecords.Kept;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.PageRequest;
import dev.parley.application.command.RecordCommitter;
import dev.parley.application.command.RecordCommitter.Decision;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationAccess.Approach;
import dev.parley.application.outbox.AutopilotMessages;
import dev.parley.application.store.Append;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The use cases about autopilots. */
public final class AutopilotService implements Autopilots {
    private static final String NUMBER = "[1-9][0-9]{0,8}";

    private final Environment environment;
    private final NegotiationAccess access;
    private final RecordCommitter committer;
    private final AutopilotRecords records;
    private final Starting starting;

    public AutopilotService(NegotiationAccess access) {
        this.environment = access.environment();
        this.access = access;
        this.committer = new RecordCommitter(environment);
        this.records = new AutopilotRecords(environment);
        this.starting = new Starting(access, records);
    }

    /** The caller's seat, which only its principal in person gives to an autopilot. */
    private Outcome<Approach> own(Caller caller, NegotiationId negotiation) {
        return access.seated(caller, negotiation)
                .then(approach ->
                        caller.agent().isEmpty() ? Outcome.done(approach) : Outcome.refused(Reason.NOT_ENTITLED));
    }

    private Outcome<Kept> kept(Caller caller, NegotiationId negotiation) {
        return own(caller, negotiation)
                .then(approach -> records.find(caller.tenant(), negotiation, caller.principal())
                        .map(kept -> Outcome.done(asOfNow(kept, approach)))
                        .orElseGet(() -> Outcome.refused(Reason.NOT_FOUND)));
    }

    /** The same doing what it does by now, whether or not it has looked since. */
    private Kept asOfNow(Kept kept, Approach approach) {
        Instant at = approach.session().decidedAt(environment.now());
        Standing standing =
                Interruption.now(access.authority(), kept.tenant(), kept.autopilot(), approach.session(), at);
        return standing.equals(kept.autopilot().standing())
                ? kept
                : new Kept(kept.tenant(), kept.autopilot().standing(standing, at), kept.revision());
    }

    @Override
    public Outcome<AutopilotView> find(Caller caller, NegotiationId negotiation) {
        return kept(caller, negotiation).map(kept -> kept.autopilot().view(environment.now()));
    }

    @Override
    public Outcome<Page<AutopilotDecision>> decisions(
            Caller caller, NegotiationId negotiation, Optional<String> cursor, int limit) {
        return kept(caller, negotiation)
                .then(kept -> PageRequest.of(cursor, limit)
                        .then(window ->
                                cursor.filter(text -> !text.matches(NUMBER)).isPresent()
                                        ? Outcome.refused(PageRequest.noSuchCursor())
                                        : Outcome.done(window.page(
                                                (below, most) -> decisions(kept, below, most),
                                                decision -> Long.toString(decision.number()),
                                                decision -> decision.why().length()))));
    }

    private List<AutopilotDecision> decisions(Kept kept, Optional<String> below, int most) {
        return records.decisions(kept.tenant(), kept.autopilot(), below.map(Long::valueOf), most);
    }

    @Override
    public Outcome<AutopilotView> start(Caller caller, NegotiationId negotiation, Json draft, IdempotencyKey key) {
        return own(caller, negotiation)
                .then(approach -> access.idempotency()
                        .once(
                                new Idempotency.Command(caller, "startAutopilot " + negotiation, key, draft),
                                keep -> committer.untilOver(() -> started(caller, negotiation, draft, keep)),
                                answer -> Outcome.done(
                                        AutopilotAnswer.read(answer, negotiation, AutopilotDraft.fromJson(draft)))));
    }

    private Decision<AutopilotView> started(
            Caller caller, NegotiationId negotiation, Json draft, Idempotency.Keep keep) {
        return own(caller, negotiation)
                .then(approach -> starting.first(caller, approach, draft))
                .match(
                        fresh -> written(caller, fresh.value(), keep, true),
                        refused -> new Decision<>(Optional.empty(), refused.as()));
    }

    private Decision<AutopilotView> written(Caller caller, Kept next, Idempotency.Keep keep, boolean looks) {
        AutopilotRecord autopilot = next.autopilot();
        Instant now = environment.now();
        Append.Builder append = Append.to(caller.tenant())
                .record(records.put(caller.tenant(), autopilot, next.revision()))
                .answer(keep.apply(AutopilotAnswer.write(autopilot, now)));
        if (looks) {
            append.message(AutopilotMessages.wake(autopilot.negotiation(), autopilot.principal(), now))
                    .message(AutopilotMessages.beat(
                            autopilot.negotiation(),
                            autopilot.principal(),
                            autopilot.run(),
                            now.plus(AutopilotWork.BEAT)));
        }
        return Decision.write(append, autopilot.view(now));
    }

    @Override
    public Outcome<AutopilotView> pause(Caller caller, NegotiationId negotiation, IdempotencyKey key) {
        return changed(
                caller,
                negotiation,
                "pauseAutopilot",
                key,
                false,
                (kept, approach) -> kept.autopilot().isRunning()
                        ? Outcome.done(kept.autopilot().standing(Standing.paused(Why.BY_PRINCIPAL), environment.now()))
                        : Outcome.refused(Reason.AUTOPILOT_NOT_RUNNING));
    }

    @Override
    public Outcome<AutopilotView> resume(Caller caller, NegotiationId negotiation, IdempotencyKey key) {
        return changed(
                caller,
                negotiation,
                "resumeAutopilot",
                key,
                true,
                (kept, approach) -> kept.autopilot().standing().state() == State.PAUSED
                        ? starting.again(kept, approach)
                        : Outcome.refused(Reason.AUTOPILOT_NOT_PAUSED));
    }

    @Override
    public Outcome<AutopilotView> stop(Caller caller, NegotiationId negotiation, IdempotencyKey key) {
        return changed(
                caller,
                negotiation,
                "stopAutopilot",
                key,
                false,
                (kept, approach) -> kept.autopilot().standing().state() == State.STOPPED
                        ? Outcome.refused(Reason.AUTOPILOT_STOPPED)
                        : Outcome.done(
                                kept.autopilot().standing(Standing.stopped(Why.BY_PRINCIPAL), environment.now())));
    }

    private Outcome<AutopilotView> changed(
            Caller caller,
            NegotiationId negotiation,
            String operation,
            IdempotencyKey key,
            boolean looks,
            BiFunction<Kept, Approach, Outcome<AutopilotRecord>> change) {
        Json request = Json.object().put("negotiation", negotiation.value()).build();
        return kept(caller, negotiation)
                .then(seen -> access.idempotency()
                        .once(
                                new Idempotency.Command(caller, operation + " " + negotiation, key, request),
                                keep -> committer.untilOver(() -> changed(caller, negotiation, looks, change, keep)),
                                answer -> Outcome.done(AutopilotAnswer.read(
                                        answer, negotiation, seen.autopilot().draft()))));
    }

    private Decision<AutopilotView> changed(
            Caller caller,
            NegotiationId negotiation,
            boolean looks,
            BiFunction<Kept, Approach, Outcome<AutopilotRecord>> change,
            Idempotency.Keep keep) {
        return own(caller, negotiation)
                .then(approach -> kept(caller, negotiation)
                        .then(kept -> change.apply(kept, approach)
                                .map(next -> new Kept(caller.tenant(), next, kept.revision()))))
                .match(
                        next -> written(caller, next.value(), keep, looks),
                        refused -> new Decision<>(Optional.empty(), refused.as()));
    }
}
