package dev.parley.application.mandate;

import dev.parley.application.Environment;
import dev.parley.application.RecordCommitter;
import dev.parley.application.RecordCommitter.Decision;
import dev.parley.application.store.Append;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.StoredRecord;
import dev.parley.mandate.Mandate;
import dev.parley.model.MandateId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Reason;
import java.util.Optional;

/** Takes mandates whose time has come out of the list in which authority is looked for, so that it stays short. */
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
