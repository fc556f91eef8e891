package dev.parley.application.negotiation;

import dev.parley.application.Environment;
import dev.parley.application.RecordCommitter;
import dev.parley.application.RecordCommitter.Decision;
import dev.parley.application.SealedRecords;
import dev.parley.application.store.Append;
import dev.parley.application.store.Condition;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.util.Optional;
import java.util.Set;

/**
 * Private terms of a principal on a listing as they are kept, sealed.
 *
 * @param terms not empty
 * @param basis what they were set for
 * @param asRead the record that they were read from
 */
record StoredPrivateTerms(Json terms, TermsBasis basis, Condition asRead) {
    /** No terms. */
    static final Json NOTHING = Json.object().build();

    /**
     * The terms that a principal has set.
     *
     * @throws dev.parley.port.KeyUnavailableException if they cannot be opened
     */
    static Optional<StoredPrivateTerms> find(
            Environment environment, Tenant tenant, ListingRef listing, PrincipalId principal) {
        return stored(environment, tenant, listing, principal).flatMap(stored -> {
            Json body = new SealedRecords(environment.keys()).body(stored);
            return body.find("basis")
                    .map(basis -> new StoredPrivateTerms(
                            body.get("terms"), TermsBasis.fromJson(basis), Condition.on(stored)));
        });
    }

    private static Optional<StoredRecord> stored(
            Environment environment, Tenant tenant, ListingRef listing, PrincipalId principal) {
        return environment.store().record(tenant, RecordKind.PRIVATE_TERMS, id(listing, principal));
    }

    /** A record with other terms in place of those that are kept; without a basis when there are none. */
    static RecordPut put(
            Environment environment,
            Tenant tenant,
            ListingRef listing,
            PrincipalId principal,
            Json terms,
            Optional<TermsBasis> basis) {
        Json body = Json.object()
                .put("terms", terms)
                .putIf("basis", basis, TermsBasis::toJson)
                .build();
        long revision = stored(environment, tenant, listing, principal)
                .map(StoredRecord::revision)
                .orElse(0L);
        return new SealedRecords(environment.keys())
                .sealed(
                        tenant,
                        new RecordPut(
                                RecordKind.PRIVATE_TERMS,
                                id(listing, principal),
                                revision,
                                body,
                                Set.of(principal.value())));
    }

    /** Leaves nothing of what a principal has set on any listing. */
    static void erase(Environment environment, Tenant tenant, PrincipalId principal) {
        environment
                .store()
                .records(tenant, RecordKind.PRIVATE_TERMS, principal.value())
                .map(stored -> new ListingRef(stored.id().split("\n", 2)[0]))
                .forEach(listing -> new RecordCommitter(environment)
                        .untilOver(() -> erase(environment, tenant, listing, principal)));
    }

    private static Decision<Json> erase(
            Environment environment, Tenant tenant, ListingRef listing, PrincipalId principal) {
        return Decision.write(
                Append.to(tenant).record(put(environment, tenant, listing, principal, NOTHING, Optional.empty())),
                NOTHING);
    }

    private static String id(ListingRef listing, PrincipalId principal) {
        return listing.value() + "\n" + principal.value();
    }
}
