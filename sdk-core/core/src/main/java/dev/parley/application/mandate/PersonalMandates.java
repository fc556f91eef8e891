// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.application.Environment;
import dev.parley.application.command.RecordCommitter;
import dev.parley.application.command.RecordCommitter.Decision;
import dev.parley.application.store.Append;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.mandate.Mandate;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import dev.parley.port.KeyUnavailableException;
import dev.parley.protocol.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The mandates that a principal has given, limits of its own among them, and what its agents asked of it. */
public final class PersonalMandates {
    private final Environment environment;
    private final ApprovalRecords approvals;

    public PersonalMandates(Environment environment) {
        this.environment = environment;
        this.approvals = new ApprovalRecords(environment);
    }

    /** Whether the principal has ever given any. */
    public boolean areAny(Tenant tenant, PrincipalId principal) {
        return records(tenant, RecordKind.MANDATE, principal).findFirst().isPresent();
    }

    /** Those that have not ended. */
    public Stream<Mandate> unended(Tenant tenant, PrincipalId principal) {
        Instant now = environment.now();
        return records(tenant, RecordKind.MANDATE, principal)
                .map(Authority::read)
                .filter(mandate -> mandate.revokedAt().isEmpty() && now.isBefore(mandate.validUntil()));
    }

    /** Erases those that have ended and were given no later than an instant, and the requests that are no younger. */
    public void erase(Tenant tenant, PrincipalId principal, Instant until) {
        Instant now = environment.now();
        erase(tenant, RecordKind.MANDATE, principal, stored -> {
            Mandate mandate = Authority.read(stored);
            boolean ended = mandate.revokedAt().isPresent() || !now.isBefore(mandate.validUntil());
            return ended && !mandate.createdAt().isAfter(until);
        });
        erase(tenant, RecordKind.APPROVAL, principal, stored -> !isLater(stored, until));
    }

    /** Whether it was asked after an instant; of one that cannot be read nobody has any use. */
    private boolean isLater(StoredRecord request, Instant until) {
        try {
            return approvals.read(request).requestedAt().isAfter(until);
        } catch (KeyUnavailableException e) {
            return false;
        }
    }

    private void erase(Tenant tenant, RecordKind kind, PrincipalId principal, Predicate<StoredRecord> which) {
        records(tenant, kind, principal).filter(which).forEach(stored -> {
            var unused = new RecordCommitter(environment).untilOver(() -> removal(tenant, kind, stored.id()));
        });
    }

    private Decision<Boolean> removal(Tenant tenant, RecordKind kind, String id) {
        Optional<StoredRecord> current = environment.store().record(tenant, kind, id);
        return current.map(stored -> Decision.write(Append.to(tenant).record(RecordPut.removal(stored)), Boolean.TRUE))
                .orElseGet(() -> Decision.refuse(Reason.NOT_FOUND));
    }

    private Stream<StoredRecord> records(Tenant tenant, RecordKind kind, PrincipalId principal) {
        return environment.store().records(tenant, kind, Authority.givenBy(principal));
    }
}
