// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.application.Environment;
import dev.parley.application.command.RecordCommitter;
import dev.parley.application.command.RecordCommitter.Decision;
import dev.parley.application.store.Append;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.StoredRecord;
import dev.parley.mandate.Mandate;
import dev.parley.model.MandateId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Ends mandates without anybody's command: those whose time has come leave the list in which authority is looked for, so
 * that it stays short; those of a barred principal are revoked.
 */
public final class MandateExpiry {
    private final Environment environment;
    private final RecordCommitter committer;

    public MandateExpiry(Environment environment) {
        this.environment = environment;
        this.committer = new RecordCommitter(environment);
    }

    /** Takes a mandate out that is no longer valid; one that is, or was revoked, stays as it is. */
    public void retire(Tenant tenant, MandateId id) {
        var unused = committer.untilOver(() -> attempt(tenant, id));
    }

    /**
     * Revokes the mandates that a principal gave under an admission, newest first.
     *
     * @param before only those with an id below this one
     * @param each does it for one, given what revokes it
     * @return the last one that was looked at, if there may be more
     */
    public Optional<String> revoke(
            Tenant tenant,
            PrincipalId principal,
            long admission,
            Optional<String> before,
            int most,
            Consumer<Runnable> each) {
        String owner = Authority.givenUnder(principal, admission);
        List<StoredRecord> found = environment.store().records(tenant, RecordKind.MANDATE, owner, before, most);
        found.forEach(stored -> each.accept(() -> revoke(tenant, new MandateId(stored.id()))));
        return found.size() < most
                ? Optional.empty()
                : Optional.of(found.get(most - 1).id());
    }

    private void revoke(Tenant tenant, MandateId id) {
        var unused = committer.untilOver(() -> {
            Optional<StoredRecord> stored = environment.store().record(tenant, RecordKind.MANDATE, id.value());
            Optional<Mandate> mandate = stored.map(Authority::read)
                    .filter(found -> found.revokedAt().isEmpty());
            if (mandate.isEmpty()) {
                return Decision.refuse(Reason.NOT_FOUND);
            }
            Append.Builder append = Append.to(tenant);
            return Decision.write(append, Granting.end(mandate.get(), stored.get(), environment.now(), append));
        });
    }

    private Decision<Mandate> attempt(Tenant tenant, MandateId id) {
        Optional<StoredRecord> stored = environment.store().record(tenant, RecordKind.MANDATE, id.value());
        Optional<Mandate> ended = stored.map(Authority::read)
                .filter(mandate ->
                        mandate.revokedAt().isEmpty() && !environment.now().isBefore(mandate.validUntil()));
        if (ended.isEmpty()) {
            return Decision.refuse(Reason.NOT_FOUND);
        }
        Append.Builder append = Append.to(tenant)
                .record(Granting.put(ended.get(), stored.get().revision(), Authority.ownersOfEnded(ended.get())));
        return Decision.write(append, ended.get());
    }
}
