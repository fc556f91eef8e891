package dev.parley.application.policy;

import dev.parley.application.Environment;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Tenant;
import dev.parley.policy.Policy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The policy's versions as they are kept: a record each, never changed. */
public final class PolicyBook {
    static final String OWNER = "policy";

    private final Environment environment;

    public PolicyBook(Environment environment) {
        this.environment = environment;
    }

    /** The newest version, which is in force. */
    public Optional<Policy> current(Tenant tenant) {
        return page(tenant, Optional.empty(), 1).stream().findFirst();
    }

    Optional<Policy> version(Tenant tenant, long version) {
        return environment
                .store()
                .record(tenant, RecordKind.POLICY, id(version))
                .map(PolicyBook::read);
    }

    List<Policy> page(Tenant tenant, Optional<String> before, int limit) {
        return environment.store().records(tenant, RecordKind.POLICY, OWNER, before, limit).stream()
                .map(PolicyBook::read)
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
