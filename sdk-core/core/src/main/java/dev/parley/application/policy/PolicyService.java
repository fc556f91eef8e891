// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.policy;

import dev.parley.api.DryRun;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.api.Policies;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.PageRequest;
import dev.parley.application.command.RecordCommitter;
import dev.parley.application.command.RecordCommitter.Decision;
import dev.parley.application.command.Violation;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.Append;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.Safe;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyFault;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The use cases about the policy. */
public final class PolicyService implements Policies {
    private final Environment environment;
    private final Idempotency idempotency;
    private final RecordCommitter committer;
    private final PolicyVersions book;
    private final DryRunning dryRunning;
    private final RegisteredProtocols protocols;

    public PolicyService(Environment environment, Idempotency idempotency, TrialOpenings openings) {
        this.environment = environment;
        this.idempotency = idempotency;
        this.committer = new RecordCommitter(environment);
        this.book = new PolicyVersions(environment);
        this.dryRunning = new DryRunning(environment, openings);
        this.protocols = new RegisteredProtocols(environment);
    }

    @Override
    public Outcome<Policy> current(Caller caller) {
        return reading(caller, () -> found(book.current(caller.tenant())));
    }

    @Override
    public Outcome<Policy> version(Caller caller, long version) {
        return reading(caller, () -> found(version < 1 ? Optional.empty() : book.version(caller.tenant(), version)));
    }

    @Override
    public Outcome<Page<Policy>> versions(Caller caller, Optional<String> cursor, int limit) {
        return reading(
                caller,
                () -> PageRequest.of(cursor, limit)
                        .map(window -> window.page(
                                (below, most) -> book.page(caller.tenant(), below, most),
                                policy -> PolicyVersions.id(policy.version()),
                                policy -> policy.toJson().canonicalText().length())));
    }

    @Override
    public Outcome<List<DryRun>> dryRun(
            Caller caller, List<ListingRef> listings, Optional<Json> draft, Optional<Instant> at) {
        return reading(caller, () -> dryRunning.run(caller, listings, draft.map(PolicyDraft::new), at));
    }

    @Override
    public Outcome<List<PolicyFault>> warnings(Caller caller, Optional<Json> draft) {
        return reading(caller, () -> dryRunning.warnings(caller, draft.map(PolicyDraft::new)));
    }

    private static <T> Outcome<T> reading(Caller caller, Supplier<Outcome<T>> read) {
        boolean entitled = caller.is(Caller.Role.POLICY_EDITOR) || caller.is(Caller.Role.OPERATOR);
        return entitled ? read.get() : Outcome.refused(Reason.NOT_ENTITLED);
    }

    private static Outcome<Policy> found(Optional<Policy> policy) {
        return policy.map(Outcome::done).orElseGet(() -> Outcome.refused(Reason.NOT_FOUND));
    }

    @Override
    public Outcome<Policy> publish(Caller caller, long expectedVersion, Json draft, IdempotencyKey key) {
        if (!caller.is(Caller.Role.POLICY_EDITOR)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        Json request = Json.object()
                .put("expected", Long.toString(expectedVersion))
                .put("draft", draft)
                .build();
        return idempotency.once(
                new Idempotency.Command(caller, "publish", key, request),
                keep -> committer.untilOver(() -> publish(caller, expectedVersion, new PolicyDraft(draft), keep)),
                answer -> Outcome.done(Policy.fromJson(answer.get("policy"))));
    }

    private Decision<Policy> publish(Caller caller, long expectedVersion, PolicyDraft draft, Idempotency.Keep keep) {
        if (expectedVersion < 0 || expectedVersion >= Safe.MAX) {
            return Decision.refuse(Reason.STALE_REVISION);
        }
        Instant at = environment.now();
        long next = expectedVersion + 1;
        List<Violation> faults = draft.faults(protocols, next, caller.principal(), at);
        if (!faults.isEmpty()) {
            return Decision.refuse(Violation.refusal(Reason.INVALID_REQUEST, "", faults));
        }
        Optional<Policy> current = book.current(caller.tenant());
        if (current.map(Policy::version).orElse(0L) != expectedVersion) {
            return Decision.refuse(Reason.STALE_REVISION);
        }
        Policy policy = draft.policy(next, caller.principal(), at);
        Json answer = Json.object().put("policy", policy.toJson()).build();
        Append.Builder append = Append.to(caller.tenant()).answer(keep.apply(answer));
        changes(policy, at).map(Messages::termsTouched).forEach(append::message);
        return Decision.write(PolicyVersions.publish(append, policy, current), policy);
    }

    /** When what a policy chooses may become another: now, and whenever a rule takes effect or ends. */
    private static Stream<Instant> changes(Policy policy, Instant at) {
        Stream<Instant> later = policy.rules().stream()
                .flatMap(rule -> Stream.of(rule.effectiveFrom(), rule.effectiveUntil()))
                .flatMap(Optional::stream)
                .filter(at::isBefore);
        return Stream.concat(Stream.of(at), later).distinct();
    }
}
