// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.Stopwatch;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredAnswer;
import dev.parley.model.Hash;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Runs a command once for each idempotency key: a retry gets the first answer, another request with the same key is
 * refused. The answer is kept in the commit that it answers for; a refusal is kept too, so that no late duplicate is ever
 * decided anew, unless its code says that the same request may be sent again. Whoever calls this has checked entitlement
 * already.
 */
public final class Idempotency {
    private final Environment environment;
    private final Stopwatch stopwatch;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    public Idempotency(Environment environment) {
        this.environment = environment;
        this.stopwatch = new Stopwatch(environment);
    }

    /**
     * A command.
     *
     * @param caller who commands
     * @param about the principal with whom its answer is forgotten
     * @param operation what, with what it is about, such as {@code move neg_…}
     * @param key the caller's name for it
     * @param request all that it says
     */
    public record Command(Caller caller, PrincipalId about, String operation, IdempotencyKey key, Json request) {
        /** A command about the caller's own. */
        public Command(Caller caller, String operation, IdempotencyKey key, Json request) {
            this(caller, caller.principal(), operation, key, request);
        }

        /** The first word of the operation, without what it is about. */
        String verb() {
            return operation.split("[ \n]", 2)[0];
        }

        String scope() {
            Hash command = Hash.sha256(Json.array(List.of(
                            Json.of(caller.principal().value()),
                            caller.agent().map(agent -> Json.of(agent.value())).orElseGet(() -> Json.of("")),
                            Json.of(operation)))
                    .canonical());
            return StoredAnswer.scope(about, command);
        }
    }

    /** Makes the answer to be kept beside what a command writes. */
    public static final class Keep {
        private final Function<Json, StoredAnswer> answer;
        private boolean refused;

        private Keep(Function<Json, StoredAnswer> answer) {
            this.answer = answer;
        }

        /** The answer to a command that is done. */
        public StoredAnswer apply(Json done) {
            return answer.apply(done);
        }

        /** The answer to a command whose refusal writes something, beside which it is kept. */
        public StoredAnswer refusal(Outcome.Refused<?> refusal) {
            refused = true;
            return answer.apply(written(refusal));
        }
    }

    /**
     * Runs a command, or finds its kept answer.
     *
     * @param decide decides and commits, keeping its answer with the commit; it answers nothing when the commit found
     *     that the key has an answer already
     * @param replay reads a kept answer back
     */
    public <T> Outcome<T> once(
            Command command, Function<Keep, Optional<Outcome<T>>> decide, Function<Json, Outcome<T>> replay) {
        return stopwatch.time(command.verb(), () -> alone(command, decide, replay));
    }

    private <T> Outcome<T> alone(
            Command command, Function<Keep, Optional<Outcome<T>>> decide, Function<Json, Outcome<T>> replay) {
        String flight = command.caller().tenant() + "\n" + command.scope() + "\n" + command.key();
        if (!inFlight.add(flight)) {
            return Outcome.refused(Reason.IDEMPOTENCY_IN_FLIGHT);
        }
        try {
            return decideOnce(command, decide, replay);
        } finally {
            inFlight.remove(flight);
        }
    }

    private <T> Outcome<T> decideOnce(
            Command command, Function<Keep, Optional<Outcome<T>>> decide, Function<Json, Outcome<T>> replay) {
        Hash fingerprint = fingerprint(command);
        Optional<Outcome<T>> kept = kept(command, fingerprint, replay);
        if (kept.isPresent()) {
            return kept.get();
        }
        Keep keep = new Keep(answer -> keep(command, fingerprint, answer));
        return decide.apply(keep)
                .map(outcome -> keepRefusal(command, keep, outcome))
                .or(() -> kept(command, fingerprint, replay))
                .orElseThrow(() -> new StoreUnavailableException("the kept answer of a command cannot be found"));
    }

    private <T> Optional<Outcome<T>> kept(Command command, Hash fingerprint, Function<Json, Outcome<T>> replay) {
        Store store = environment.store();
        return store.answer(
                        command.caller().tenant(),
                        command.scope(),
                        command.key().value())
                .map(answer -> answer.fingerprint().equals(fingerprint)
                        ? replayed(answer.answer(), replay)
                        : Outcome.refused(Reason.IDEMPOTENCY_KEY_REUSED));
    }

    private static <T> Outcome<T> replayed(Json answer, Function<Json, Outcome<T>> replay) {
        Optional<Json> refused = answer.find("refused");
        if (refused.isEmpty()) {
            return replay.apply(answer).match(done -> new Outcome.Done<>(done.value(), true), refusal -> refusal);
        }
        SortedMap<String, Json> params =
                new TreeMap<>(refused.get().get("params").members());
        List<Allowed> allowed = refused.get().get("allowed").list(Idempotency::allowed);
        return new Outcome.Refused<>(StoredRefusalCode.fromJson(refused.get()), params, allowed, true);
    }

    private <T> Outcome<T> keepRefusal(Command command, Keep keep, Outcome<T> outcome) {
        return outcome.match(done -> done, refused -> {
            if (refused.code().endsItsKey() && !keep.refused) {
                Append append = Append.to(command.caller().tenant())
                        .answer(keep.refusal(refused))
                        .build();
                CommitResult ignored = environment.store().commit(append);
            }
            return refused;
        });
    }

    private static Json written(Outcome.Refused<?> refused) {
        Json.Builder params = Json.object();
        for (Map.Entry<String, Json> param : refused.params().entrySet()) {
            params.put(param.getKey(), param.getValue());
        }
        return Json.object()
                .put(
                        "refused",
                        Json.object()
                                .put("code", refused.code().name())
                                .put("sort", refused.code().sort().name())
                                .put("title", refused.code().title())
                                .put("params", params.build())
                                .put("allowed", Json.array(refused.allowedActions(), Idempotency::written))
                                .build())
                .build();
    }

    private static Json written(Allowed allowed) {
        return Json.object()
                .put("kind", allowed.kind())
                .putIf("answers", allowed.answers(), offer -> Json.of(offer.value()))
                .put("limits", allowed.limits())
                .build();
    }

    private static Allowed allowed(Json json) {
        return new Allowed(
                json.get("kind").text(), json.find("answers").map(Json::text).map(OfferId::new), json.get("limits"));
    }

    private StoredAnswer keep(Command command, Hash fingerprint, Json answer) {
        Instant until = environment.now().plus(environment.settings().answersKept());
        return new StoredAnswer(command.scope(), command.key().value(), fingerprint, answer, until);
    }

    /** Bound to the command, so that equal requests of two parties do not show as such. */
    private Hash fingerprint(Command command) {
        return Fingerprint.of(
                environment.keys(),
                "command",
                List.of(
                        Json.of(command.caller().tenant().value()),
                        Json.of(command.scope()),
                        Json.of(command.key().value()),
                        command.request()));
    }
}
