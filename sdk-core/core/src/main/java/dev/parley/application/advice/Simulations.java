// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.application.Environment;
import dev.parley.application.Ids;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The simulations of all tenants as they are kept. */
final class Simulations {
    /** How long a simulation is kept. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final String PREFIX = "sim";
    private static final int FORGOTTEN_AT_ONCE = 100;
    private static final int ATTEMPTS = 5;

    private final Environment environment;

    Simulations(Environment environment) {
        this.environment = environment;
    }

    String freshId() {
        return environment.ids().next(PREFIX);
    }

    Optional<StoredRecord> find(Tenant tenant, String id) {
        return environment.store().record(tenant, RecordKind.SIMULATION, id);
    }

    /** At most so many of a tenant, newest first, from below an id on. */
    List<SimulationRecord> page(Tenant tenant, Optional<String> below, int most) {
        return environment.store().records(tenant, RecordKind.SIMULATION, SimulationRecord.OWNER, below, most).stream()
                .map(SimulationRecord::of)
                .toList();
    }

    /**
     * Changes a simulation that has not ended; again where somebody else wrote it meanwhile.
     *
     * @return whether it was changed: nothing is where it has ended or is gone
     */
    boolean change(Tenant tenant, String id, UnaryOperator<SimulationRecord> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<StoredRecord> stored = find(tenant, id)
                    .filter(record -> SimulationRecord.of(record).state().isOpen());
            if (stored.isEmpty()) {
                return false;
            }
            RecordPut put = change.apply(SimulationRecord.of(stored.get()))
                    .put(stored.get().revision());
            CommitResult result =
                    environment.store().commit(Append.to(tenant).record(put).build());
            if (result instanceof CommitResult.Appended) {
                return true;
            }
        }
        return false;
    }

    /** Forgets simulations that have been kept for long enough, some at a time. */
    void forgetOld(Tenant tenant) {
        Instant until = environment.now().minus(KEPT);
        List<StoredRecord> old = environment
                .store()
                .records(
                        tenant,
                        RecordKind.SIMULATION,
                        SimulationRecord.OWNER,
                        Optional.of(Ids.before(PREFIX, until)),
                        FORGOTTEN_AT_ONCE);
        if (!old.isEmpty()) {
            Append.Builder append = Append.to(tenant);
            old.forEach(record -> append.record(RecordPut.removal(record)));
            // Where another node forgets the same, it has done so.
            CommitResult ignored = environment.store().commit(append.build());
        }
    }
}
