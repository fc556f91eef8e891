// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.policy;

import dev.parley.application.Environment;
import dev.parley.application.store.Append;
import dev.parley.application.store.Condition;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Tenant;
import dev.parley.policy.Policy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The policy's versions as they are kept: a record each, put once more when the next one replaces it. */
public final class PolicyVersions {
    private static final String OWNER = "policy";
    private static final long IN_FORCE = 1;

    private final Environment environment;

    public PolicyVersions(Environment environment) {
        this.environment = environment;
    }

    /** The newest version, which is in force. */
    public Optional<Policy> current(Tenant tenant) {
        return page(tenant, Optional.empty(), 1).stream().findFirst();
    }

    /** The condition that a version is in force still. */
    public static Condition inForce(Policy policy) {
        return new Condition(RecordKind.POLICY, id(policy.version()), IN_FORCE);
    }

    /** The next version, and the end of the one before. */
    static Append.Builder publish(Append.Builder append, Policy next, Optional<Policy> before) {
        before.ifPresent(policy -> append.record(put(policy, IN_FORCE)));
        return append.record(put(next, 0));
    }

    private static RecordPut put(Policy policy, long expectedRevision) {
        return new RecordPut(RecordKind.POLICY, id(policy.version()), expectedRevision, policy.toJson(), Set.of(OWNER));
    }

    Optional<Policy> version(Tenant tenant, long version) {
        return environment
                .store()
                .record(tenant, RecordKind.POLICY, id(version))
                .map(PolicyVersions::read);
    }

    List<Policy> page(Tenant tenant, Optional<String> before, int limit) {
        return environment.store().records(tenant, RecordKind.POLICY, OWNER, before, limit).stream()
                .map(PolicyVersions::read)
                .toList();
    }

    /** A version as a record's id, zero-padded so that ids sort as versions do. */
    static String id(long version) {
        return String.format(Locale.ROOT, "%016d", version);
    }

    private static Policy read(StoredRecord stored) {
        return Policy.fromJson(stored.body());
    }
}
