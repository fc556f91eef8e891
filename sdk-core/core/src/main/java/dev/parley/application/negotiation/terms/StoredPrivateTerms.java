// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.terms;

import dev.parley.application.Environment;
import dev.parley.application.command.RecordCommitter;
import dev.parley.application.command.RecordCommitter.Decision;
import dev.parley.application.command.SealedRecords;
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
import java.util.stream.Stream;

/**
 * Private terms of a principal on a listing as they are kept, sealed.
 *
 * @param terms not empty
 * @param basis what they were set for
 * @param lapseTold whether listeners were told that they have lapsed
 * @param revision of the record that they were read from
 */
public record StoredPrivateTerms(
        ListingRef listing, PrincipalId principal, Json terms, TermsBasis basis, boolean lapseTold, long revision) {
    /** No terms. */
    static final Json NOTHING = Json.object().build();

    private static final String ALL = "all";

    /**
     * What a principal has set.
     *
     * @throws dev.parley.port.KeyUnavailableException if it cannot be opened
     */
    static Found find(Environment environment, Tenant tenant, ListingRef listing, PrincipalId principal) {
        Optional<StoredRecord> stored = stored(environment, tenant, listing, principal);
        return new Found(
                listing, principal, stored.flatMap(record -> read(environment, record)), stored.map(Condition::on));
    }

    /**
     * What a principal has set on a listing.
     *
     * @param terms empty when none are set
     * @param asRead the record that says so; empty when none were ever set
     */
    record Found(
            ListingRef listing, PrincipalId principal, Optional<StoredPrivateTerms> terms, Optional<Condition> asRead) {
        /**
         * Lets an append be written only while it stays so. That none were ever set is written down with it: what is absent
         * cannot be locked.
         */
        void restOn(Environment environment, Tenant tenant, Append.Builder append) {
            asRead.ifPresentOrElse(
                    append::condition,
                    () -> append.record(StoredPrivateTerms.put(
                            environment, tenant, listing, principal, NOTHING, Optional.empty(), 0)));
        }
    }

    /** What anybody has ever set, on a listing or on all; they are read as the stream is. */
    static Stream<StoredRecord> all(Environment environment, Tenant tenant, Optional<ListingRef> listing) {
        return environment
                .store()
                .records(
                        tenant,
                        RecordKind.PRIVATE_TERMS,
                        listing.map(StoredPrivateTerms::on).orElse(ALL));
    }

    /**
     * The terms that a record holds; empty when they were taken back.
     *
     * @throws dev.parley.port.KeyUnavailableException if they cannot be opened
     */
    static Optional<StoredPrivateTerms> read(Environment environment, StoredRecord stored) {
        Json body = new SealedRecords(environment.keys()).body(stored);
        return body.find("basis")
                .map(basis -> new StoredPrivateTerms(
                        new ListingRef(body.get("listing").text()),
                        new PrincipalId(body.get("principal").text()),
                        body.get("terms"),
                        TermsBasis.fromJson(basis),
                        body.get("lapseTold").bool(),
                        stored.revision()));
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
        long revision = stored(environment, tenant, listing, principal)
                .map(StoredRecord::revision)
                .orElse(0L);
        return put(environment, tenant, listing, principal, terms, basis, revision);
    }

    private static RecordPut put(
            Environment environment,
            Tenant tenant,
            ListingRef listing,
            PrincipalId principal,
            Json terms,
            Optional<TermsBasis> basis,
            long revision) {
        return put(environment, tenant, listing, principal, body(listing, principal, terms, basis, false), revision);
    }

    /** The same terms, and whether listeners were told that they have lapsed. */
    RecordPut telling(Environment environment, Tenant tenant, boolean told) {
        Json body = body(listing, principal, terms, Optional.of(basis), told);
        return put(environment, tenant, listing, principal, body, revision);
    }

    private static RecordPut put(
            Environment environment,
            Tenant tenant,
            ListingRef listing,
            PrincipalId principal,
            Json body,
            long revision) {
        RecordPut put = new RecordPut(
                RecordKind.PRIVATE_TERMS,
                id(listing, principal),
                revision,
                body,
                Set.of(ALL, on(listing), by(principal)));
        return new SealedRecords(environment.keys()).sealed(tenant, put);
    }

    private static Json body(
            ListingRef listing, PrincipalId principal, Json terms, Optional<TermsBasis> basis, boolean told) {
        return Json.object()
                .put("listing", listing.value())
                .put("principal", principal.value())
                .put("terms", terms)
                .putIf("basis", basis, TermsBasis::toJson)
                .put("lapseTold", told)
                .build();
    }

    private static String on(ListingRef listing) {
        return "on\n" + listing.value();
    }

    private static String by(PrincipalId principal) {
        return "by\n" + principal.value();
    }

    /** Leaves nothing of what a principal has set on any listing. */
    public static void erase(Environment environment, Tenant tenant, PrincipalId principal) {
        environment
                .store()
                .records(tenant, RecordKind.PRIVATE_TERMS, by(principal))
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
